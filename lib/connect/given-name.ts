import { PhysicalName } from 'aws-cdk-lib';

/** The CDK makes a name up only where another environment refers to the campaign. */
export function isGiven(name: string | undefined): boolean {
  return name !== undefined && name !== PhysicalName.GENERATE_IF_NEEDED;
}
