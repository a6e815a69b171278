import type { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EmulatedService, EmulatorContext, FaultKind, RecordedRequest } from '../../../emulator';

/** Properties of a custom resource before CloudFormation has them. */
export interface ResourceProperties {
  readonly campaign: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface Control {
  readonly control: string;
  readonly body: object;
}

/** What starts, holds and ends outreach: the calls, and states by what they mean. */
export interface OutreachRow {
  /** The member of the campaign that asks for a state. */
  readonly property: string;
  /** What is written by a create that asks to be paused or stopped: a campaign that was never started may count as such. */
  readonly quietWrites: readonly string[];
  /** A campaign that runs takes changes of its settings. */
  readonly changesWhileRunning: boolean;
  /** A paused campaign has to be stopped before it is deleted. */
  readonly stopsPaused: boolean;
  /** What was stopped never runs again. */
  readonly isFinal: boolean;
  readonly start: string;
  readonly pause: string;
  readonly resume: string;
  readonly stop: string;
  /** The states that can be asked for, and the one after a failure, in the service's words. */
  readonly states: {
    readonly running: string;
    readonly paused: string;
    readonly stopped: string;
    readonly failed?: string;
  };
  /** States that count as running, as the campaign was started and has nothing left to do. */
  readonly over: readonly string[];
  /** The smallest with another value of one property, which a campaign takes only before it is started. */
  readonly frozen?: readonly ResourceProperties[];
  /** The truths of what no document confirms, about the end of a campaign and about a create. */
  readonly ends: readonly Switches[];
  readonly creates: readonly Switches[];
  /** The control call that sets a state, as an operator would. */
  setState(name: string, to: string): Control;
}

export type Switches = Readonly<Record<string, string>>;

/** What makes calls take time, and when each is made and not over, in milliseconds after its request. */
export interface UnderWay {
  readonly settings: { readonly lagMs?: number };
  readonly create: number;
  readonly update: number;
  readonly remove: number;
}

/** What the tests of every service need to know about one. */
export interface ServiceRow {
  readonly name: string;
  readonly noun: string;
  /** Create refuses a taken name. */
  readonly uniqueNames: boolean;
  /** Why there are no tags, no marks and no adoption. */
  readonly unmarked?: string;
  /** Why nothing is started or stopped; where that is absent there is `outreach`. */
  readonly unstarted?: string;
  /** Why a campaign that was answered, and whose id was lost, cannot be told from a namesake. */
  readonly unprovable?: string;
  /** A secret that the service's key is in. */
  readonly secret?: { readonly name: string; readonly value: string };
  /** What a call says that is denied for good, and whether it is waited out like a policy that was just attached. */
  readonly denial: { readonly words: RegExp; readonly waits: boolean };
  /** What the reason of a create says that ends as failed. */
  readonly createFailure: string;
  /** Where the SDK finds the emulator. */
  readonly endpointVariable: string;
  readonly emulated: (context: EmulatorContext) => EmulatedService;
  readonly operations: {
    readonly create: string;
    readonly read: string;
    readonly update: string;
    readonly remove: string;
    readonly tag: string;
  };
  readonly writes: readonly string[];
  /** The writes of a create that asks for no state. */
  readonly createWrites: readonly string[];
  /** How many passes a create takes where everything is there at once: one, and one more for each thing that is noted first. */
  readonly createPasses: number;
  /** The smallest that there is, everything that there is, and the smallest with another value of one property. */
  readonly minimal: ResourceProperties;
  /** The smallest whose create takes time, by which `underWay` tells when. */
  readonly slow: ResourceProperties;
  readonly full: ResourceProperties;
  readonly changed: ResourceProperties;
  /** What `full` does not reach: each brings about calls of its own on a campaign that was never started. */
  readonly variants: readonly ResourceProperties[];
  /** What differs between `minimal` and `changed`, as the service shows it. */
  readonly shown: {
    readonly minimal: object;
    readonly changed: object;
    readonly full: object;
    readonly another: object;
  };
  readonly underWay: UnderWay;
  readonly outreach?: OutreachRow;
  /** What keeps `slow` from being over within a minute, and what the reason then tells. */
  readonly stuck: { readonly fault?: { operation: string; kind: FaultKind; times: number }; readonly words: RegExp };
  /** The smallest with so many texts in it; absent where a service has no place for them. */
  readonly bulky?: (texts: readonly string[]) => ResourceProperties;
  /** Reads of what a campaign is made of. */
  readonly ingredients: readonly string[];
  /** Properties as a stack of last year may hold them, under a given name. */
  lastYears(name: string): ResourceProperties;
  /** Whether a campaign of that name is, or is to be, called so. */
  readonly isCalled: (shown: string, name: string) => boolean;
  /** The campaign that a call of create has made. */
  readonly madeBy: (call: RecordedRequest) => { readonly name: string; readonly id: string };
  /** The physical id of a campaign, by the service's own id. */
  physicalId(id: string, properties: ResourceProperties): string;
  /** The tags of a campaign, as it is there. */
  tagsOf(campaign: object): Readonly<Record<string, string>>;
  /** The given properties under a given name. */
  named(name: string, properties?: ResourceProperties): ResourceProperties;
  /** The property that `another` changes. */
  readonly anotherRow: string;
  /** The given properties with another value of a create-only property, which the service shows as `shown.another`. */
  another(properties?: ResourceProperties): ResourceProperties;
  /** The control call that puts a campaign there without us, and the one that takes it away. */
  put(name: string, tags?: Readonly<Record<string, string>>): Control;
  takeAway(name: string): Control;
  setTags(name: string, tags: Readonly<Record<string, string>>): Control;
  /** Makes a create under that name fail. */
  spoil(name: string): Control;
  /** How the next creates or updates end. */
  outcome(ends: 'create' | 'update', reason: string): Control;
  /** The construct: the smallest that there is, with one property of another value, or under a name. */
  add(stack: Stack, id: string, variant?: Variant): CampaignConstruct;
}

export type OutreachService = ServiceRow & { readonly outreach: OutreachRow };

export type CampaignConstruct = Construct & { applyRemovalPolicy(policy: RemovalPolicy): void };

export interface Variant {
  readonly changed?: boolean;
  readonly name?: string;
  /** Another value of a create-only property, under the given name where that is one. */
  readonly another?: boolean;
  readonly adopt?: boolean;
  readonly removalPolicy?: RemovalPolicy | undefined;
  readonly deadline?: Duration | undefined;
}
