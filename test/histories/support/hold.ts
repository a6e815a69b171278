import fc from 'fast-check';
import { join } from 'node:path';
import { HANDLERS } from '../../../scripts/bundle';
import { SERVICES } from '../../support/services';
import type { ServiceRow } from '../../support/services';
import { World } from '../../support/world';
import type { Command } from './commands';
import { historyOf } from './commands';
import { Broken, play } from './history';
import { lineOf } from './lines';

export interface Draw {
  readonly runs: number;
  readonly seed: number;
  /** Plays what a failure has printed, and nothing else. */
  readonly path?: string | undefined;
  /** For how long a failure is made smaller. */
  readonly shrinkingMs: number;
}

/**
 * Random histories of a stack with two campaigns: deploys with faults, lost and late events, rollbacks, and what others do in
 * between, judged by a small model.
 */
export function testHistories(draw: Draw): void {
  describe.each(SERVICES)('$name: random histories', (service) => {
    let world: World;
    beforeAll(async () => {
      const file = join(__dirname, 'repeatable-handler.js');
      const environment = { HANDLER: join(HANDLERS, service.name, 'index.js') };
      world = await World.start(service, { file, environment });
    });
    afterAll(() => world.close());

    test(
      'hold [R2][R3][R4][R5][R6][R7][R8][R12][R15][R16][R18][R19][R21][R23][R27][R28][R35][R39][R60]',
      async () => {
        process.stdout.write(`${service.name}: ${draw.runs} histories, seed ${draw.seed}\n`);
        const outcome = await playMany(world, draw);
        if (outcome.failed) throw new Error(report(service, outcome));
      },
      24 * 3_600_000,
    );
  });
}

function playMany(world: World, { runs, seed, path, shrinkingMs }: Draw): Promise<fc.RunDetails<[Command[]]>> {
  let failedAt = Infinity;
  const property = fc.asyncProperty(historyOf(world.service), async (commands) => {
    if (Date.now() > failedAt + shrinkingMs) return;
    await play(world, commands).catch((error: unknown) => {
      failedAt = Math.min(failedAt, Date.now());
      throw error;
    });
  });
  return fc.check(property, { seed, numRuns: runs, ...(path === undefined ? {} : { path }) });
}

function report(
  service: ServiceRow,
  { seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[Command[]]>,
): string {
  const commands = counterexample?.[0] ?? [];
  const replay = `HISTORIES_SEED=${seed} HISTORIES_PATH=${counterexamplePath ?? ''} npm run histories -- -t ${service.name}`;
  const lines = commands.map((command, index) => `${index + 1}. ${lineOf(service, command)}`);
  const why = errorInstance instanceof Broken ? errorInstance.message : (errorInstance as Error).stack;
  return [`${service.name}: a history does not hold; it is played again by`, replay, ...lines, why].join('\n');
}
