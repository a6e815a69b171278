import type { Request } from './request';

const DEFAULT_DEADLINE_SECONDS = 55 * 60;
const LONGEST_DEADLINE_SECONDS = 58 * 60;

/** When CloudFormation signed the response URL, in epoch milliseconds: an event can be delivered late. */
export function signedAt(url: string): number | undefined {
  const date = URL.canParse(url) ? (new URL(url).searchParams.get('X-Amz-Date') ?? '') : '';
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : time;
}

/** How long a request may take: the campaign's wish, else the provider's, else 55 minutes; never over 58. */
export function deadlineSeconds(
  { RequestType: type, ResourceProperties }: Request,
  fallback: string | undefined,
): number {
  const { deadlineSeconds: wish } = (ResourceProperties.options ?? {}) as { deadlineSeconds?: unknown };
  const seconds = [Number(wish), Number(fallback)].find((number) => number >= 1) ?? DEFAULT_DEADLINE_SECONDS;
  // A delete may have to wait for the end of the create that ran out of time.
  const least = type === 'Delete' ? DEFAULT_DEADLINE_SECONDS : 0;
  return Math.min(Math.max(seconds, least), LONGEST_DEADLINE_SECONDS);
}

/** Between polls: short at first and near the usual end, longer between, never over half a minute. */
export function pollSeconds(elapsed: number, usual: number, random = Math.random()): number {
  const least = Math.min(2, Math.max(1, usual));
  const gap = Math.min(30, Math.max(least, elapsed / 2), Math.max(least, Math.abs(usual - elapsed) / 3));
  return Math.round(gap * (0.85 + 0.3 * random));
}

/** After refusals in a row: full jitter under a bound that doubles, from 4 seconds to a minute. */
export function backoffSeconds(refusals: number, random = Math.random()): number {
  const bound = Math.min(60, 4 * 2 ** Math.min(refusals, 10));
  return 1 + Math.round(random * (bound - 1));
}

/** "1 minute", "55 minutes", "90 seconds". */
export function span(seconds: number): string {
  const [amount, unit] = seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
