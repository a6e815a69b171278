import type { Retrier } from './definition';

/** The retries of one entry of a state: counted per row, as Step Functions does. */
export class Retries {
  private readonly attempts = new Map<Retrier, number>();

  constructor(private readonly rows: readonly Retrier[] = []) {}

  /** How many milliseconds to wait before the retry after this error, without jitter; undefined when there is none. */
  next(error: unknown): number | undefined {
    if (!(error instanceof Error) || ('isRetryable' in error && error.isRetryable === false)) return undefined;
    const row = this.rows.find(({ ErrorEquals }) => ErrorEquals.some((pattern) => matches(pattern, error.name)));
    if (!row) return undefined;
    const attempt = this.attempts.get(row) ?? 0;
    if (attempt >= (row.MaxAttempts ?? 3)) return undefined;
    this.attempts.set(row, attempt + 1);
    const seconds = (row.IntervalSeconds ?? 1) * (row.BackoffRate ?? 2) ** attempt;
    return Math.min(seconds, row.MaxDelaySeconds ?? Infinity) * 1000;
  }
}

function matches(pattern: string, name: string): boolean {
  return pattern === name || pattern === 'States.ALL' || (pattern === 'States.TaskFailed' && name !== 'States.Timeout');
}
