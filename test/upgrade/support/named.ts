import { executionName } from '../../../lambda/engine/identity';
import { STACK } from '../../support/resource';
import type { Claim } from './story';

/** The name that the execution would have had for its request as it stands in the file. */
export function nameOf({ execution }: Claim): string {
  const request = sorted(execution.input.request) as { LogicalResourceId: string };
  return executionName(STACK, request.LogicalResourceId, request);
}

export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
