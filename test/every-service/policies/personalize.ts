import type { RecordedRequest } from '../../../emulator';
import type { Asked } from '../../support/statements';
import { keyed } from './asked';
import type { Permissions, Tags } from './asked';

type Body = Readonly<Record<string, unknown>>;

const CAMPAIGNS = 'arn:aws:personalize:us-east-1:123456789012:campaign/';

/** By the service authorization reference: a create asks for campaign and solution, and for tagging where it has tags. */
function questions({ operation, body }: RecordedRequest, tags: ReadonlyMap<string, Tags>): Asked[] {
  const action = `personalize:${operation ?? ''}`;
  const given = body as Body;
  const campaign = campaignOf(given);
  const requested = keyed('aws:RequestTag', tagsOf(given.tags));
  const context = { ...requested, ...keyed('aws:ResourceTag', tags.get(campaign) ?? {}) };
  const solutions = solutionsOf(given.solutionVersionArn as string | undefined);
  if (operation === 'DescribeSolutionVersion') return solutions.map((resource) => ({ action, resource, context: {} }));
  if (operation !== 'CreateCampaign') return [{ action, resource: campaign, context }];
  return [
    ...[campaign, ...solutions].map((resource) => ({ action, resource, context: requested })),
    { action: 'personalize:TagResource', resource: campaign, context: requested },
  ];
}

/** Which of the two the service names is not documented. */
function solutionsOf(version = ''): string[] {
  return [version, version.slice(0, version.lastIndexOf('/'))];
}

function apply({ operation, body }: RecordedRequest, tags: Map<string, Tags>): void {
  const given = body as Body;
  const campaign = campaignOf(given);
  const now = tags.get(campaign) ?? {};
  if (operation === 'CreateCampaign') tags.set(campaign, tagsOf(given.tags));
  if (operation === 'TagResource') tags.set(campaign, { ...now, ...tagsOf(given.tags) });
  if (operation === 'UntagResource') {
    const gone = given.tagKeys as string[];
    tags.set(campaign, Object.fromEntries(Object.entries(now).filter(([key]) => !gone.includes(key))));
  }
}

function campaignOf({ name, campaignArn, resourceArn }: Body): string {
  return (campaignArn ?? resourceArn ?? `${CAMPAIGNS}${String(name)}`) as string;
}

function tagsOf(list: unknown): Tags {
  const tags = (list ?? []) as { tagKey: string; tagValue: string }[];
  return Object.fromEntries(tags.map(({ tagKey, tagValue }) => [tagKey, tagValue]));
}

export const personalize: Permissions = { questions, apply, tagsOf: ({ body }) => tagsOf((body as Body).tags) };
