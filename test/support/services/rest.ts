import type { Stack } from 'aws-cdk-lib';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { answeredId } from '../../../lambda/engine/physical-id';
import { anewParts } from '../../../lambda/engine/anew';
import { generationOf } from '../../../lambda/engine/identity';
import type { CampaignService } from '../../../lambda/engine/service';
import type { OutreachRow, ResourceProperties, ServiceRow } from './row';

/** Stands for the emulator's address until that is known: a port that nobody listens on. */
export const EMULATOR = 'http://127.0.0.1:1';

/** Where the emulated Secrets Manager keeps the keys, without the six characters that it adds. */
export const SECRET_NAME = 'shop-keys';
export const SECRET = `arn:aws:secretsmanager:us-east-1:123456789012:secret:${SECRET_NAME}`;

/** What must be seen nowhere: in no log, recording, template, answer or error. */
export const KEYS = { batch: 'canary-batch-5f1d9c2e7a', alsona: 'canary-alsona-8b3e6d4c1f' };

type Common = Pick<
  ServiceRow,
  | 'unmarked'
  | 'secret'
  | 'uniqueNames'
  | 'createFailure'
  | 'ingredients'
  | 'outcome'
  | 'spoil'
  | 'endpointVariable'
  | 'underWay'
  | 'physicalId'
  | 'takeAway'
  | 'setTags'
  | 'tagsOf'
  | 'denial'
>;

/** What both services without an SDK have in common. */
export function restRow<C extends object>(service: () => CampaignService<C>): Common {
  return {
    unmarked: 'nothing on its campaigns can carry a mark or a tag',
    secret: { name: SECRET_NAME, value: JSON.stringify(KEYS) },
    uniqueNames: false,
    createFailure: 'The model is not of this world.',
    denial: { words: /HTTP 401/, waits: false },
    ingredients: [],
    endpointVariable: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
    underWay: { settings: { lagMs: 9000 }, create: 15_000, update: 4000, remove: 4000 },
    outcome: (ends, reason) => ({ control: 'outcomes', body: { [ends]: 'refuse', reason } }),
    spoil: (name) => ({ control: 'outcomes', body: { name, create: 'refuse', reason: 'Spoilt.' } }),
    takeAway: (name) => ({ control: 'campaigns', body: { remove: name } }),
    setTags: () => ({ control: 'none', body: {} }),
    tagsOf: () => ({}),
    physicalId: (id, { campaign }: ResourceProperties) => {
      const generation = generationOf(anewParts(service(), campaign as Partial<C>));
      return answeredId(service(), undefined, { id, generation });
    },
  };
}

/** The secret, as every campaign of a stack refers to it. */
export function secretOf(stack: Stack): ISecret {
  const known = stack.node.tryFindChild('Keys') as ISecret | undefined;
  return known ?? Secret.fromSecretPartialArn(stack, 'Keys', SECRET);
}

/** The one call that starts and stops, and the truths that no document confirms about the end of a campaign that runs. */
export function restOutreach(
  service: string,
): Pick<
  OutreachRow,
  'start' | 'pause' | 'resume' | 'stop' | 'stopsPaused' | 'isFinal' | 'ends' | 'creates' | 'setState'
> {
  return {
    start: 'updateCampaign',
    pause: 'updateCampaign',
    resume: 'updateCampaign',
    stop: 'updateCampaign',
    stopsPaused: false,
    isFinal: false,
    ends: [{ [`${service}.deletingRunning`]: 'allowed' }, { [`${service}.deletingRunning`]: 'refused' }],
    creates: [],
    setState: (name, to) => ({ control: 'campaigns', body: { state: { name, to } } }),
  };
}
