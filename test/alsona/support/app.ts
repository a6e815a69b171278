import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { alsona } from '../../../lib';
import type { CampaignProps } from '../../../lib/alsona';
import type { CampaignProperties } from '../../support/app';
import { newStack, resourceOfType } from '../../support/app';

export const KEY_ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:alsona-AbCdEf';

/** The secret with the key, once for a scope. */
export function keyIn(scope: Stack): secretsmanager.ISecret {
  const existing = scope.node.tryFindChild('Key') as secretsmanager.ISecret | undefined;
  return existing ?? secretsmanager.Secret.fromSecretCompleteArn(scope, 'Key', KEY_ARN);
}

/** A campaign with the given props and what it needs beside them. */
export function newCampaign(
  stack = newStack(),
  props: Partial<CampaignProps> = {},
  id = 'Invitations',
): alsona.Campaign {
  return new alsona.Campaign(stack, id, {
    accountId: 'account-1',
    seats: ['seat-1'],
    schedule: alsona.WeeklySchedule.everyDay(alsona.DaySchedule.on()),
    ...props,
    apiKey: props.apiKey ?? keyIn(stack),
  });
}

/** What the only campaign of a stack sends. */
export function sentBy(stack: Stack): CampaignProperties {
  return resourceOfType(stack, 'Custom::AlsonaCampaign').Properties as unknown as CampaignProperties;
}

/** What a campaign with these props sends. */
export function sent(props: Partial<CampaignProps> = {}): CampaignProperties {
  const stack = newStack();
  newCampaign(stack, props);
  return sentBy(stack);
}

/** What the CDK warns of. */
export function warningsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => entry.data as string);
}
