import type { BatchCampaign } from '../../lib/batch/contract';
import type { Outreach, Step } from '../engine/service';
import type { Send } from '../rest/client';
import { bodyOf } from './body';
import type { State } from './body';

/** All that a campaign can be seen in. */
export const STATUSES = ['draft', 'running', 'stopped', 'completed'] as const;

type Status = (typeof STATUSES)[number];
type Steps = Record<State, Record<Status, Step<BatchCampaign>>>;

/**
 * What leads from a status to the state that is asked for: an update of the whole campaign. One that ran is no draft again, as far
 * as is known: where a draft is asked for it is stopped, which sends as little.
 */
export function outreachOf(send: Send): Outreach<BatchCampaign, State> {
  const to =
    (state: State): Step<BatchCampaign> =>
    (id, wanted) => {
      const body = { id, campaign: bodyOf(wanted, wanted.name, state) };
      return send({ method: 'POST', path: '/campaigns/update', body });
    };
  const steps: Steps = {
    DRAFT: { draft: 'there', running: to('STOPPED'), stopped: 'there', completed: 'never' },
    RUNNING: { draft: to('RUNNING'), running: 'there', stopped: to('RUNNING'), completed: 'there' },
    STOPPED: { draft: to('STOPPED'), running: to('STOPPED'), stopped: 'there', completed: 'there' },
  };
  return {
    steps,
    contacts: 'RUNNING',
    stopped: 'STOPPED',
    active: ['running'],
    untouched: ['draft'],
    carriesAll: true,
    stopMayBeRefused: true,
  };
}
