import type { ConnectV2Campaign } from './contract';

/** What starts an event-triggered campaign for a person. */
export interface EventTriggerOptions {
  /**
   * The ARN of the Customer Profiles domain whose events trigger the campaign.
   *
   * @default - no domain is given
   */
  readonly customerProfilesDomainArn?: string;
}

/**
 * Whom a campaign contacts.
 *
 * One source can be changed for another as long as the campaign was never started. To add a source or to take it away makes
 * another campaign.
 */
export class Source {
  /**
   * The people in a segment of Customer Profiles.
   *
   * @param customerProfilesSegmentArn the ARN of the segment's definition, for example
   *   `arn:aws:profile:us-east-1:123456789012:domains/amazon-connect-shop/segment-definitions/vip`
   */
  static segment(customerProfilesSegmentArn: string): Source {
    return new Source({ customerProfilesSegmentArn });
  }

  /** Whoever an event of Customer Profiles is about. */
  static eventTrigger(options: EventTriggerOptions = {}): Source {
    return new Source({ eventTrigger: { customerProfilesDomainArn: options.customerProfilesDomainArn } });
  }

  private constructor(
    /** @internal */
    public readonly _source: NonNullable<ConnectV2Campaign['source']>,
  ) {}
}
