import {
  CreateCampaignCommand,
  DeleteCampaignCommand,
  DescribeCampaignCommand,
  DescribeSolutionVersionCommand,
  ListTagsForResourceCommand,
  PersonalizeClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-personalize';
import type * as z from 'zod/mini';
import type { PersonalizeCampaign } from '../../lib/personalize/contract';
import { LATEST, personalizeContract } from '../../lib/personalize/contract';
import { clientOf } from '../engine/client';
import { readable } from '../engine/unreadable';
import type { CampaignService, Place, Tagging, Tags } from '../engine/service';
import { ACCEPTED, DESCRIBED, TAGS, VERSION } from './answers';
import { changesOf } from './changes';
import { errors } from './errors';
import { seenCampaign, standingOf } from './seen';

/** Amazon Personalize: slow, with unique names, and updates that have a status of their own. */
export function personalize(place: Place, client = clientOf(PersonalizeClient)): CampaignService<PersonalizeCampaign> {
  const arnOf = (name: string) =>
    `arn:${place.partition}:personalize:${place.region}:${place.account}:campaign/${name}`;

  return {
    noun: 'Personalize campaign',
    contract: personalizeContract,
    changes: changesOf(client),
    errors,
    usualSeconds: { create: 600, update: 300, remove: 120 },
    lagSeconds: 10,
    uniqueNames: true,
    longestName: 63,
    trackedUpdates: true,
    isId: (id) => /^arn:[^:]+:personalize:[^:]*:[^:]*:campaign\/./.test(id),

    // The ARN follows from the name.
    candidates: async (_wanted, name) => [arnOf(name)],

    async need({ solutionVersionArn }, rows) {
      // The newest version cannot be asked for by this name: the service checks it.
      if (!rows.has('solutionVersionArn') || solutionVersionArn.endsWith(LATEST)) return undefined;
      const answer = await client.send(new DescribeSolutionVersionCommand({ solutionVersionArn }));
      const { status, failureReason: reason } = readable('DescribeSolutionVersion', VERSION, answer).solutionVersion;
      return { noun: `solution version ${solutionVersionArn}`, status, standing: standingOf(status), reason };
    },

    async create({ solutionVersionArn, minProvisionedTPS, campaignConfig }, name, tags) {
      const input = { name, solutionVersionArn, minProvisionedTPS, campaignConfig, tags: tagList(tags) };
      const answer = await client.send(new CreateCampaignCommand(input));
      return readable('CreateCampaign', ACCEPTED, answer).campaignArn;
    },

    async read(campaignArn) {
      const answer = await client.send(new DescribeCampaignCommand({ campaignArn }));
      return seenCampaign(campaignArn, readable('DescribeCampaign', DESCRIBED, answer).campaign);
    },

    tagging: taggingOf(client),
    remove: (campaignArn) => client.send(new DeleteCampaignCommand({ campaignArn })),
  };
}

function taggingOf(client: PersonalizeClient): Tagging {
  return {
    async tags(resourceArn) {
      const answer = await client.send(new ListTagsForResourceCommand({ resourceArn }));
      const { tags }: z.infer<typeof TAGS> = readable('ListTagsForResource', TAGS, answer);
      return Object.fromEntries(tags.map(({ tagKey, tagValue }) => [tagKey, tagValue]));
    },
    tag: (resourceArn, tags) => client.send(new TagResourceCommand({ resourceArn, tags: tagList(tags) })),
    untag: (resourceArn, keys) => client.send(new UntagResourceCommand({ resourceArn, tagKeys: [...keys] })),
  };
}

function tagList(tags: Tags) {
  return Object.entries(tags).map(([tagKey, tagValue]) => ({ tagKey, tagValue }));
}
