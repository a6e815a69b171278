import type { Duration } from 'aws-cdk-lib';
import { Token, Tokenization } from 'aws-cdk-lib';

/** For the contract to check: part seconds are not lost before. */
export function wholeSecondsOf(duration: Duration): number {
  return duration.toSeconds({ integral: false });
}

/** A duration in the form of ISO 8601. One that is known at deploy time must be given in seconds. */
export function isoOf(duration: Duration): string {
  if (duration.isUnresolved()) return `PT${Tokenization.stringifyNumber(duration.toSeconds())}S`;
  // The service's documents write no time at all as PT0H.
  return duration.toMilliseconds({ integral: false }) === 0 ? 'PT0H' : duration.toIsoString();
}

/** A duration as hours alone, in the form of ISO 8601. */
export function hoursOf(duration: Duration): string {
  return `PT${Tokenization.stringifyNumber(duration.toHours({ integral: false }))}H`;
}

/** A moment in the form of ISO 8601, in UTC. What is no moment is for the contract to name. */
export function momentOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? String(date) : date.toISOString().replace('.000Z', 'Z');
}

/** The letter that a time of day begins with on the wire. */
export function timeOf(text: string): string {
  return Token.isUnresolved(text) || !text.startsWith('T') ? `T${text}` : text;
}
