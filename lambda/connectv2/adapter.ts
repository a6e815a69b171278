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
import { createErrors, errors, idOf, isCampaignArn, listed } from '../connect/campaign';
import type { StateCalls } from '../connect/outreach';
import { outreachOf, V2_STATES } from '../connect/outreach';
import { clientSettings } from '../engine/client';
import type { CampaignService } from '../engine/service';
import { changesOf } from './changes';
import { seenCampaign } from './seen';
import { created } from './sent';

/** Amazon Connect outbound campaigns V2: made at once, started and stopped by calls, changed field by field. */
export function connectV2(client = new ConnectCampaignsV2Client(clientSettings())): CampaignService<ConnectV2Campaign> {
  const describe = async (arn: string) => {
    const { campaign } = await client.send(new DescribeCampaignCommand({ id: idOf(arn) }));
    return campaign;
  };

  return {
    noun: 'Connect V2 campaign',
    contract: connectV2Contract,
    changes: changesOf(client),
    errors,
    createErrors,
    usualSeconds: { create: 2, update: 2, remove: 5 },
    lagSeconds: 10,
    // A second campaign would contact people again, and delays are not documented.
    doubtSeconds: 30,
    uniqueNames: false,
    longestName: 127,
    trackedUpdates: false,
    statuses: V2_STATES,
    // Create, delete, start, stop, rename and tag: one per second in an account and Region, shared with V1.
    writesPerSecond: 1,
    outreach: outreachOf(stateCalls(client)),
    isId: isCampaignArn,
    need: async () => undefined,

    candidates: ({ connectInstanceId: value }, name) => {
      const filters = { instanceIdFilter: { value, operator: 'Eq' as const } };
      return listed(name, (nextToken) => client.send(new ListCampaignsCommand({ filters, nextToken, maxResults: 50 })));
    },

    async create(wanted, name, tags) {
      const { arn = '' } = await client.send(new CreateCampaignCommand(created(wanted, name, tags)));
      return arn;
    },

    async read(arn) {
      const campaign = await describe(arn);
      const { state } = await client.send(new GetCampaignStateCommand({ id: idOf(arn) }));
      return seenCampaign(arn, campaign, state);
    },

    // Listing the tags has a rate of one per second; describing the campaign shows them too.
    tags: async (arn) => (await describe(arn))?.tags ?? {},
    tag: (arn, tags) => client.send(new TagResourceCommand({ arn, tags })),
    untag: (arn, keys) => client.send(new UntagResourceCommand({ arn, tagKeys: [...keys] })),
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
