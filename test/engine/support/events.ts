import { encode } from '../../../lib/contract/codec';
import type { Request } from '../../../lambda/engine/request';
import type { Balloon } from './balloons';
import type { Kite } from './kites';
import type { Lantern } from './lanterns';
import { RESOURCE, STACK } from './marks';

type Campaign = Kite | Balloon | Lantern;

export const URL_SECRET = 'Signature=do-not-tell';

interface Options {
  readonly adopt?: boolean;
  readonly contactsAtOnce?: boolean;
  readonly deadlineSeconds?: number;
  readonly namePrefix?: string;
  readonly replacementMayContactAgain?: boolean;
  readonly teardown?: 'delete' | 'pause';
}

type More = Partial<Request> & { readonly options?: Options };

/** Signed at the given time. */
export function responseUrl(signed = Date.now()): string {
  const date = new Date(signed).toISOString().replace(/[-:]|\.\d+/g, '');
  return `https://answers.invalid/put?X-Amz-Date=${date}&${URL_SECRET}`;
}

export function toCreate(campaign: Campaign, { options, ...more }: More = {}): Request {
  return event('Create', properties(campaign, options), more);
}

export function toUpdate(from: Campaign, to: Campaign, { options, ...more }: More = {}): Request {
  const held = { PhysicalResourceId: 'kite/1', OldResourceProperties: properties(from, options) };
  return event('Update', properties(to, options), { ...held, ...more });
}

export function toDelete(campaign: Campaign, { options, ...more }: More = {}): Request {
  return event('Delete', properties(campaign, options), { PhysicalResourceId: 'kite/1', ...more });
}

function event(type: string, given: Request['ResourceProperties'], more: Partial<Request>): Request {
  return {
    RequestType: type,
    ResponseURL: responseUrl(),
    StackId: STACK,
    RequestId: `request-${type}`,
    LogicalResourceId: RESOURCE,
    ResourceType: 'Custom::Kite',
    ResourceProperties: given,
    ...more,
  };
}

/** As CloudFormation delivers them: every scalar is text. */
export function properties(campaign: Campaign, options: Options = {}): Request['ResourceProperties'] {
  const sent = { campaign: encode(campaign), options: encode(options) };
  const asText = (_key: string, member: unknown) =>
    typeof member === 'number' || typeof member === 'boolean' ? String(member) : member;
  return {
    ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:kites',
    ...(JSON.parse(JSON.stringify(sent), asText) as object),
  };
}
