import type { Stack } from 'aws-cdk-lib';

/** The Connect console shows and edits only campaigns that carry this tag of their instance. */
export function ownerTag(stack: Stack, instanceId: string): Record<string, string> {
  return { owner: stack.formatArn({ service: 'connect', resource: 'instance', resourceName: instanceId }) };
}
