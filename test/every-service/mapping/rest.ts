import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { newStack } from '../../support/app';
import { EMULATOR, SECRET, SECRET_NAME } from '../../support/services/rest';
import { KEYS, OTHER_KEYS, OTHER_SECRET_NAME } from './keys';
import type { ChangedRow, WholeCall } from './table';

/* What the tables of both services without an SDK have in common. */

interface Connection {
  readonly baseUrl?: string;
  readonly apiKey: ISecret;
  readonly apiKeyField?: string;
}

const elsewhere = newStack();
const OTHER_ADDRESS = EMULATOR.replace('127.0.0.1', 'localhost');
const OTHER_SECRET = SECRET.replace(SECRET_NAME, OTHER_SECRET_NAME);

/** What every campaign has. */
export const CONNECTION = {
  baseUrl: EMULATOR,
  apiKey: Secret.fromSecretPartialArn(elsewhere, 'Keys', SECRET),
  apiKeyField: 'used',
};
const OTHER_KEY = { apiKey: Secret.fromSecretPartialArn(elsewhere, 'OtherKeys', OTHER_SECRET) };

/** Where calls go and by which key: members of no body. */
export function connectionRows<P extends Connection>(header: (key: string) => string): ChangedRow<P>[] {
  const row = (leaf: string, changed: Connection | Partial<Connection>, reached: ChangedRow<P>['reached']) => ({
    leaf,
    change: (props: P): P => ({ ...props, ...changed }),
    sent: {},
    reached: reached!,
  });
  return [
    row('baseUrl', { baseUrl: OTHER_ADDRESS }, { address: OTHER_ADDRESS }),
    row('apiKey.secretArn', OTHER_KEY, { key: header(OTHER_KEYS.used) }),
    row('apiKey.jsonField', { apiKeyField: 'other' }, { key: header(KEYS.other) }),
    // The whole secret.
    row('apiKey.jsonField', { apiKeyField: undefined }, { key: header(JSON.stringify(KEYS)) }),
  ];
}

/** The state is no member of the create call: updates of the whole campaign lead to it, by the state that the campaign is in. */
export function wholeStateRow<P>(
  leaf: string,
  change: ChangedRow<P>['change'],
  states: Readonly<Record<string, string>>,
  bodyIn: (state: string) => object,
): ChangedRow<P> {
  const calls = Object.entries(states).map(([from, to]): [string, WholeCall] => [
    from,
    { operation: 'updateCampaign', to, body: bodyIn(to) },
  ]);
  return { leaf, change, sent: {}, calls: Object.fromEntries(calls) };
}
