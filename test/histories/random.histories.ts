import fc from 'fast-check';
import { join } from 'node:path';
import { HANDLERS } from '../../scripts/bundle';
import { SERVICES } from '../support/services';
import type { ServiceRow } from '../support/services';
import { World } from '../support/world';
import type { Command } from './support/commands';
import { historyOf } from './support/commands';
import { Broken, play } from './support/history';
import { lineOf } from './support/lines';

/*
 * Random histories of a stack with two campaigns: deploys with faults, lost and late events, rollbacks, and what others do in
 * between, judged by a small model. Each run draws new ones; `HISTORIES=200 npm run histories` plays more. What a failure
 * prints plays it again:
 *
 *   HISTORIES_SEED=<seed> HISTORIES_PATH=<path> npm run histories -- -t <service>
 */
const RUNS = Number(process.env.HISTORIES ?? 6);
const SEED = Number(process.env.HISTORIES_SEED ?? Math.floor(Math.random() * 2 ** 31));
const PATH = process.env.HISTORIES_PATH;
/** For how long a failure is made smaller. */
const SHRINKING_MS = Number(process.env.HISTORIES_SHRINKING_MS ?? 120_000);

describe.each(SERVICES)('$name: random histories', (service) => {
  let world: World;
  beforeAll(async () => {
    const file = join(__dirname, 'support', 'repeatable-handler.js');
    const environment = { HANDLER: join(HANDLERS, service.name, 'index.js') };
    world = await World.start(service, { file, environment });
  });
  afterAll(() => world.close());

  test(
    'hold [R2][R3][R4][R5][R6][R7][R8][R12][R15][R16][R18][R19][R21][R23][R27][R28][R35][R39][R59][R60]',
    async () => {
      process.stdout.write(`${service.name}: ${RUNS} histories, seed ${SEED}\n`);
      let failedAt = Infinity;
      const property = fc.asyncProperty(historyOf(service), async (commands) => {
        if (Date.now() > failedAt + SHRINKING_MS) return;
        await play(world, commands).catch((error: unknown) => {
          failedAt = Math.min(failedAt, Date.now());
          throw error;
        });
      });
      const outcome = await fc.check(property, {
        seed: SEED,
        numRuns: RUNS,
        ...(PATH === undefined ? {} : { path: PATH }),
      });
      if (outcome.failed) throw new Error(report(service, outcome));
    },
    24 * 3_600_000,
  );
});

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
