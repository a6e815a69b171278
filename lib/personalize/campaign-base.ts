import { Resource, Token } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { CampaignGrants } from './grants';

/** A Personalize campaign, made in this app or outside of it. */
export interface ICampaign extends IResource {
  /**
   * The campaign's ARN.
   *
   * @attribute
   */
  readonly campaignArn: string;

  /**
   * The campaign's name.
   *
   * @attribute
   */
  readonly campaignName: string;

  /** What others can be allowed to do with this campaign. */
  readonly grants: CampaignGrants;

  /**
   * A metric of this campaign by its name in the namespace `AWS/Personalize`.
   *
   * @see https://docs.aws.amazon.com/personalize/latest/dg/cloudwatch-metrics.html
   */
  metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Successful calls of GetRecommendations. Divided by 300, the sum over five minutes is the average of transactions per second.
   *
   * @default - the sum over five minutes
   */
  metricGetRecommendations(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * How long GetRecommendations takes, errors excluded, in milliseconds.
   *
   * @default - the average over five minutes
   */
  metricGetRecommendationsLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Calls of GetRecommendations that were answered with a client error.
   *
   * @default - the sum over five minutes
   */
  metricGetRecommendations4xxErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Calls of GetRecommendations that were answered with a server error.
   *
   * @default - the sum over five minutes
   */
  metricGetRecommendations5xxErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Successful calls of GetPersonalizedRanking; only a campaign with a ranking recipe has any.
   *
   * @default - the sum over five minutes
   */
  metricGetPersonalizedRanking(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * How long GetPersonalizedRanking takes, errors excluded, in milliseconds.
   *
   * @default - the average over five minutes
   */
  metricGetPersonalizedRankingLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Calls of GetPersonalizedRanking that were answered with a client error.
   *
   * @default - the sum over five minutes
   */
  metricGetPersonalizedRanking4xxErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Calls of GetPersonalizedRanking that were answered with a server error.
   *
   * @default - the sum over five minutes
   */
  metricGetPersonalizedRanking5xxErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** What a campaign offers whether it was made here or imported. */
export abstract class CampaignBase extends Resource implements ICampaign {
  public abstract readonly campaignArn: string;
  public abstract readonly campaignName: string;
  public abstract readonly grants: CampaignGrants;

  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    const dimensionsMap = { CampaignArn: this.campaignArn };
    // Of an imported campaign these are other than the stack's.
    const place = { account: ifKnown(this.env.account), region: ifKnown(this.env.region) };
    return new cloudwatch.Metric({ namespace: 'AWS/Personalize', metricName, dimensionsMap, ...place, ...props });
  }

  public metricGetRecommendations(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.sum('GetRecommendations', props);
  }

  public metricGetRecommendationsLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.average('GetRecommendationsLatency', props);
  }

  public metricGetRecommendations4xxErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.sum('GetRecommendations4xxErrors', props);
  }

  public metricGetRecommendations5xxErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.sum('GetRecommendations5xxErrors', props);
  }

  public metricGetPersonalizedRanking(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.sum('GetPersonalizedRanking', props);
  }

  public metricGetPersonalizedRankingLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.average('GetPersonalizedRankingLatency', props);
  }

  public metricGetPersonalizedRanking4xxErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.sum('GetPersonalizedRanking4xxErrors', props);
  }

  public metricGetPersonalizedRanking5xxErrors(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.sum('GetPersonalizedRanking5xxErrors', props);
  }

  private sum(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(metricName, { statistic: cloudwatch.Stats.SUM, ...props });
  }

  private average(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(metricName, { statistic: cloudwatch.Stats.AVERAGE, ...props });
  }
}

function ifKnown(text: string): string | undefined {
  return Token.isUnresolved(text) ? undefined : text;
}
