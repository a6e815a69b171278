import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { check } from '../../../lib/contract/check';
import { decode } from '../../../lib/contract/codec';
import type { Contract, Options, Problem } from '../../../lib/contract/contract';
import { optionsSchema } from '../../../lib/contract/contract';
import { delivered } from '../../contract/support/delivered';
import { newApp, resourcesOf } from '../../support/app';
import type { Add, Wire } from './table';

export interface Read {
  readonly campaign: Wire;
  readonly options: Options;
}

/** One stack with every campaign, and what the handler reads of each: CloudFormation makes text of it between the two. */
export function synthesised(contract: Contract<Wire>, adds: ReadonlySet<Add>): Map<Add, Read> {
  // Where the partition is known, nothing is left for CloudFormation to fill in.
  const app = newApp({ context: { '@aws-cdk/core:enablePartitionLiterals': true } });
  const stack = new Stack(app, 'Shop', { env: { account: '123456789012', region: 'us-east-1' } });
  const made = [...adds].map((add, index) => [add, logicalId(add(stack, `Campaign${index}`))] as const);
  const resources = resourcesOf(stack);
  return new Map(made.map(([add, id]) => [add, read(contract, delivered(resources[id]?.Properties) as Wire)]));
}

function logicalId(campaign: IConstruct): string {
  const resource = campaign.node.findAll().find((one) => CfnResource.isCfnResource(one)) as CfnResource;
  return Stack.of(campaign).getLogicalId(resource);
}

function read(contract: Contract<Wire>, { campaign, options = {} }: Wire): Read {
  const problems: Problem[] = [];
  const decoded = decode(contract.campaign, campaign, problems) as Wire;
  const known = { campaign: decoded, options: decode(optionsSchema, options, problems) as Options };
  problems.push(...check(contract, decoded, known.options));
  if (problems.length > 0) throw new Error(`the properties are not valid: ${JSON.stringify(problems)}`);
  return known;
}
