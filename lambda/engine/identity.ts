import { createHash } from 'node:crypto';
import { MARK_PREFIX } from '../../lib/contract/tags';
import type { Place, Tags } from './service';

const STACK_MARK = `${MARK_PREFIX}stack`;
const RESOURCE_MARK = `${MARK_PREFIX}resource`;
const ADOPTED_MARK = `${MARK_PREFIX}adopted`;

/** Which campaign a resource means. A change of a create-only property is another generation, so another campaign. */
export interface Identity {
  readonly stack: string;
  readonly resource: string;
  readonly generation: string;
}

/** Whose campaign it is, by its tags. */
export interface Owner {
  readonly kind: 'ours' | 'sibling' | 'other' | 'nobody';
  readonly stack: string | undefined;
  readonly resource: string | undefined;
  readonly generation: string | undefined;
  /** When it was asked for, in epoch seconds, where the service does not show when a campaign was born. */
  readonly since: string | undefined;
  readonly adopted: boolean;
}

/** The digest of the create-only properties, whatever the order of their members. */
export function generationOf(createOnly: object): string {
  return digest(JSON.stringify(sorted(createOnly)), 12);
}

export function marksOf(identity: Identity, adopted: boolean, since?: string): Tags {
  return {
    [STACK_MARK]: identity.stack,
    [RESOURCE_MARK]: [identity.resource, identity.generation, ...(since === undefined ? [] : [since])].join('/'),
    ...(adopted ? { [ADOPTED_MARK]: 'true' } : {}),
  };
}

export function markKeys(tags: Tags): string[] {
  return [STACK_MARK, RESOURCE_MARK, ADOPTED_MARK].filter((key) => key in tags);
}

export function ownerByTags(tags: Tags, identity: Identity): Owner {
  const stack = tags[STACK_MARK];
  const [resource, generation, since] = tags[RESOURCE_MARK]?.split('/') ?? [];
  return { kind: kindOf(), stack, resource, generation, since, adopted: ADOPTED_MARK in tags };

  function kindOf(): Owner['kind'] {
    if (stack === undefined) return 'nobody';
    if (stack !== identity.stack) return 'other';
    return resource === identity.resource ? 'ours' : 'sibling';
  }
}

/** Whose a campaign is that carries no mark. */
export const NOBODY: Owner = {
  kind: 'nobody',
  stack: undefined,
  resource: undefined,
  generation: undefined,
  since: undefined,
  adopted: false,
};

export function ownedBy(identity: Identity): Owner {
  return { ...NOBODY, ...identity, kind: 'ours' };
}

/** What nobody but this campaign has: as many digits as are asked for, up to 64. */
export function identityDigest({ stack, resource, generation }: Identity, length: number): string {
  return digest([stack, resource, generation].join('\n'), length);
}

/** A generated name: the prefix that the template gives, cut to fit, and what tells it from every other. */
export function generatedName(prefix: string, identity: Identity, longest: number): string {
  const suffix = `-${identityDigest(identity, 8)}`;
  return prefix.slice(0, longest - suffix.length) + suffix;
}

/** The physical id of a resource that has no campaign. It says since when a campaign can be its create's. */
export function markerId(stack: string, resource: string, requestedAt: number, isUntouched = false): string {
  const marker = `no-campaign-${resourceKey(stack, resource)}-${Math.floor(requestedAt / 1000)}`;
  return isUntouched ? `${marker}${UNTOUCHED}` : marker;
}

/** Nothing was made, for certain: there is nothing to look for, which could fail for the same reason as the create. */
const UNTOUCHED = '-untouched';

export function saysUntouched(stack: string, resource: string, id: string): boolean {
  return markedTime(stack, resource, id) !== undefined && id.endsWith(UNTOUCHED);
}

/** The time that a marker id holds, in epoch milliseconds; undefined for any other id. */
export function markedTime(stack: string, resource: string, id: string): number | undefined {
  const [key, seconds] = id.replace(/^no-campaign-/, '').split('-');
  return id.startsWith('no-campaign-') && key === resourceKey(stack, resource) ? Number(seconds) * 1000 : undefined;
}

/** What every execution of one resource begins with. */
export function resourceKey(stack: string, resource: string): string {
  return digest(`${stack}\n${resource}`, 16);
}

/** The same event always has the same name; a re-sent request has another, as its response URL is new. */
export function executionName(stack: string, resource: string, event: object): string {
  return `${resourceKey(stack, resource)}-${digest(JSON.stringify(event), 32)}`;
}

export function placeOf(stack: string): Place {
  const [, partition = 'aws', , region = '', account = ''] = stack.split(':');
  return { partition, region, account };
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
