import type { RecordedRequest } from '../../../emulator';
import type { Asked } from '../../support/statements';

type Tags = Readonly<Record<string, string>>;

const CAMPAIGNS = 'arn:aws:connect-campaigns:us-east-1:123456789012:campaign/';

/** What IAM is asked for each recorded call, with the tags that the campaign had then; some have tags before. */
export function asked(calls: readonly RecordedRequest[], before: Readonly<Record<string, Tags>> = {}): Asked[] {
  const tags = new Map(Object.entries(before));
  return calls.flatMap((call) => {
    const questions = questionsOf(call, tags);
    if (call.status === 200) apply(call, tags);
    return questions;
  });
}

function questionsOf(call: RecordedRequest, tags: ReadonlyMap<string, Tags>): Asked[] {
  const { service, operation, body } = call;
  // The URL of an answer is signed: nobody is asked for a permission.
  if (operation === 'answer') return [];
  if (service === 'stacks') {
    const resource = new URLSearchParams(String(body)).get('StackName') ?? '';
    return [{ action: `cloudformation:${operation ?? ''}`, resource, context: {} }];
  }
  if (service === 'states') {
    const { stateMachineArn, executionArn } = body as Record<string, string>;
    return [{ action: `states:${operation ?? ''}`, resource: stateMachineArn ?? executionArn ?? '', context: {} }];
  }
  return campaignQuestions(call, tags);
}

/** By the service authorization reference: a create asks for tagging too where it has tags, and a list for everything. */
function campaignQuestions(call: RecordedRequest, tags: ReadonlyMap<string, Tags>): Asked[] {
  const operation = call.operation ?? '';
  const campaign = campaignOf(call);
  const resource = operation === 'ListCampaigns' ? '*' : campaign;
  const given = (call.body as { tags?: Tags } | null)?.tags ?? {};
  const context = { ...keyed('aws:RequestTag', given), ...keyed('aws:ResourceTag', tags.get(campaign) ?? {}) };
  const actions = operation === 'CreateCampaign' ? [operation, 'TagResource'] : [operation];
  return actions.map((action) => ({ action: `connect-campaigns:${action}`, resource, context }));
}

function apply(call: RecordedRequest, tags: Map<string, Tags>): void {
  const campaign = campaignOf(call);
  const now = tags.get(campaign) ?? {};
  const given = (call.body as { tags?: Tags } | null)?.tags ?? {};
  if (call.operation === 'CreateCampaign') tags.set((call.response as { arn: string }).arn, given);
  if (call.operation === 'TagResource') tags.set(campaign, { ...now, ...given });
  if (call.operation === 'UntagResource') {
    const gone = [(call.query as Record<string, string | string[]>).tagKeys ?? []].flat();
    tags.set(campaign, Object.fromEntries(Object.entries(now).filter(([key]) => !gone.includes(key))));
  }
}

/** Of a create nothing is known yet but that it makes some campaign. */
function campaignOf({ path }: RecordedRequest): string {
  const [, kind, id = 'new'] = /\/(campaigns|tags)\/([^/]+)/.exec(decodeURIComponent(path)) ?? [];
  return kind === 'tags' ? decodeURIComponent(path).replace(/^.*\/tags\//, '') : `${CAMPAIGNS}${id}`;
}

function keyed(prefix: string, tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
}
