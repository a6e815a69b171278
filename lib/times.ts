import type { Duration } from 'aws-cdk-lib';

/** For the contract to check: part seconds are not lost before. */
export function wholeSecondsOf(duration: Duration): number {
  return duration.toSeconds({ integral: false });
}

/** A moment in the form of ISO 8601, in UTC. What is no moment is for the contract to name. */
export function momentOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? String(date) : date.toISOString().replace('.000Z', 'Z');
}
