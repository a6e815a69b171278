import { Token } from 'aws-cdk-lib';
import type { CommunicationTime } from './communication-time';

/** Left to the construct: the handler's runtime can know fewer time zones than who wrote the template. */
export function timeZoneProblems(time: CommunicationTime | undefined): string[] {
  const name = time?.defaultTimeZone?.timezoneName;
  if (name === undefined || Token.isUnresolved(name) || !LIKE_A_NAME.test(name) || isKnown(name)) return [];
  return [`communicationTime.defaultTimeZone must be the name of a known time zone, got "${name}"`];
}

/** What the contract refuses is told once. */
const LIKE_A_NAME = /^[\w\-/]{1,50}$/;

/** Other names of a time zone are known, too; offsets and names in small letters are none. */
function isKnown(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
