import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { CampaignProviderOptions } from '../provider/options';
import { Provider } from '../provider/provider';
import { ALSONA } from './permissions';

/**
 * The function and the waiter behind all Alsona campaigns of a stack.
 *
 * They come with the first campaign; this class is there to set them up otherwise than by default.
 *
 * @example
 *
 *   alsona.CampaignProvider.of(this).configure({ deadline: Duration.minutes(40) });
 */
export class CampaignProvider {
  /**
   * The provider of the stack that the scope is in.
   *
   * @param scope any construct of the stack
   */
  static of(scope: Construct): CampaignProvider {
    return new CampaignProvider(Provider.of(scope, ALSONA));
  }

  private readonly provider: Provider;

  private constructor(provider: Provider) {
    this.provider = provider;
  }

  /** The role of the function. Once it was asked for, another cannot be configured. */
  get role(): iam.IRole {
    return this.provider.handOut('role');
  }

  /** Where the function logs to. Once it was asked for, another cannot be configured. */
  get logGroup(): logs.ILogGroup {
    return this.provider.handOut('logGroup');
  }

  /**
   * Sets the provider up, before or after campaigns were made, in one call or in several.
   *
   * An option that two calls give in two ways is an error that names both.
   */
  configure(options: CampaignProviderOptions): void {
    this.provider.configure(options);
  }
}
