import { Annotations, CustomResource, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { TagManager } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { encode } from './contract/codec';
import type { Contract, Options } from './contract/contract';
import { namePrefix } from './names';
import type { Provider } from './provider/provider';
import type { PropNames } from './validation';
import { failOnProblems, problemsAtSynth } from './validation';

/** CloudFormation stops to wait after an hour; our own deadline comes before. */
const SERVICE_TIMEOUT = Duration.hours(1);
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
  readonly campaign: C & { readonly name?: string | undefined };
  readonly tags: TagManager;
  /** Which prop sets which member of the contract. */
  readonly propNames: PropNames;
  /** Problems that only the construct can see. */
  readonly problems?: readonly string[];
}

/** The custom resource inside of every campaign construct. */
export class CampaignResource<C extends object> {
  readonly resource: CustomResource;

  constructor(
    private readonly scope: Construct,
    private readonly props: CampaignResourceProps<C>,
  ) {
    failOnProblems(this.title, [
      ...problemsAtSynth(props.contract, { ...props.campaign, tags: this.tags() }, props.propNames),
      ...commonProblems(props, props.campaign.name !== undefined),
      ...(props.problems ?? []),
    ]);
    const properties = this.properties();
    this.resource = new CustomResource(scope, 'Resource', {
      serviceToken: props.provider.functionArn,
      serviceTimeout: SERVICE_TIMEOUT,
      resourceType: props.resourceType,
      removalPolicy: retention(props),
      properties,
    });
    this.resource.node.addDependency(...props.provider.dependencies);
    scope.node.addValidation({ validate: () => this.lateProblems(properties) });
    this.noteRetention();
  }

  private get title(): string {
    return `${this.props.construct} at ${this.scope.node.path}`;
  }

  private properties(): Record<string, unknown> {
    const { campaign } = this.props;
    // Tags come last: aspects add them while the app is synthesised.
    const tags = Lazy.any({ produce: () => encode(this.tags()) });
    return { campaign: { ...(encode(campaign) as object), tags }, options: encode(this.options()) };
  }

  private options(): Options {
    const { campaign, adoptExisting, deadline, removalPolicy } = this.props;
    return {
      adopt: adoptExisting === true ? true : undefined,
      deadlineSeconds: deadline?.toSeconds(),
      namePrefix: campaign.name === undefined ? namePrefix(this.scope) : undefined,
      teardown: adoptExisting === true && removalPolicy === RemovalPolicy.DESTROY ? 'delete' : undefined,
    };
  }

  private tags(): Record<string, string> | undefined {
    const { tags } = this.props;
    return tags.hasTags() ? (tags.renderTags() as Record<string, string>) : undefined;
  }

  /** What is known only once all aspects have run. */
  private lateProblems(properties: object): string[] {
    const { contract, campaign, propNames } = this.props;
    const tags = problemsAtSynth(contract, { ...campaign, tags: this.tags() }, propNames);
    const size = Buffer.byteLength(JSON.stringify(Stack.of(this.scope).resolve(properties)));
    const tooLarge = `The properties must be at most ${MOST_PROPERTIES_BYTES} bytes, got ${size}`;
    return [...tags, ...(size > MOST_PROPERTIES_BYTES ? [tooLarge] : [])].map((problem) => `${this.title}: ${problem}`);
  }

  private noteRetention(): void {
    const policy = this.props.removalPolicy;
    if (policy === undefined || policy === RemovalPolicy.DESTROY) return;
    const note = 'The campaign stays when it is removed from the stack, and is billed for as long as it is there.';
    Annotations.of(this.scope).addInfoV2('cdk-campaigns:campaignIsRetained', note);
  }
}

/** CloudFormation's own: what we make is deleted when its create fails, what was adopted never. */
function retention({ adoptExisting, removalPolicy }: CommonProps): RemovalPolicy | undefined {
  const retains = removalPolicy === RemovalPolicy.RETAIN || removalPolicy === RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  if (!retains) return removalPolicy;
  return adoptExisting === true ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}

function commonProblems({ adoptExisting, deadline, removalPolicy }: CommonProps, isNamed: boolean): string[] {
  const seconds = deadline?.toSeconds();
  const isOff = seconds !== undefined && (seconds < 60 || seconds > 58 * 60);
  return [
    ...(isOff ? [`deadline must be from 1 to 58 minutes, got ${seconds} seconds`] : []),
    ...(adoptExisting === true && !isNamed
      ? ['adoptExisting needs campaignName: it says which campaign is meant']
      : []),
    ...(removalPolicy === RemovalPolicy.SNAPSHOT ? ['removalPolicy must be DESTROY or RETAIN, got SNAPSHOT'] : []),
  ];
}
