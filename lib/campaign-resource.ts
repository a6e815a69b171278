import { Annotations, CfnDeletionPolicy, CfnResource, Lazy, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import type { Duration, TagManager } from 'aws-cdk-lib';
import type { Construct, IDependable } from 'constructs';
import { encode } from './contract/codec';
import type { Contract, Options } from './contract/contract';
import { secretPlaces } from './contract/travel';
import { namePrefix } from './names';
import type { Provider } from './provider/provider';
import type { PropNames } from './validation';
import { failOnProblems, problemsAtSynth, propOf } from './validation';

/** CloudFormation stops to wait after an hour; our own deadline comes before. */
const SERVICE_TIMEOUT_SECONDS = '3600';
const MOST_PROPERTIES_BYTES = 200 * 1024;

/** What every campaign construct of every service can be told. */
interface CommonProps {
  readonly adoptExisting?: boolean;
  readonly deadline?: Duration;
  readonly removalPolicy?: RemovalPolicy;
}

export interface CampaignResourceProps<C extends object> extends CommonProps {
  readonly provider: Provider;
  /** `Custom::` and what the service calls it. */
  readonly resourceType: string;
  /** What a message calls the construct: `personalize.Campaign`. */
  readonly construct: string;
  readonly contract: Contract<C>;
  readonly campaign: C;
  /** Whether the template says what the campaign is called; else the handler makes a name up. */
  readonly isNamed: boolean;
  /** Absent where the service has no tags. */
  readonly tags?: TagManager;
  /** Tags that the service itself goes by. */
  readonly serviceTags?: Readonly<Record<string, string>>;
  /** Whether a replacement may contact people whom the campaign before it may have contacted. */
  readonly replacementMayContactAgain?: boolean;
  /** What the user says is meant, and what becomes of the campaign at the end. */
  readonly options?: Pick<Options, 'contactsAtOnce' | 'contactsEveryone' | 'teardown'>;
  /** Permissions of this campaign alone: they are there before it, and go after it. */
  readonly permissions?: readonly IDependable[];
  /** Which prop sets which member of the contract. */
  readonly propNames: PropNames;
  /** Problems that only the construct can see. */
  readonly problems?: readonly string[];
}

/** The custom resource inside of every campaign construct. */
export class CampaignResource<C extends object> {
  readonly resource: CfnResource;
  /** What aspects can change, as it was checked. */
  private readonly checked: string;
  private removalPolicy: RemovalPolicy | undefined;

  constructor(
    private readonly scope: Construct,
    private readonly props: CampaignResourceProps<C>,
  ) {
    failOnProblems(`${props.construct} at ${scope.node.path}`, [
      ...this.campaignProblems(),
      ...commonProblems(props, props.isNamed),
      ...this.tagProblems(),
      ...policyProblems(props.removalPolicy),
      ...(props.problems ?? []),
    ]);
    this.removalPolicy = props.removalPolicy;
    this.checked = this.changing();
    const properties = this.properties();
    // Not the CDK's CustomResource: it writes out that the campaign is deleted, which is so anyway, and is one construct more.
    this.resource = new CfnResource(scope, 'Resource', {
      type: props.resourceType,
      properties: {
        ServiceToken: props.provider.functionArn,
        ServiceTimeout: SERVICE_TIMEOUT_SECONDS,
        ...properties,
      },
    });
    const policy = retention(props, props.removalPolicy);
    if (policy !== undefined) this.resource.applyRemovalPolicy(policy);
    this.resource.node.addDependency(props.provider.lastPart, ...(props.permissions ?? []));
    scope.node.addValidation({ validate: () => this.lateProblems(properties) });
  }

  /** The same as the prop, for who does not write the construct. */
  applyRemovalPolicy(removalPolicy: RemovalPolicy): void {
    failOnProblems(`${this.props.construct} at ${this.scope.node.path}`, policyProblems(removalPolicy));
    this.removalPolicy = removalPolicy;
    this.resource.applyRemovalPolicy(retention(this.props, removalPolicy));
  }

  /** What the campaign answers to Fn::GetAtt. */
  attribute(name: string): string {
    return Token.asString(this.resource.getAtt(name));
  }

  private properties(): Record<string, unknown> {
    const { campaign } = this.props;
    // Tags come last: aspects add them while the app is synthesised.
    const tags = this.props.tags ? { tags: Lazy.any({ produce: () => encode(this.tags()) }) } : {};
    // A policy that is applied later says what becomes of an adopted campaign.
    const isLate = this.props.adoptExisting === true;
    const options = isLate ? Lazy.any({ produce: () => this.optionsIfAny() }) : this.optionsIfAny();
    return { campaign: { ...(encode(campaign) as object), ...tags }, options };
  }

  private optionsIfAny(): unknown {
    const options = encode(this.options());
    // None at all would be written as a text.
    return typeof options === 'object' ? options : undefined;
  }

  private changing(): string {
    return JSON.stringify([this.props.tags?.renderTags(), this.options()]);
  }

  private options(): Options {
    const { isNamed, adoptExisting, deadline, replacementMayContactAgain } = this.props;
    return {
      adopt: adoptExisting === true ? true : undefined,
      deadlineSeconds: deadline?.toSeconds(),
      namePrefix: isNamed ? undefined : namePrefix(this.scope),
      replacementMayContactAgain: replacementMayContactAgain === true ? true : undefined,
      teardown: adoptExisting === true && this.removalPolicy === RemovalPolicy.DESTROY ? 'delete' : undefined,
      ...this.props.options,
    };
  }

  private tags(): Record<string, string> | undefined {
    const { tags, serviceTags } = this.props;
    const all = { ...(tags?.renderTags() as Record<string, string> | undefined), ...serviceTags };
    return Object.keys(all).length > 0 ? all : undefined;
  }

  private campaignProblems(): string[] {
    const { contract, campaign, propNames } = this.props;
    const tags = this.props.tags ? { tags: this.tags() } : {};
    return problemsAtSynth(contract, { ...campaign, ...tags }, propNames, this.options());
  }

  /** A tag that the service goes by is never replaced in silence. */
  private tagProblems(): string[] {
    const { tags, serviceTags = {} } = this.props;
    const given = (tags?.renderTags() ?? {}) as Record<string, string>;
    const taken = Object.keys(serviceTags).filter((key) => key in given && given[key] !== serviceTags[key]);
    return taken.map((key) => `tags.${key} is set by this library, as the service goes by it; leave it out`);
  }

  /** What is known only once all aspects have run: problems, and that the campaign stays. */
  private lateProblems(properties: object): string[] {
    this.noteRetention();
    const { campaign, ...others } = Stack.of(this.scope).resolve(properties) as { readonly campaign: object };
    const size = Buffer.byteLength(JSON.stringify({ campaign, ...others }));
    const tooLarge = `the properties must have at most ${MOST_PROPERTIES_BYTES} bytes, got ${size}`;
    const secrets = secretPlaces(campaign).map((path) => `${propOf(path, this.props.propNames)} ${SECRET_WORDS}`);
    const changed = this.changing() === this.checked ? [] : [...this.campaignProblems(), ...this.tagProblems()];
    const problems = [...changed, ...secrets];
    return [...problems, ...(size > MOST_PROPERTIES_BYTES ? [tooLarge] : [])];
  }

  private noteRetention(): void {
    const policy = this.resource.cfnOptions.deletionPolicy ?? CfnDeletionPolicy.DELETE;
    if (policy === CfnDeletionPolicy.DELETE) return;
    const note = 'The campaign stays when it is removed from the stack, with what it costs and whom it contacts.';
    Annotations.of(this.scope).addInfoV2('cdk-campaigns:campaignIsRetained', note);
  }
}

const SECRET_WORDS = 'must not hold a secret: a campaign shows what it holds to everybody who can read it, or sends it';

/** CloudFormation's own: what we make is deleted when its create fails, what was adopted never. */
function retention({ adoptExisting }: CommonProps, policy: RemovalPolicy | undefined): RemovalPolicy | undefined {
  if (!retains(policy)) return policy;
  return adoptExisting === true ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}

function retains(policy: RemovalPolicy | undefined): boolean {
  return policy === RemovalPolicy.RETAIN || policy === RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}

function commonProblems({ adoptExisting, deadline }: CommonProps, isNamed: boolean): string[] {
  const seconds = deadline?.toSeconds();
  const isKnown = seconds !== undefined && !Token.isUnresolved(seconds);
  const isOff = isKnown && (seconds < 60 || seconds > 58 * 60);
  return [
    ...(isOff ? [`deadline must be from 1 to 58 minutes, got ${seconds} seconds`] : []),
    ...(adoptExisting === true && !isNamed
      ? ['adoptExisting needs campaignName: it says which campaign is meant']
      : []),
  ];
}

function policyProblems(policy: RemovalPolicy | undefined): string[] {
  return policy === RemovalPolicy.SNAPSHOT
    ? ['removalPolicy must be DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT']
    : [];
}
