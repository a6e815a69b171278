import type { Campaign, Fields, Tags } from './campaign';
import type { CommonRequests } from './common';
import { invalid, missing } from './errors';
import type { World } from './world';

const MOST_TAGS = 50;

export function tagResource<F extends Fields>(
  world: World<F>,
  { arn, tags }: CommonRequests['TagResource'],
): undefined {
  const campaign = requireTagged(world, arn, 'current');
  world.campaigns.write({ ...campaign, tags: checkedTags({ ...campaign.tags, ...tags }) });
}

export function untagResource<F extends Fields>(
  world: World<F>,
  { arn, tagKeys }: CommonRequests['UntagResource'],
): undefined {
  const campaign = requireTagged(world, arn, 'current');
  const kept = Object.entries(campaign.tags).filter(([key]) => !tagKeys.includes(key));
  world.campaigns.write({ ...campaign, tags: Object.fromEntries(kept) });
}

export function listTags<F extends Fields>(
  world: World<F>,
  { arn }: CommonRequests['ListTagsForResource'],
): { tags: Tags } {
  return { tags: requireTagged(world, arn, 'seen').tags };
}

export function checkedTags(tags: Tags = {}): Tags {
  const count = Object.keys(tags).length;
  if (count > MOST_TAGS) throw invalid(`A campaign can have ${MOST_TAGS} tags, not ${count}.`);
  return tags;
}

function requireTagged<F extends Fields>(world: World<F>, arn: string, view: 'current' | 'seen'): Campaign<F> {
  const id = arn.slice(arn.indexOf('/') + 1);
  const campaign = arn === world.arnOf(id) ? world.campaigns[view](id) : undefined;
  if (!campaign) throw missing(`Resource ${arn}`);
  return campaign;
}
