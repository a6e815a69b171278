import type { RecordedRequest } from '../../emulator';
import type { Asked } from './statements';

type Tags = Readonly<Record<string, string>>;
type Body = Readonly<Record<string, unknown>>;

const CAMPAIGNS = 'arn:aws:personalize:us-east-1:123456789012:campaign/';

/** What IAM is asked for each recorded call, with the tags that the campaign had then; one may lose them once it is made. */
export function asked(
  calls: readonly RecordedRequest[],
  before: Readonly<Record<string, Tags>> = {},
  forgotten?: string,
): Asked[] {
  const tags = new Map(Object.entries(before));
  return calls.flatMap((call) => {
    const questions = questionsOf(call, tags);
    if (call.status === 200) apply(call, tags);
    if (call.operation === 'CreateCampaign' && forgotten !== undefined) tags.delete(forgotten);
    return questions;
  });
}

function questionsOf({ service, operation, body }: RecordedRequest, tags: ReadonlyMap<string, Tags>): Asked[] {
  // The URL of an answer is signed: nobody is asked for a permission.
  if (operation === 'answer') return [];
  const action = `${service === 'stacks' ? 'cloudformation' : (service ?? '')}:${operation ?? ''}`;
  if (service === 'stacks') {
    const StackName = new URLSearchParams(String(body)).get('StackName') ?? '';
    return [{ action, resource: StackName, context: {} }];
  }
  const given = body as Body;
  if (service === 'personalize') return personalizeQuestions(action, given, tags);
  return [{ action, resource: String(given.stateMachineArn ?? given.executionArn), context: {} }];
}

/** By the service authorization reference: a create asks for campaign and solution, and for tagging where it has tags. */
function personalizeQuestions(action: string, body: Body, tags: ReadonlyMap<string, Tags>): Asked[] {
  const campaign = campaignOf(body);
  const context = {
    ...keyed('aws:RequestTag', tagsOf(body.tags)),
    ...keyed('aws:ResourceTag', tags.get(campaign) ?? {}),
  };
  const version = body.solutionVersionArn as string | undefined;
  if (action === 'personalize:DescribeSolutionVersion')
    return solutionsOf(version).map((resource) => ({ action, resource, context: {} }));
  if (action !== 'personalize:CreateCampaign') return [{ action, resource: campaign, context }];
  const requested = keyed('aws:RequestTag', tagsOf(body.tags));
  return [
    ...[campaign, ...solutionsOf(version)].map((resource) => ({ action, resource, context: requested })),
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

function keyed(prefix: string, tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
}
