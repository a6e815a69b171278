import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Template as Assertions } from 'aws-cdk-lib/assertions';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { delivered } from '../../contract/support/delivered';
import type { ResourceProperties } from '../../support/services';
import { SECRET } from '../../support/services/rest';

/** Adds the one campaign of a stack. */
export type Define = (stack: Stack) => unknown;

/** Stacks of a user's, by what is said of their campaign. */
export interface Apps extends Readonly<Record<string, Define>> {
  /** Everything by default, as far as that is possible. */
  readonly least: Define;
  readonly small: Define;
  /** The small one, changed in place. */
  readonly changed: Define;
  /** The small one, with another value of what only a new campaign can have. */
  readonly another: Define;
  readonly full: Define;
}

type Titles = 'least' | 'small' | 'changed' | 'another' | 'full';

/** The address of services without an SDK: always the same, as ids are derived from it. It leads to the emulator. */
export const SERVICE_ADDRESS = 'http://127.0.0.1:2';

export function appsOf<P>(
  add: (stack: Stack, id: string, props: P) => unknown,
  all: Readonly<Record<string, P>> & Readonly<Record<Titles, P>>,
): Apps {
  const define =
    (props: P): Define =>
    (stack) =>
      add(stack, 'Main', props);
  return Object.fromEntries(Object.entries(all).map(([title, props]) => [title, define(props)])) as object as Apps;
}

/** The secret that the keys of all services without an SDK are in. */
export function keysOf(stack: Stack): ISecret {
  return Secret.fromSecretPartialArn(stack, 'Keys', SECRET);
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** The campaign of a stack, as CloudFormation has it. */
export interface Deployed {
  readonly logicalId: string;
  readonly type: string;
  /** As they are delivered. */
  readonly properties: ResourceProperties;
}

/** The whole template. */
export function templateOf(define: Define): Template {
  return within({}, (stack) => {
    define(stack);
    return Assertions.fromStack(stack).toJSON() as Template;
  });
}

/** The campaign alone, which takes no whole synthesis. */
export function deployed(define: Define): Deployed {
  return within({ 'aws:cdk:disable-asset-staging': true }, (stack) => {
    define(stack);
    const found = stack.node.findAll().find(isCustom);
    if (!found) throw new Error('there is no campaign in the stack');
    const { Resources } = stack.resolve(found._toCloudFormation()) as Template;
    const [[logicalId, { Type: type, Properties }]] = Object.entries(Resources) as [[string, Resource]];
    const { campaign, options } = delivered(Properties) as ResourceProperties;
    return { logicalId, type, properties: { campaign, ...(options ? { options } : {}) } };
  });
}

function isCustom(construct: IConstruct): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType.startsWith('Custom::');
}

function within<T>(context: Readonly<Record<string, unknown>>, read: (stack: Stack) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk-campaigns-upgrade-'));
  try {
    const app = new App({
      outdir,
      treeMetadata: false,
      analyticsReporting: false,
      stackTraces: false,
      // Where the partition is known, nothing of a campaign is left for CloudFormation to fill in.
      context: { ...context, '@aws-cdk/core:enablePartitionLiterals': true },
    });
    return read(new Stack(app, 'Shop', { env: { account: '123456789012', region: 'us-east-1' } }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
