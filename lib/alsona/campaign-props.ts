import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { CampaignStatus } from './campaign-status';
import type { Teardown } from './teardown';
import type { UtcOffset } from './utc-offset';
import type { WeeklySchedule } from './weekly-schedule';

/**
 * Settings of an Alsona campaign.
 *
 * Once a campaign is done, a change of its name, seats, schedule or time zone fails the deployment and says so.
 *
 * @see https://api.hublinks.io/alsona-api/campaigns/create-campaign
 */
export interface CampaignProps {
  /**
   * The id of the account that the campaign is in, such as `account_cd855c2bb1cc72097238`: letters, digits and `_~:.-`, and no dot at its beginning.
   *
   * Another account makes another campaign.
   */
  readonly accountId: string;

  /**
   * The secret that holds the key: of the account, or of the agency that the account belongs to (see `agency`).
   *
   * The whole secret is the key, unless `apiKeyField` is given. The key itself is in no template, no log and no answer; the function
   * reads it when it needs it. Another secret, or another key in it, leaves the campaign as it is.
   */
  readonly apiKey: secretsmanager.ISecret;

  /**
   * The member of the secret that holds the key, where the secret is a JSON object.
   *
   * @default - the whole secret is the key
   */
  readonly apiKeyField?: string;

  /**
   * Whether the key is an agency's. Agency keys have a path of their own, with the account in it; everything else is the same.
   *
   * @default false - the key is the account's
   */
  readonly agency?: boolean;

  /**
   * Where the API is: an `https` address without a slash at the end. Newer pages of the vendor name other hosts,
   * `https://hublinks.io` and `https://api.hublinks.io`.
   *
   * Another address makes another campaign.
   *
   * @default 'https://alsona.com'
   */
  readonly baseUrl?: string;

  /**
   * The campaign's name: at least 1 character. It can be changed in place. Alsona does not ask for names to be unique.
   *
   * @default - a name is generated from the stack's name, the construct's id and a digest
   */
  readonly campaignName?: string;

  /**
   * An id of your own for the campaign: letters, digits and `_~:.-`, and no dot at its beginning. Another id makes another campaign.
   *
   * An id that somebody else's campaign has fails the deployment: nothing is overwritten, and nothing is taken over.
   *
   * @default - an id is derived from the stack, the construct and what makes another campaign, so that a creation that is
   *   tried again cannot make a second campaign
   */
  readonly campaignId?: string;

  /**
   * The ids of the seats that run the campaign, such as `seat_6a13e661ecc6a86e3fb7`: at least one, each once. They belong to the
   * account; whether they do is for Alsona to say. The list is changed in place, as a whole.
   */
  readonly seats: string[];

  /** On which days of the week the campaign may contact people, and when on them. It is changed in place, as a whole. */
  readonly schedule: WeeklySchedule;

  /**
   * The time zone of the schedule: a fixed offset from UTC, without daylight saving.
   *
   * Another offset is set in place. Taking it away fails the deployment, as no update is known to do it: give the offset that is meant,
   * such as `UtcOffset.ofMinutes(0)`.
   *
   * @default - Alsona chooses; which offset that is, is not documented
   */
  readonly timeZone?: UtcOffset;

  /**
   * The state that the campaign is brought to. **A running campaign contacts people.**
   *
   * It is set when the campaign is made, and touched by an update only where the template changes it: what an operator has paused
   * stays paused through deploys. A campaign that was started cannot be a draft again: it is paused instead. To make one as `DONE` is
   * a warning. A campaign that runs also needs filters, templates and people, which are set up in Alsona, before anything is sent.
   *
   * @default - the campaign is made as a draft, and the stack never starts or pauses it
   */
  readonly status?: CampaignStatus;

  /**
   * What becomes of the campaign in Alsona when it is removed from the stack, or replaced.
   *
   * @default Teardown.DELETE - it is paused if it runs, then deleted; with a `removalPolicy` that retains it, it is left as it is
   */
  readonly teardown?: Teardown;

  /**
   * Whether a replacement may run although the campaign that it replaces was started.
   *
   * The account, an id of your own and the address of the API can only be changed by another campaign.
   * Where `status` is `RUN` and the old campaign was started before, the new one could contact the same people twice.
   *
   * @default false - such a change fails the deployment, and the old campaign stays as it is
   */
  readonly replacementMayContactAgain?: boolean;

  /**
   * What CloudFormation does with the campaign when it is removed from the stack, or replaced.
   *
   * A campaign that is retained goes on as it is: if it runs, it contacts people. `teardown` says more; where both are given they
   * must say the same, or the synthesis fails: `DESTROY` with `Teardown.DELETE`, `RETAIN` with `Teardown.LEAVE`, none with
   * `Teardown.PAUSE`.
   *
   * @default - as `teardown` says
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * How long the creation or an update of the campaign may take before it fails, from 1 to 58 minutes.
   *
   * @default - the provider's: 55 minutes
   */
  readonly deadline?: Duration;
}
