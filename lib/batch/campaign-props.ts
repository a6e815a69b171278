import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { CampaignState } from './campaign-state';
import type { Message } from './message';
import type { Targeting } from './targeting';
import type { When } from './when';

/**
 * Settings of a campaign of Batch.
 *
 * @see https://doc.batch.com/developer/api/cep/campaigns/create
 */
export interface CampaignProps {
  /**
   * The key of the project, which is no secret: visible characters of ASCII, such as `project_0664hxvwffvbpn278gxdyhsadddqgna6`.
   *
   * Another project makes another campaign.
   */
  readonly projectKey: string;

  /**
   * The secret with the REST API key: the whole secret, or a member of it that `apiKeyField` names.
   *
   * A company has one key, which may do everything in all of its projects. It is read at deploy time, by a function that may read
   * this secret alone; it is in no template and no log.
   *
   * @see https://doc.batch.com/developer/api/cep
   */
  readonly apiKey: secretsmanager.ISecret;

  /**
   * Which member of the secret is the key, where the secret is a JSON object.
   *
   * @default - the whole secret is the key
   */
  readonly apiKeyField?: string;

  /**
   * The version of the API: a text from "2.10" on, since older ones have no drafts. A number would not do: 2.10 is 2.1.
   *
   * @default "2.10"
   */
  readonly apiVersion?: string;

  /**
   * The address of the API, without a slash at the end: https, or http for the loopback address alone.
   *
   * Another address makes another campaign.
   *
   * @default "https://api.batch.com"
   */
  readonly baseUrl?: string;

  /**
   * The campaign's name in the dashboard: at least 1 character. It need not be unique, and can be changed in place.
   *
   * @default - a name is generated from the stack's name, the construct's id and a digest
   */
  readonly campaignName?: string;

  /** What is sent: a mail or a push notification. */
  readonly message: Message;

  /**
   * When it is sent, once the campaign runs. Like all of its settings but the state, it can be changed while the campaign is a
   * draft or stopped: Batch takes no other change of one that runs or has completed, and such a deploy fails before anything is written.
   */
  readonly when: When;

  /**
   * The state that the campaign is brought to. **A running campaign is sent to real people, which nothing can undo.**
   *
   * It is set when the campaign is made, and touched by an update only where the template changes it: what an operator has
   * stopped stays stopped through deploys. A campaign that has completed counts as running.
   *
   * @default - the campaign is made as a draft, and the stack neither starts nor stops it
   */
  readonly state?: CampaignState;

  /**
   * How many messages are sent in a minute at the most: a whole number from 1,000 to 1,000,000.
   *
   * @default - as fast as Batch can
   */
  readonly sendRate?: number;

  /**
   * At most 5 labels, each another. They must have been made in the dashboard: with one that is not known the deploy fails.
   *
   * @default - no labels
   */
  readonly labels?: string[];

  /**
   * Who is contacted.
   *
   * @default - **everybody** in the project; for a running campaign that has to be allowed by `reachesEveryone`
   */
  readonly targeting?: Targeting;

  /**
   * Variants of the campaign, for an A/B test. Batch has to turn these on for your account.
   *
   * What a variant consists of is not documented: they are sent as they are given, and nothing of them is checked.
   *
   * @default - no A/B test
   */
  // jsii knows any, and takes the objects of more interfaces for it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly variants?: any[];

  /**
   * Whether it is meant that a deploy itself sends to real people: `state` is `RUNNING` and the time is `When.now()`, or has passed.
   *
   * @default false - `When.now()` is an error at synth; a campaign whose time has passed is not started, and the deploy fails
   */
  readonly sendsDuringDeployment?: boolean;

  /**
   * Whether it is meant that a campaign is sent to everybody: `state` is `RUNNING` and `targeting` is absent or empty.
   *
   * @default false - such a campaign is an error at synth
   */
  readonly reachesEveryone?: boolean;

  /**
   * Whether a replacement may run although the campaign that it replaces was started.
   *
   * Another project or another address can only be had with another campaign. Where `state` is `RUNNING` and the old campaign was
   * started before, the new one could contact the same people twice.
   *
   * @default false - such a change fails the deployment, and the old campaign stays as it is
   */
  readonly replacementMayContactAgain?: boolean;

  /**
   * What happens to the campaign when it is removed from the stack, or replaced. One that runs is stopped before it is deleted, as
   * far as Batch lets it be stopped; what has been handed to phones, browsers and mail servers stays sent.
   *
   * A campaign that stays goes on as it is: if it runs, it is sent.
   *
   * @default - the campaign is deleted; whether Batch keeps its statistics then is not documented
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * How long the creation or an update of the campaign may take before it fails, from 1 to 58 minutes.
   *
   * @default - the provider's: 55 minutes
   */
  readonly deadline?: Duration;
}
