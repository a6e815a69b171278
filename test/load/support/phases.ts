import { join } from 'node:path';
import type { FunctionsOptions } from '../../../emulator/aws/function-settings';
import { QueuedFunctions } from '../../support/queued-functions';
import { World } from '../../support/world';
import type { Load, Phase } from './loads';
import { PHASES } from './loads';
import type { Run } from './many';
import { Many } from './many';

/** So many tell how many calls a campaign needs, and how long it takes, where nothing is refused. */
const FEW = 2;
const AT_WORK = 2;

export function startedFor({ services: [service, beside] }: Load): Promise<World> {
  return World.start(service, { functions: measured, ...(beside ? { beside } : {}) });
}

/** As many invocations at a time as there are, of which `AT_WORK` have a thread. */
function measured({ file, environment, ...options }: FunctionsOptions): QueuedFunctions {
  const around = join(__dirname, 'measured-handler.js');
  return new QueuedFunctions({ ...options, file: around, environment: { ...environment, BUNDLE: file } }, AT_WORK);
}

export async function runAlone(world: World, load: Load): Promise<Run[]> {
  world.settings.change({ rates: false });
  const runs = await allPhases(new Many(world, load, FEW, 'Few'));
  world.settings.change({ rates: true });
  return runs;
}

export async function allPhases(campaigns: Many, phases: readonly Phase[] = PHASES): Promise<Run[]> {
  const runs: Run[] = [];
  for (const phase of phases) runs.push(await campaigns.run(phase));
  return runs;
}
