import { STACK } from '../../support/resource';
import type { ServiceRow } from '../../support/services';
import { SECRET } from '../../support/services/rest';
import type { Asked } from '../../support/statements';
import type { Permissions } from './asked';
import { connect } from './connect';
import { personalize } from './personalize';

/** What IAM has to do with a service. */
export interface Policies {
  readonly permissions: Permissions;
  /** Statements that no lifecycle needs, as others allow the same: for a service that does as no document says. */
  readonly spare: readonly string[];
  /** Actions of the service itself, with the rights of who creates a campaign: no call of the handler shows them. */
  readonly unseen?: RegExp;
  readonly prefix?: string;
  /** Campaigns that are another stack's, or nobody's. */
  readonly foreign: readonly string[];
}

const CONNECT: Policies = {
  permissions: connect,
  spare: [],
  unseen: /^(connect|profile|wisdom):/,
  prefix: 'connect-campaigns',
  foreign: ['arn:aws:connect-campaigns:us-east-1:123456789012:campaign/films'],
};

/** They ask for a key, and for nothing of IAM. */
const REST: Policies = {
  permissions: { questions: () => [], apply: () => undefined, tagsOf: () => ({}) },
  spare: [],
  foreign: [],
};

export const POLICIES: Readonly<Record<string, Policies>> = {
  personalize: {
    permissions: personalize,
    // Where the service does not pass on the tags of a request.
    spare: ['Create'],
    prefix: 'personalize',
    // The name of another stack can begin as this one's.
    foreign: ['films', 'shop-prod-Films'].map((name) => `arn:aws:personalize:us-east-1:123456789012:campaign/${name}`),
  },
  connectv2: CONNECT,
  connectv1: CONNECT,
  batch: REST,
  alsona: REST,
};

const OTHER_STACK = 'arn:aws:cloudformation:us-east-1:123456789012:stack/other/1';
const MARK = 'cdk-campaigns:stack';
const ANOTHERS = { [`aws:ResourceTag/${MARK}`]: OTHER_STACK };

const ask = (action: string, resource: string, context = {}): Asked => ({ action, resource, context });

/** Every write on what is not this stack's; a tag of ours does not take it over. */
export function writesOnOthers({ writes, operations }: ServiceRow, { prefix, foreign }: Policies): Asked[] {
  if (prefix === undefined) return [];
  return writes
    .filter((write) => write !== operations.create)
    .flatMap((write) => [
      ...foreign.flatMap((campaign) =>
        [ANOTHERS, { ...ANOTHERS, [`aws:RequestTag/${MARK}`]: STACK }].map((context) =>
          ask(`${prefix}:${write}`, campaign, context),
        ),
      ),
      ask(`${prefix}:${write}`, foreign[0] ?? ''),
    ]);
}

/** What is around every service, and not this stack's. */
export const OTHERS: readonly Asked[] = [
  ask('cloudformation:DescribeStacks', OTHER_STACK),
  ask('states:StartExecution', 'arn:aws:states:us-east-1:123456789012:stateMachine:other'),
  ask('states:StopExecution', 'arn:aws:states:us-east-1:123456789012:execution:other:1'),
  ask('states:GetExecutionHistory', 'arn:aws:states:us-east-1:123456789012:execution:other:1'),
  ask('secretsmanager:GetSecretValue', `${SECRET}-other-abcdef`),
  ask('secretsmanager:DescribeSecret', `${SECRET}-abcdef`),
];
