import type { Cdk } from './cdk';
import type { Engine } from './engines/engine';
import type { Run } from './processes';
import { storeKeys } from './keys';
import { Stacks } from './stacks';

/** Of campaigns. */
export interface Counts {
  deployed: number;
  updated: number;
  rolledBack: number;
}

const STACK = 'Shop';
const BROKEN_VERSION = 'b40ken00';
/** What the example app's campaigns take of what there is: at first, and after the change. */
const [SHARE, MORE] = [0.5, 0.75];

/** A deploy, a change, a failure that is rolled back, and the end: the same on every engine. */
export async function tell(
  engine: Engine,
  cdk: Cdk,
  say: (line: string) => void,
  onlyDeploy: boolean,
): Promise<Counts> {
  const counts: Counts = { deployed: 0, updated: 0, rolledBack: 0 };
  await storeKeys(engine);
  say('cdk deploy');
  expectEnd(await cdk.deploy('--all'), 0);
  counts.deployed = live(engine, SHARE);
  if (onlyDeploy) return counts;

  say(`cdk deploy -c share=${MORE}: updated in place, the running one too`);
  expectEnd(await cdk.deploy('--all', '-c', `share=${MORE}`), 0);
  counts.updated = live(engine, MORE);

  say(`cdk deploy -c share=${MORE} -c version=${BROKEN_VERSION}: a solution version whose training has failed`);
  await declareBroken(engine);
  expectEnd(await cdk.deploy('--all', '-c', `share=${MORE}`, '-c', `version=${BROKEN_VERSION}`), 1);
  counts.rolledBack = await rolledBack(engine, say);

  say('cdk destroy: a running campaign is stopped first');
  expectEnd(await cdk.destroy('--all'), 0);
  return counts;
}

async function rolledBack(engine: Engine, say: (line: string) => void): Promise<number> {
  const stacks = new Stacks(engine);
  for (const reason of await stacks.failures(STACK)) say(`failed: ${reason}`);
  const status = await stacks.status(STACK);
  const isAsBefore = status === 'UPDATE_ROLLBACK_COMPLETE' && live(engine, MORE) === ALL;
  say(isAsBefore ? 'rolled back: all campaigns are as they were' : `not rolled back: ${String(status)}`);
  return isAsBefore ? 1 : 0;
}

/** How many campaigns are live with this share of what there is. */
function live(engine: Engine, share: number): number {
  return (engine.campaigns() as Shown[]).filter((campaign) => LIVE[campaign.service]?.(campaign, share)).length;
}

/** What each service shows of the example app's campaign. */
interface Shown {
  readonly service: string;
  readonly status?: string;
  readonly state?: string;
  readonly minProvisionedTPS?: number;
  readonly channelSubtypeConfig?: { readonly telephony?: { readonly capacity?: number } };
  readonly send_rate?: number;
  readonly seats?: readonly string[];
  readonly dialerConfig?: { readonly progressiveDialerConfig?: { readonly bandwidthAllocation?: number } };
}

const LIVE: Readonly<Record<string, (campaign: Shown, share: number) => boolean>> = {
  personalize: ({ status, minProvisionedTPS }, share) => status === 'ACTIVE' && minProvisionedTPS === share * 4,
  connectv2: ({ state, channelSubtypeConfig }, share) =>
    state === 'Running' && channelSubtypeConfig?.telephony?.capacity === share,
  connectv1: ({ state, dialerConfig }, share) =>
    state === 'Initialized' && dialerConfig?.progressiveDialerConfig?.bandwidthAllocation === share,
  batch: ({ state, send_rate: rate }, share) => state === 'DRAFT' && rate === share * 100_000,
  alsona: ({ state, seats = [] }, share) => state === 'RUN' && seats.length === share * 4,
};
/** How many campaigns the example app has. */
export const ALL = Object.keys(LIVE).length;

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
