import type { CampaignService } from './service';

/** A campaign, and which of the resource's it is. */
export interface Made {
  readonly id: string;
  readonly generation: string;
}

/** What a claim has made, and in place of which physical id. */
export interface Known extends Made {
  readonly replaced?: string | undefined;
}

/** What CloudFormation's physical id says. */
export interface Held {
  /** As the service knows it. */
  readonly id: string;
  /** It is a campaign's, and neither invented nor one that stands for none. */
  readonly isCampaign: boolean;
  readonly generation?: string | undefined;
  /** What it replaced. */
  readonly before?: Made | undefined;
}

/* Where no tag can carry the marks the physical id does: `id|generation`, and what it replaced, `|id|generation`. */
const MARKED = /^([^|]+)\|([0-9a-f]+)(?:\|([^|]+)\|([0-9a-f]+))?$/;

export function heldOf<C extends object>(service: CampaignService<C>, physicalId: string): Held {
  if (service.tagging) return { id: physicalId, isCampaign: service.isId?.(physicalId) ?? false };
  const [, marked, generation, markedBefore, beforeGeneration = ''] = MARKED.exec(physicalId) ?? [];
  const id = decoded(marked);
  if (id === undefined) return { id: physicalId, isCampaign: false };
  const beforeId = decoded(markedBefore);
  const before = beforeId === undefined ? undefined : { id: beforeId, generation: beforeGeneration };
  return { id, isCampaign: true, generation, before };
}

/** What cannot be decoded was never encoded here. */
function decoded(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

export function markedId({ id, generation }: Made, before?: Made): string {
  const parts = [id, generation, ...(before ? [before.id, before.generation] : [])];
  // An id can hold anything.
  return parts.map((part) => encodeURIComponent(part)).join('|');
}

/** The physical id of the campaign that a request ends with: the one that is held stays, to the letter. */
export function answeredId<C extends object>(
  service: CampaignService<C>,
  physicalId: string | undefined,
  campaign: Made,
  known: readonly Known[] = [],
): string {
  if (service.tagging) return campaign.id;
  if (physicalId === undefined) return markedId(campaign);
  const held = heldOf(service, physicalId);
  if (held.id === campaign.id) return physicalId;
  if (held.before?.id === campaign.id) return formerId(service, held, campaign, known);
  return markedId(campaign, held.generation === undefined ? undefined : { ...held, generation: held.generation });
}

/** A rollback comes back to the id as it was, which said in turn what it had replaced. */
function formerId<C extends object>(
  service: CampaignService<C>,
  held: Held,
  campaign: Made,
  known: readonly Known[],
): string {
  const replaced = known.flatMap((made) => (made.id === held.id && made.replaced ? [made.replaced] : []));
  return replaced.find((id) => heldOf(service, id).id === campaign.id) ?? markedId(campaign);
}
