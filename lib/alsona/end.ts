import { RemovalPolicy } from 'aws-cdk-lib';
import { show } from '../contract/codec';
import type { Options } from '../contract/contract';
import { Teardown } from './teardown';

/** Which policies say the same as a teardown. */
const AGREEING: Readonly<Record<Teardown, readonly RemovalPolicy[]>> = {
  [Teardown.DELETE]: [RemovalPolicy.DESTROY],
  // CloudFormation hands a campaign over to be paused only where it means to delete it, and yet the campaign stays.
  [Teardown.PAUSE]: [],
  [Teardown.LEAVE]: [RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE],
};

interface End {
  readonly teardown?: Teardown;
  readonly removalPolicy?: RemovalPolicy;
}

/** What the two props come to: to leave a campaign as it is, is CloudFormation's own. */
export function endOf({ teardown, removalPolicy }: End): {
  removalPolicy: RemovalPolicy | undefined;
  options: Pick<Options, 'teardown'>;
} {
  return {
    removalPolicy: removalPolicy ?? (teardown === Teardown.LEAVE ? RemovalPolicy.RETAIN : undefined),
    options: { teardown: teardown === Teardown.PAUSE ? 'pause' : undefined },
  };
}

/** Two props that say what becomes of a campaign must say the same. */
export function teardownProblems({ teardown, removalPolicy: policy }: End): string[] {
  if (teardown === undefined) return [];
  if (!Object.hasOwn(AGREEING, teardown)) {
    return [`teardown must be one of ${Object.keys(AGREEING).join(', ')}, got ${show(teardown)}`];
  }
  const agreeing = AGREEING[teardown];
  // Of a snapshot another problem tells.
  if (policy === undefined || policy === RemovalPolicy.SNAPSHOT || agreeing.includes(policy)) return [];
  const allowed = [...agreeing.map(nameOf), 'left out'].join(' or ');
  return [`removalPolicy must be ${allowed} where teardown is ${teardown}, got ${nameOf(policy)}`];
}

/** What the user wrote: `RETAIN_ON_UPDATE_OR_DELETE`. */
function nameOf(policy: RemovalPolicy): string {
  return policy.toUpperCase().replaceAll('-', '_');
}
