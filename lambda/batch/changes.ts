import type { BatchCampaign } from '../../lib/batch/contract';
import type { CampaignService, Save, Seen, Setting } from '../engine/service';
import type { Send } from '../rest/client';
import { bodyOf, isDraft } from './body';
import type { State } from './body';

/** What an update has to send so that it leaves the state as it is. */
const STATES: Readonly<Record<string, State>> = { draft: 'DRAFT', stopped: 'STOPPED', running: 'RUNNING' };

/** Batch takes no update of a campaign that runs or is over: as far as is known, and nobody is to be contacted twice. */
function refusal(_wanted: BatchCampaign, { status }: Seen<BatchCampaign>): string | undefined {
  if (status === 'running') return 'can be changed only while the campaign is stopped: stop it by a deploy of its own';
  return status === 'completed' ? 'can be changed only before the campaign is completed' : undefined;
}

/** What happens when a property changes. */
export function changesOf(send: Send): CampaignService<BatchCampaign>['changes'] {
  const save: Save<BatchCampaign> = {
    calls: (id, wanted, { status }) => {
      const campaign = bodyOf(wanted, wanted.name, STATES[status] ?? 'DRAFT');
      return [{ make: () => send({ method: 'POST', path: '/campaigns/update', body: { id, campaign } }) }];
    },
  };
  // The list shows no content, so it is told apart by what the template says otherwise than before.
  const content: Setting<BatchCampaign> = { save, refusal, differs: (_wanted, _seen, { changed }) => changed };
  return {
    baseUrl: 'replace',
    projectKey: 'replace',
    apiVersion: 'access',
    apiKey: 'access',
    // What somebody has called it since is left alone.
    name: {
      ...content,
      differs: ({ name }, seen, { asked }) => name !== seen.name && (asked === true || isDraft(seen.name)),
    },
    state: 'outreach',
    send_rate: content,
    labels: content,
    when: content,
    targeting: content,
    messages: content,
    variants: content,
  };
}
