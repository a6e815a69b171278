import {
  ConnectCampaignsV2Client,
  CreateCampaignCommand,
  DeleteCampaignCommand,
  DescribeCampaignCommand,
  GetCampaignStateCommand,
  ListCampaignsCommand,
  PauseCampaignCommand,
  ResumeCampaignCommand,
  StartCampaignCommand,
  StopCampaignCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-connectcampaignsv2';
import type { ConnectV2Campaign } from '../../lib/connectv2/contract';
import { connectV2Contract } from '../../lib/connectv2/contract';
import { CREATED, DESCRIBED, LISTED, STATE } from '../connect/answers';
import { idOf, listed, TRAITS } from '../connect/campaign';
import type { StateCalls } from '../connect/outreach';
import { outreachOf, V2_STATES } from '../connect/outreach';
import { clientOf } from '../engine/client';
import { readable } from '../engine/unreadable';
import type { CampaignService } from '../engine/service';
import { changesOf } from './changes';
import { seenCampaign } from './seen';
import { created } from './sent';

/** Amazon Connect outbound campaigns V2: made at once, started and stopped by calls, changed field by field. */
export function connectV2(client = clientOf(ConnectCampaignsV2Client)): CampaignService<ConnectV2Campaign> {
  const describe = async (arn: string) => {
    const answer = await client.send(new DescribeCampaignCommand({ id: idOf(arn) }));
    return readable('DescribeCampaign', DESCRIBED, answer).campaign;
  };
  const page = async (value: string, nextToken: string | undefined) => {
    const filters = { instanceIdFilter: { value, operator: 'Eq' as const } };
    const answer = await client.send(new ListCampaignsCommand({ filters, nextToken, maxResults: 50 }));
    return readable('ListCampaigns', LISTED, answer);
  };

  return {
    ...TRAITS,
    noun: 'Connect V2 campaign',
    contract: connectV2Contract,
    changes: changesOf(client),
    statuses: V2_STATES,
    outreach: outreachOf(stateCalls(client)),

    // Without an instance none can have been made.
    candidates: async ({ connectInstanceId: instance }, name) =>
      instance === undefined ? [] : listed(name, (nextToken) => page(instance, nextToken)),

    async create(wanted, name, tags) {
      const answer = await client.send(new CreateCampaignCommand(created(wanted, name, tags)));
      return readable('CreateCampaign', CREATED, answer).arn;
    },

    async read(arn) {
      const campaign = await describe(arn);
      const answer = await client.send(new GetCampaignStateCommand({ id: idOf(arn) }));
      return seenCampaign(arn, campaign, readable('GetCampaignState', STATE, answer).state);
    },

    // Listing the tags has a rate of one per second; describing the campaign shows them too.
    tagging: {
      tags: async (arn) => (await describe(arn)).tags ?? {},
      tag: (arn, tags) => client.send(new TagResourceCommand({ arn, tags })),
      untag: (arn, keys) => client.send(new UntagResourceCommand({ arn, tagKeys: [...keys] })),
    },
    remove: (arn) => client.send(new DeleteCampaignCommand({ id: idOf(arn) })),
  };
}

function stateCalls(client: ConnectCampaignsV2Client): StateCalls {
  return {
    start: (arn) => client.send(new StartCampaignCommand({ id: idOf(arn) })),
    pause: (arn) => client.send(new PauseCampaignCommand({ id: idOf(arn) })),
    resume: (arn) => client.send(new ResumeCampaignCommand({ id: idOf(arn) })),
    stop: (arn) => client.send(new StopCampaignCommand({ id: idOf(arn) })),
  };
}
