import type { BatchCampaign } from '../../lib/batch/contract';
import type { Outreach, Step } from '../engine/service';
import type { Send } from '../rest/client';
import { bodyOf } from './body';
import type { State } from './body';

/** All that a campaign can be seen in. */
export const STATUSES = ['draft', 'running', 'stopped', 'completed'] as const;

/** A start that was to come later would contact people at once: nobody has said that this is meant. */
class NotMeant extends Error {
  override readonly name = 'NotMeant';

  constructor(time: string) {
    super(
      `its time ${time} has passed, so that starting it would send to people at once. ` +
        'Give a later time, or allow it by sendsDuringDeployment: true',
    );
  }
}

function isPast({ when }: BatchCampaign): boolean {
  return Date.parse(when.start_time) <= Date.now();
}

type Status = (typeof STATUSES)[number];
type Steps = Record<State, Record<Status, Step<BatchCampaign>>>;

/**
 * What leads from a status to the state that is asked for: an update of the whole campaign. One that ran is no draft again, as far
 * as is known: where a draft is asked for it is stopped, which sends as little.
 */
export function outreachOf(send: Send): Outreach<BatchCampaign, State> {
  const to =
    (state: State): Exclude<Step<BatchCampaign>, string> =>
    (id, wanted) => {
      const body = { id, campaign: bodyOf(wanted, wanted.name, state) };
      return send({ method: 'POST', path: '/campaigns/update', body });
    };
  const start: Step<BatchCampaign> = async (id, wanted, options) => {
    if (isPast(wanted) && options.contactsAtOnce !== true) throw new NotMeant(wanted.when.start_time);
    return to('RUNNING')(id, wanted, options);
  };
  const steps: Steps = {
    DRAFT: { draft: 'there', running: to('STOPPED'), stopped: 'there', completed: 'never' },
    RUNNING: { draft: start, running: 'there', stopped: start, completed: 'there' },
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
