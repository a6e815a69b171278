import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { batch } from '../../../lib';
import type { CampaignProps } from '../../../lib/batch';
import type { CampaignProperties } from '../../support/app';
import { newStack, resourceOfType } from '../../support/app';

export const KEY = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:batch-AbCdEf';

export const MAIL = { subject: 'Sale', senderIdentityId: '4012', html: '<p>Today only</p>' };
export const PUSH = { platforms: [batch.Platform.IOS, batch.Platform.ANDROID], body: 'Today only' };

/** The least that a campaign needs beside its key. */
export const LEAST = {
  projectKey: 'project_1',
  when: batch.When.timestamp('2999-01-31T08:00:00Z'),
  message: batch.Message.email(MAIL),
};

/** The secret of a stack that was made elsewhere. */
export function keyIn(stack: Stack): secretsmanager.ISecret {
  const existing = stack.node.tryFindChild('Key') as secretsmanager.ISecret | undefined;
  return existing ?? secretsmanager.Secret.fromSecretCompleteArn(stack, 'Key', KEY);
}

/** A campaign with the given props and what it needs beside them. */
export function newCampaign(stack = newStack(), props: Partial<CampaignProps> = {}, id = 'Sale'): batch.Campaign {
  return new batch.Campaign(stack, id, { ...LEAST, apiKey: props.apiKey ?? keyIn(stack), ...props });
}

/** What the only campaign of a stack sends. */
export function sentBy(stack: Stack): CampaignProperties {
  return resourceOfType(stack, 'Custom::BatchCampaign').Properties as unknown as CampaignProperties;
}

/** What a campaign with these props sends. */
export function sent(props: Partial<CampaignProps> = {}): CampaignProperties {
  const stack = newStack();
  newCampaign(stack, props);
  return sentBy(stack);
}

/** The only message that a campaign with this one sends. */
export function messageSent(message: batch.Message): unknown {
  const { messages } = sent({ message }).campaign as { messages: unknown[] };
  expect(messages).toHaveLength(1);
  return messages[0];
}

/** What the CDK warns of in a stack. */
export function warningsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => entry.data as string);
}
