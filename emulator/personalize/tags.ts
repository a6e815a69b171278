import { isUpdating, phaseOf, type Campaign } from './campaign';
import { busy, invalid, PersonalizeError } from './errors';
import type { Requests, Tag } from './shapes';
import { chosen } from './switches';
import { requireCurrent, requireSeen, type World } from './world';

const MOST_TAGS = 50;

export function tagResource(world: World, { resourceArn, tags }: Requests['TagResource']): undefined {
  const campaign = requireTaggable(world, requireCurrent(world, resourceArn));
  checkTags(tags);
  const sent = new Set(tags.map(({ tagKey }) => tagKey));
  const all = [...campaign.tags.filter(({ tagKey }) => !sent.has(tagKey)), ...tags];
  checkCount(all);
  world.campaigns.write({ ...campaign, tags: all });
}

export function untagResource(world: World, { resourceArn, tagKeys }: Requests['UntagResource']): undefined {
  const campaign = requireTaggable(world, requireCurrent(world, resourceArn));
  if (tagKeys.length > MOST_TAGS) {
    throw new PersonalizeError('TooManyTagKeysException', `More than ${MOST_TAGS} tag keys in one request`);
  }
  checkKeys(tagKeys);
  world.campaigns.write({ ...campaign, tags: campaign.tags.filter(({ tagKey }) => !tagKeys.includes(tagKey)) });
}

export function listTags(world: World, { resourceArn }: Requests['ListTagsForResource']): { tags: readonly Tag[] } {
  return { tags: requireTaggable(world, requireSeen(world, resourceArn)).tags };
}

/** The tags of a request that creates a campaign. */
export function checkedTags(tags: readonly Tag[] = []): readonly Tag[] {
  checkTags(tags);
  checkCount(tags);
  return tags;
}

function checkTags(tags: readonly Tag[]): void {
  const keys = tags.map(({ tagKey }) => tagKey);
  checkKeys(keys);
  if (new Set(keys).size < keys.length) throw invalid('Tag keys must be unique within a resource');
}

function checkKeys(keys: readonly string[]): void {
  const reserved = keys.find((key) => key.startsWith('aws:'));
  if (reserved !== undefined) throw invalid(`Tag key ${reserved} may not begin with aws:`);
}

function checkCount(tags: readonly Tag[]): void {
  if (tags.length > MOST_TAGS) {
    throw new PersonalizeError('TooManyTagsException', `A resource can have ${MOST_TAGS} tags, not ${tags.length}`);
  }
}

function requireTaggable(world: World, campaign: Campaign): Campaign {
  const now = world.context.now();
  const working = isUpdating(campaign, now) || phaseOf(campaign.creation, now) !== 'ENDED';
  if (working && chosen(world.context, 'personalize.tagsWhileBusy') === 'refused') {
    throw busy(campaign.arn, 'it is being created or updated');
  }
  return campaign;
}
