import type { Cdk } from './cdk';
import type { Engine } from './engines/engine';
import type { Run } from './processes';
import { Stacks } from './stacks';

/** Of campaigns. */
export interface Counts {
  deployed: number;
  updated: number;
  rolledBack: number;
}

const STACK = 'Shop';
const BROKEN_VERSION = 'b40ken00';

/** A deploy, a change, a failure that is rolled back, and the end: the same on every engine. */
export async function tell(
  engine: Engine,
  cdk: Cdk,
  say: (line: string) => void,
  onlyDeploy: boolean,
): Promise<Counts> {
  const counts: Counts = { deployed: 0, updated: 0, rolledBack: 0 };
  say('cdk deploy');
  expectEnd(await cdk.deploy('--all'), 0);
  counts.deployed = active(engine, 1);
  if (onlyDeploy) return counts;

  say('cdk deploy -c tps=2: updated in place');
  expectEnd(await cdk.deploy('--all', '-c', 'tps=2'), 0);
  counts.updated = active(engine, 2);

  say(`cdk deploy -c tps=2 -c version=${BROKEN_VERSION}: a solution version whose training has failed`);
  await declareBroken(engine);
  expectEnd(await cdk.deploy('--all', '-c', 'tps=2', '-c', `version=${BROKEN_VERSION}`), 1);
  counts.rolledBack = await rolledBack(engine, say);

  say('cdk destroy');
  expectEnd(await cdk.destroy('--all'), 0);
  return counts;
}

async function rolledBack(engine: Engine, say: (line: string) => void): Promise<number> {
  const stacks = new Stacks(engine);
  for (const reason of await stacks.failures(STACK)) say(`failed: ${reason}`);
  const status = await stacks.status(STACK);
  const ended = status === 'UPDATE_ROLLBACK_COMPLETE';
  say(ended ? 'rolled back: the campaign serves what it served before' : `not rolled back: ${String(status)}`);
  return ended ? active(engine, 2) : 0;
}

/** How many campaigns are live with this many transactions per second. */
function active(engine: Engine, tps: number): number {
  const campaigns = engine.campaigns() as { status: string; minProvisionedTPS: number }[];
  return campaigns.filter(({ status, minProvisionedTPS }) => status === 'ACTIVE' && minProvisionedTPS === tps).length;
}

async function declareBroken({ campaignsUrl }: Engine): Promise<void> {
  const arn = `arn:aws:personalize:us-east-1:123456789012:solution/movies/${BROKEN_VERSION}`;
  await fetch(`${campaignsUrl}/_emulator/personalize/solution-versions`, {
    method: 'PUT',
    body: JSON.stringify({ [arn]: 'failed' }),
  });
}

function expectEnd({ code, output }: Run, wanted: number): void {
  if (code !== wanted) throw new Error(`cdk ended with ${String(code)}, expected ${wanted}:\n${output}`);
}
