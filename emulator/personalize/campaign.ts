import type { CampaignConfig, Tag } from './shapes';

/** A stretch of work; it has ended when its end is reached. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Work extends Span {
  /** The reason where the work ends as failed. */
  readonly failure?: string;
}

/** What a campaign serves with. */
export interface Deployment {
  readonly solutionVersionArn: string;
  /** The version behind `/$LATEST` when it was deployed; the same ARN otherwise. */
  readonly resolvedArn: string;
  readonly minProvisionedTPS: number;
  readonly campaignConfig?: CampaignConfig;
}

export type DeploymentField = Exclude<keyof Deployment, 'resolvedArn'>;

export interface Rollout extends Work {
  readonly wanted: Deployment;
  readonly sent: readonly DeploymentField[];
}

/** A campaign as a value: its states follow from its spans and the clock. */
export interface Campaign {
  readonly name: string;
  readonly arn: string;
  readonly tags: readonly Tag[];
  readonly creation: Work;
  /** What served before the latest update. */
  readonly deployment: Deployment;
  readonly update?: Rollout;
  readonly deletion?: Span;
}

export type Phase = 'PENDING' | 'IN_PROGRESS' | 'ENDED';

/** Work is pending for its first tenth. */
export function phaseOf(span: Span, now: number): Phase {
  if (now >= span.end) return 'ENDED';
  return now < pendingUntil(span) ? 'PENDING' : 'IN_PROGRESS';
}

/** Undefined when the campaign is gone. */
export function statusOf(campaign: Campaign, now: number): string | undefined {
  if (campaign.deletion) {
    const phase = phaseOf(campaign.deletion, now);
    return phase === 'ENDED' ? undefined : `DELETE ${phase}`;
  }
  const phase = phaseOf(campaign.creation, now);
  if (phase !== 'ENDED') return `CREATE ${phase}`;
  return failureOf(campaign, now) === undefined ? 'ACTIVE' : 'CREATE FAILED';
}

/** An update that succeeds makes a campaign whose creation failed ACTIVE. */
export function failureOf(campaign: Campaign, now: number): string | undefined {
  if (phaseOf(campaign.creation, now) !== 'ENDED') return undefined;
  return settled(campaign, now).creation.failure;
}

/** The status of the latest update, or undefined where there was none. */
export function updateStatusOf(campaign: Campaign, now: number, prefix: string): string | undefined {
  if (!campaign.update) return undefined;
  const phase = phaseOf(campaign.update, now);
  if (phase !== 'ENDED') return `${prefix} ${phase}`;
  return campaign.update.failure === undefined ? 'ACTIVE' : `${prefix} FAILED`;
}

export function isUpdating(campaign: Campaign, now: number): boolean {
  return campaign.update !== undefined && phaseOf(campaign.update, now) !== 'ENDED';
}

/** A campaign goes on serving with its old configuration until an update has ended well. */
export function deploymentOf(campaign: Campaign, now: number): Deployment {
  return settled(campaign, now).deployment;
}

/** The campaign with what its latest update brought. */
export function settled(campaign: Campaign, now: number): Campaign {
  const { update, creation } = campaign;
  if (!update || update.failure !== undefined || isUpdating(campaign, now)) return campaign;
  return { ...campaign, creation: { start: creation.start, end: creation.end }, deployment: update.wanted };
}

/** When one of these stretches of work last changed its state. */
export function lastChange(spans: readonly (Span | undefined)[], now: number): number {
  const moments = spans.flatMap((span) => (span ? [span.start, pendingUntil(span), span.end] : []));
  return Math.max(...moments.filter((moment) => moment <= now));
}

function pendingUntil(span: Span): number {
  return span.start + (span.end - span.start) / 10;
}
