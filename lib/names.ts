import { Names, PhysicalName, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What the generated names of all campaigns of a stack begin with: the function may touch what begins so. */
export function stackPrefix(stack: Stack): string {
  return `${Names.uniqueResourceName(stack, { maxLength: 32, separator: '-' })}-`;
}

/** What a generated name begins with; a digest is added when the campaign is made. */
export function namePrefix(scope: Construct): string {
  return stackPrefix(Stack.of(scope)) + scope.node.id.replace(/[^a-zA-Z0-9-]/g, '');
}

/** The CDK makes a name up only where another environment refers to the campaign. */
export function isGiven(name: string | undefined): boolean {
  return name !== undefined && name !== PhysicalName.GENERATE_IF_NEEDED;
}

/** For the CDK an empty name is none; it is for the contract to refuse. */
export function nameOf(given: string | undefined, physicalName: string): string | undefined {
  return given ? physicalName : given;
}
