import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, SettingsValues } from '../../../emulator';
import type { Memory } from '../../../lambda/engine/memory';
import { asDelivered } from '../../support/resource';
import type { Control, ResourceProperties } from '../../support/services';
import type { Template } from './apps';

/** A call that changed something, as it was recorded. */
export interface Call {
  readonly at: number;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly response?: unknown;
}

/** What one invocation by the waiter did and returned. */
export interface Pass {
  readonly at: number;
  readonly until: number;
  readonly calls: readonly Call[];
  /** In the end CloudFormation was answered. */
  readonly answers: boolean;
  readonly result: {
    readonly finished: boolean;
    readonly seconds: number;
    readonly note: Readonly<Record<string, unknown>>;
  };
}

/** A campaign, by what a later version has to find it by. */
export interface Left {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly Status: string;
  readonly PhysicalResourceId: string;
  readonly Reason: string;
  readonly Data?: Readonly<Record<string, string>>;
}

/** One request, from its execution's input to what was there at its end. */
export interface Claim {
  readonly at: number;
  /** Which properties it was about, by the app's title, and which before. */
  readonly properties: string;
  readonly old?: string;
  readonly execution: { readonly name: string; readonly input: Memory };
  readonly passes: readonly Pass[];
  /** Nothing where it gave way. */
  readonly answer?: Answer;
  readonly left: readonly Left[];
  /** How often any campaign had been set running. */
  readonly starts: number;
}

/** What happened around the resource. */
export interface Outside {
  readonly at: number;
  /** What somebody else did, and how often. */
  readonly control?: Control;
  readonly times?: number;
  readonly response?: unknown;
  /** What goes wrong from then on, until all is well again. */
  readonly fault?: Fault;
  readonly allIsWell?: true;
  readonly stackStatus?: string;
}

export type Act = Claim | Outside;

/** What happened to one resource under an earlier version, one thing after the other. */
export interface Story {
  readonly title: string;
  readonly begins: number;
  readonly settings: Partial<SettingsValues>;
  readonly acts: readonly Act[];
}

export function isClaim(act: Act): act is Claim {
  return 'execution' in act;
}

export function claimsOf({ acts }: Story): Claim[] {
  return acts.filter(isClaim);
}

const FIXTURES = join(__dirname, '..', 'fixtures');

export function folderOf(version: string, service = ''): string {
  return join(FIXTURES, version, service);
}

type AllProperties = Readonly<Record<string, ResourceProperties>>;

/** What is frozen of one service in one version. */
export interface Frozen {
  readonly version: string;
  readonly templates: { readonly least: Template; readonly full: Template };
  /** As CloudFormation delivers them, by the app's title. */
  readonly properties: AllProperties;
  readonly stories: readonly Story[];
}

export function frozen(version: string, service: string): Frozen {
  const read = (file: string) => JSON.parse(readFileSync(join(folderOf(version, service), file), 'utf8')) as unknown;
  const properties = read('properties.json') as AllProperties;
  const stories = readdirSync(join(folderOf(version, service), 'stories')).sort();
  return {
    version,
    templates: { least: read('least.template.json') as Template, full: read('full.template.json') as Template },
    properties,
    stories: wholeStories(
      stories.map((file) => read(join('stories', file)) as BriefStory),
      properties,
    ),
  };
}

/** A story as it stands in a file. */
interface BriefStory extends Story {
  /** The title of the story that it begins with. */
  readonly after?: string;
}

/** With what a file leaves out: properties stand in a file of their own, and most passes are over at once. */
function wholeStories(stories: readonly BriefStory[], properties: AllProperties): Story[] {
  const own = ({ acts }: Story): Act[] => acts.map((act) => (isClaim(act) ? wholeClaim(act, properties) : act));
  return stories.map((story) => {
    const before = stories.filter(({ title }) => title === story.after).flatMap(own);
    return { ...story, acts: [...before, ...own(story)] };
  });
}

function wholeClaim(claim: Claim, properties: AllProperties): Claim {
  const { execution } = claim;
  const ResourceProperties = asDelivered(properties[claim.properties]!);
  const request = { ...execution.input.request, ResourceProperties } as Memory['request'];
  return {
    ...claim,
    left: (claim as Partial<Claim>).left ?? [],
    execution: { ...execution, input: { ...execution.input, request } },
    passes: claim.passes.map(
      (pass) => ({ until: pass.at, calls: [], answers: false, ...(pass as Partial<Pass>) }) as Pass,
    ),
  };
}
