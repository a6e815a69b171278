import { Ending } from '../../demo/ending';
import type { Phase, Story } from './figures';
import { PHASES } from './figures';
import type { StartPlace } from './place';
import type { PeerName, Service } from './settings';
import { PEERS } from './settings';
import { tell } from './story';

/** What both peers have taken for the same campaigns. */
export interface Compared {
  readonly campaigns: number;
  readonly stories: Readonly<Record<PeerName, Story>>;
}

type Stories = Compared['stories'];

/** One peer after the other, each on an engine of its own. */
export async function compare(
  start: StartPlace,
  service: Service,
  campaigns: number,
  phases: readonly Phase[],
): Promise<Compared> {
  return ended(async (ending) => {
    const stories: Partial<Record<PeerName, Story>> = {};
    for (const peer of PEERS) stories[peer] = await tell({ peer, service, campaigns, phases }, start, ending);
    return { campaigns, stories: stories as Stories };
  });
}

/** Both at the same time, where they mostly wait: what one takes from the machine, the other takes too. */
export async function compareTogether(start: StartPlace, service: Service, campaigns: number): Promise<Compared> {
  return ended(async (ending) => {
    const one = async (peer: PeerName) =>
      [peer, await tell({ peer, service, campaigns, phases: PHASES }, start, ending)] as const;
    return { campaigns, stories: Object.fromEntries(await Promise.all(PEERS.map(one))) as Stories };
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Nothing that was started stays, also after a failure and after Ctrl-C. */
async function ended<T>(work: (ending: Ending) => Promise<T>): Promise<T> {
  const ending = new Ending();
  const stop = () => void ending.run().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    return await work(ending);
  } finally {
    await ending.run();
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
