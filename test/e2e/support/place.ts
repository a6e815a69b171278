import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cdk } from '../../../demo/cdk';
import { Ending } from '../../../demo/ending';
import type { Engine, EngineName } from '../../../demo/engines/engine';
import { ENGINES } from '../../../demo/engines/engine';
import type { Run } from '../../../demo/processes';
import { Stacks } from '../../../demo/stacks';
import type { State } from './app';
import { BROKEN, synthesise } from './app';

interface Campaign {
  readonly name: string;
  readonly status: string;
  readonly minProvisionedTPS: number;
}

/** An engine with an assembly that the CLI deploys to it. */
export interface Place {
  readonly engine: Engine;
  readonly stacks: Stacks;
  deploy(...states: (State | '--force')[]): Promise<Run>;
  destroy(...states: State[]): Promise<Run>;
  /** By name: status and transactions per second. */
  campaigns(): Record<string, string>;
  end(): Promise<void>;
}

export async function startPlace(name: EngineName, speed: number): Promise<Place> {
  const ending = new Ending();
  const folder = mkdtempSync(join(tmpdir(), 'campaigns-e2e-'));
  ending.add(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const engine = await ENGINES[name]({ speed, folder, ending, say: () => undefined });
    const app = join(folder, 'cdk.out');
    synthesise(app);
    const cdk = new Cdk({ environment: engine.environment, folder, app, ending });
    await declareBroken(engine);
    return {
      engine,
      stacks: new Stacks(engine),
      deploy: (...states) => cdk.deploy(...states, '--concurrency', '2'),
      destroy: (...states) => cdk.destroy(...states),
      campaigns: () => campaignsOf(engine),
      end: () => ending.run(),
    };
  } catch (error) {
    await ending.run();
    throw error;
  }
}

async function declareBroken({ campaignsUrl }: Engine): Promise<void> {
  const body = JSON.stringify({ [BROKEN]: 'failed' });
  await fetch(`${campaignsUrl}/_emulator/personalize/solution-versions`, { method: 'PUT', body });
}

function campaignsOf(engine: Engine): Record<string, string> {
  const campaigns = engine.campaigns() as Campaign[];
  return Object.fromEntries(campaigns.map(({ name, status, minProvisionedTPS: tps }) => [name, `${status} ${tps}`]));
}
