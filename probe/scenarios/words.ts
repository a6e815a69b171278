import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { Ask } from '../recorder';

/** How it failed, or that it did not. */
export function failure(resource: string, reason: string | undefined): string {
  return reason === undefined ? `${resource} did not fail` : `${resource} failed: "${reason}"`;
}

export function of(asks: readonly Ask[], type: Ask['type'], resource: string): Ask[] {
  return asks.filter((ask) => ask.type === type && ask.resource === resource);
}

/** The ids that a resource's Deletes named, sorted. */
export function deleted(asks: readonly Ask[], resource: string): string[] {
  return of(asks, 'Delete', resource)
    .map(({ id = '' }) => id)
    .sort();
}

export function listed(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}

/** When it happened among the events; -1 where it did not. */
export function at(events: readonly StackEvent[], status: string, resource?: string): number {
  return events.findIndex(
    ({ ResourceStatus, LogicalResourceId }) =>
      ResourceStatus === status && (resource === undefined || LogicalResourceId === resource),
  );
}

/** For a change that was refused before it began. */
export function refusal(error: unknown): string {
  if (error instanceof Error && error.name === 'ValidationError') return `refused: ${error.message}`;
  throw error;
}
