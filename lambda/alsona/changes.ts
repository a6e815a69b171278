import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { differsFrom } from '../engine/compare';
import type { CampaignService, Save, Seen, Setting } from '../engine/service';
import type { Status } from './body';

type Differs = Setting<AlsonaCampaign>['differs'];
type Put = (id: string, wanted: AlsonaCampaign, status: Status) => Promise<unknown>;

/** What happens when a property changes. */
export function changesOf(put: Put): CampaignService<AlsonaCampaign>['changes'] {
  const save: Save<AlsonaCampaign> = {
    // The status that is seen: an update is not to start what somebody has paused.
    calls: (id, wanted, { status }) => [{ make: () => put(id, wanted, status as Status) }],
  };
  const setting = (differs: Differs): Setting<AlsonaCampaign> => ({ save, refusal: onceDone, differs });
  return {
    baseUrl: 'replace',
    account_id: 'replace',
    campaign_id: 'replace',
    agency: 'access',
    apiKey: 'access',
    name: setting(shownOrChanged('name')),
    seats: setting(shownOrChanged('seats')),
    // In which form a schedule comes back is not confirmed: only one that is as wanted says something.
    schedule: setting(({ schedule }, seen, change) => change.changed && differsFrom(schedule, seen.schedule, change)),
    timezone: { ...setting(timezoneDiffers), refusal: (wanted, seen) => onceDone(wanted, seen) ?? takenAway(wanted) },
    status: 'outreach',
  };
}

/** What the service shows is compared; what it does not show is told apart by what the template says otherwise. */
function shownOrChanged(row: 'name' | 'seats'): Differs {
  return (wanted, seen, change) =>
    seen[row] === undefined ? change.changed : differsFrom(wanted[row], seen[row], change);
}

const timezoneDiffers: Differs = ({ timezone: wanted }, { timezone: seen }, { changed, removed }) =>
  wanted === undefined ? removed.length > 0 : seen === undefined ? changed : seen !== wanted;

/** Whether an update that leaves it out takes it away is not confirmed. */
function takenAway({ timezone }: AlsonaCampaign): string | undefined {
  if (timezone !== undefined) return undefined;
  return 'can be changed and not be taken away: give the offset that is meant, such as 0';
}

function onceDone(_wanted: AlsonaCampaign, { status }: Seen<AlsonaCampaign>): string | undefined {
  return status === 'DONE' ? 'can be changed only before the campaign is done' : undefined;
}
