import type { AlsonaCampaign } from '../../lib/alsona/contract';
import type { Outreach, Step } from '../engine/service';
import type { Status } from './body';

type Put = (id: string, wanted: AlsonaCampaign, status: Status) => Promise<unknown>;

/**
 * What leads from a status to the one that is asked for: an update of the whole campaign. One that ran is no draft again, as far as is
 * known: where a draft is asked for it is paused, which sends as little.
 */
export function outreachOf(put: Put): Outreach<AlsonaCampaign, Status> {
  const to =
    (status: Status): Step<AlsonaCampaign> =>
    (id, wanted) =>
      put(id, wanted, status);
  const steps: Record<Status, Record<Status, Step<AlsonaCampaign>>> = {
    DRAFT: { DRAFT: 'there', RUN: to('PAUSE'), PAUSE: 'there', DONE: 'never' },
    RUN: { DRAFT: to('RUN'), RUN: 'there', PAUSE: to('RUN'), DONE: 'there' },
    PAUSE: { DRAFT: to('PAUSE'), RUN: to('PAUSE'), PAUSE: 'there', DONE: 'there' },
    DONE: { DRAFT: to('DONE'), RUN: to('DONE'), PAUSE: to('DONE'), DONE: 'there' },
  };
  return {
    steps,
    contacts: 'RUN',
    stopped: 'PAUSE',
    active: ['RUN'],
    untouched: ['DRAFT'],
    carriesAll: true,
    stopMayBeRefused: true,
  };
}
