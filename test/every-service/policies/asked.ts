import type { RecordedRequest } from '../../../emulator';
import type { Asked } from '../../support/statements';

export type Tags = Readonly<Record<string, string>>;

/** What IAM goes by where a service is asked. */
export interface Permissions {
  /** What IAM is asked for one call, with the tags that campaigns have then. */
  readonly questions: (call: RecordedRequest, tags: ReadonlyMap<string, Tags>) => Asked[];
  /** What a call that was answered does to tags. */
  readonly apply: (call: RecordedRequest, tags: Map<string, Tags>) => void;
  /** The tags that a call gives. */
  readonly tagsOf: (call: RecordedRequest) => Tags;
}

/** What the record does not show. */
export interface Unrecorded {
  /** Tags that campaigns had before. */
  readonly before?: Readonly<Record<string, Tags>>;
  /** The campaign whose create was not answered. */
  readonly unanswered?: string;
  /** The campaign that loses its tags right after it was made. */
  readonly forgotten?: string;
}

/** What IAM is asked for each recorded call. */
export function askedFor(
  { questions, apply, tagsOf }: Permissions,
  calls: readonly RecordedRequest[],
  { before = {}, unanswered, forgotten }: Unrecorded = {},
): Asked[] {
  const tags = new Map(Object.entries(before));
  return calls.flatMap((call) => {
    const all = questionsOf(call) ?? questions(call, tags);
    if (call.status === 200) apply(call, tags);
    if (call.operation !== 'CreateCampaign') return all;
    if (call.status === null && unanswered !== undefined) tags.set(unanswered, tagsOf(call));
    if (forgotten !== undefined) tags.delete(forgotten);
    return all;
  });
}

/** Of what surrounds every service. */
function questionsOf({ service, operation, body }: RecordedRequest): Asked[] | undefined {
  // The URL of an answer is signed: nobody is asked for a permission.
  if (operation === 'answer') return [];
  const given = body as Readonly<Record<string, string>>;
  const ask = (prefix: string, resource = ''): Asked[] => [
    { action: `${prefix}:${operation ?? ''}`, resource, context: {} },
  ];
  if (service === 'stacks') return ask('cloudformation', new URLSearchParams(String(body)).get('StackName') ?? '');
  if (service === 'states') return ask('states', given.stateMachineArn ?? given.executionArn);
  // IAM sees the whole ARN, whatever part of it was asked by.
  if (service === 'secretsmanager') return ask('secretsmanager', `${given.SecretId ?? ''}-1a2b3c`);
  return undefined;
}

/** Condition keys of tags. */
export function keyed(prefix: string, tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
}
