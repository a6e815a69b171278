import type { RecordedRequest } from '../../../emulator';
import type { Asked } from '../../support/statements';
import { keyed } from './asked';
import type { Permissions, Tags } from './asked';

const CAMPAIGNS = 'arn:aws:connect-campaigns:us-east-1:123456789012:campaign/';

/** By the service authorization reference: a create asks for tagging too where it has tags, and a list for everything. */
function questions(call: RecordedRequest, tags: ReadonlyMap<string, Tags>): Asked[] {
  const operation = call.operation ?? '';
  const campaign = campaignOf(call);
  const resource = operation === 'ListCampaigns' ? '*' : campaign;
  const context = { ...keyed('aws:RequestTag', tagsOf(call)), ...keyed('aws:ResourceTag', tags.get(campaign) ?? {}) };
  const actions = operation === 'CreateCampaign' ? [operation, 'TagResource'] : [operation];
  return actions.map((action) => ({ action: `connect-campaigns:${action}`, resource, context }));
}

function apply(call: RecordedRequest, tags: Map<string, Tags>): void {
  const campaign = campaignOf(call);
  const now = tags.get(campaign) ?? {};
  if (call.operation === 'CreateCampaign') tags.set((call.response as { arn: string }).arn, tagsOf(call));
  if (call.operation === 'TagResource') tags.set(campaign, { ...now, ...tagsOf(call) });
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

function tagsOf({ body }: RecordedRequest): Tags {
  return (body as { tags?: Tags } | null)?.tags ?? {};
}

export const connect: Permissions = { questions, apply, tagsOf };
