import type { Duration } from 'aws-cdk-lib';
import { Token, Tokenization } from 'aws-cdk-lib';

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

/** The letter that a time of day begins with on the wire. */
export function timeOf(text: string): string {
  return Token.isUnresolved(text) || !text.startsWith('T') ? `T${text}` : text;
}
