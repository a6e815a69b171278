import { App, Stack } from 'aws-cdk-lib';
import type { AppProps, StackProps } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personalize } from '../../lib';
import type { CampaignProps } from '../../lib/personalize';

export const SOLUTION = 'arn:aws:personalize:us-east-1:123456789012:solution/movies';
export const VERSION = personalize.SolutionVersion.fromArn(`${SOLUTION}/11111111`);

/** What a new project has on. */
export const RECOMMENDED_FLAGS = JSON.parse(
  readFileSync(require.resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8'),
) as Record<string, unknown>;

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An app that leaves nothing behind. */
export function newApp(props: AppProps = {}): App {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk-campaigns-test-'));
  folders.push(outdir);
  return new App({ outdir, treeMetadata: false, ...props });
}

export function newStack(props: StackProps = {}, id = 'Shop'): Stack {
  return new Stack(newApp(), id, props);
}

/** A campaign with the given props and a solution version. */
export function newCampaign(
  stack = newStack(),
  props: Partial<CampaignProps> = {},
  id = 'Recommendations',
): personalize.Campaign {
  return new personalize.Campaign(stack, id, { solutionVersion: VERSION, ...props });
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface CampaignProperties {
  readonly ServiceToken: unknown;
  readonly ServiceTimeout: unknown;
  readonly campaign: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
}

export type Resources = Readonly<Record<string, TemplateResource>>;

export function resourcesOf(stack: Stack): Resources {
  return (Template.fromStack(stack).toJSON() as { Resources?: Resources }).Resources ?? {};
}

/** The resources of a type, by logical id. */
export function resourcesOfType(stack: Stack, type: string): [string, TemplateResource][] {
  return Object.entries(resourcesOf(stack)).filter(([, resource]) => resource.Type === type);
}

/** The only resource of a type. */
export function resourceOfType(stack: Stack, type: string): TemplateResource {
  const [found, ...others] = resourcesOfType(stack, type);
  if (!found || others.length > 0) throw new Error(`there is not exactly one ${type}`);
  return found[1];
}

/** The resources that a resource needs, by what it refers to and what it waits for. */
export function neededBy(resources: Resources, id: string, seen = new Set<string>()): Set<string> {
  const { Properties, DependsOn = [] } = resources[id] ?? { Properties: {} };
  const referred = [...JSON.stringify(Properties).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/g)].map(
    ([, name]) => name!,
  );
  for (const other of [...DependsOn, ...referred]) {
    if (!(other in resources) || seen.has(other)) continue;
    seen.add(other);
    neededBy(resources, other, seen);
  }
  return seen;
}

/** What the only campaign of a stack sends. */
export function sentBy(stack: Stack): CampaignProperties {
  return resourceOfType(stack, 'Custom::PersonalizeCampaign').Properties as unknown as CampaignProperties;
}

/** What the CDK says of a stack without asking for anything. */
export function notesOf(stack: Stack): string[] {
  return Annotations.fromStack(stack)
    .findInfo('*', Match.anyValue())
    .map(({ entry }) => (entry.data as string).replace(/ \[ack: .*$/, ''));
}

/** The message of what a function throws. */
export function errorOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}
