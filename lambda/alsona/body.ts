import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { identityDigest } from '../engine/identity';
import type { Identity } from '../engine/identity';
import type { Birth } from '../engine/service';

export type Status = NonNullable<AlsonaCampaign['status']>;

/** An update is sent whole, which is right whether the service replaces or merges. */
export function bodyOf({ name, seats, schedule, timezone }: AlsonaCampaign, status: Status): object {
  // A word that the service shows and does not take is left out.
  const known = STATUSES.includes(status) ? status : undefined;
  return { campaign: { name, seats, schedule, status: known, timezone } };
}

const STATUSES: readonly Status[] = ['DRAFT', 'RUN', 'PAUSE', 'DONE'];

/** The id that the stack gives: the same for every attempt, so that a repeated create cannot make a second campaign. */
export function idOf(given: string | undefined, identity: Identity): string {
  return given ?? `campaign_${identityDigest(identity, 20)}`;
}

/**
 * The time of creation that is sent: the second of the request, and thousandths that follow from whose campaign it is. A campaign
 * is told by it where the service has made up an id of its own, or where the id that was given is anybody's.
 */
export function stampOf({ identity, at }: Pick<Birth, 'identity' | 'at'>): number {
  return Math.floor(at / 1000) * 1000 + (parseInt(identityDigest(identity, 8), 16) % 1000);
}

/** Whether it was sent for this campaign, by this request or by one that was not answered. */
export function isStamp(time: number, { identity, at, others = [] }: Birth): boolean {
  return [at, ...others].some((asked) => stampOf({ identity, at: asked }) === time);
}
