import { PersonalizeClient } from '@aws-sdk/client-personalize';
import { createPersonalize, startEmulator, type Clock, type Emulator } from '../../emulator';

/** Time that moves only when it is told to. */
export class ManualClock implements Clock {
  private time = Date.UTC(2026, 0, 1);

  now(): number {
    return this.time;
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

export const MINUTE = 60_000;
export const SOLUTION = 'arn:aws:personalize:us-east-1:123456789012:solution/films';
export const VERSION = `${SOLUTION}/aaaa1111`;
export const LATEST = `${SOLUTION}/$LATEST`;

export function arnOf(name: string): string {
  return `arn:aws:personalize:us-east-1:123456789012:campaign/${name}`;
}

export interface Harness {
  readonly emulator: Emulator;
  readonly client: PersonalizeClient;
  /** How often the caller's process would have been ended. */
  kills: number;
  control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** An AWS JSON call without the SDK's own serialisation. */
  raw(operation: string, body: unknown): Promise<{ status: number; body: unknown; headers: Headers }>;
}

/** One emulator for a file of tests, reset after each. */
export function useEmulator(): Harness {
  const harness = { kills: 0 } as { -readonly [Key in keyof Harness]: Harness[Key] };
  beforeAll(async () => {
    harness.emulator = await startEmulator({
      services: (context) => [createPersonalize(context)],
      clock: new ManualClock(),
      onKill: () => (harness.kills += 1),
    });
    harness.client = clientOf(harness.emulator.url);
    harness.control = (method, path, body) => send(`${harness.emulator.url}/_emulator/${path}`, method, body);
    harness.raw = (operation, body) =>
      send(harness.emulator.url, 'POST', body, { 'x-amz-target': `AmazonPersonalize.${operation}` });
  });
  afterEach(() => {
    harness.kills = 0;
    harness.emulator.reset();
  });
  afterAll(async () => {
    harness.client.destroy();
    await harness.emulator.close();
  });
  return harness;
}

export function clientOf(url: string): PersonalizeClient {
  return new PersonalizeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
  });
}

/** The name of the error that a call fails with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome.status === 'fulfilled') throw new Error('the call was not refused');
  return (outcome.reason as Error).name;
}

async function send(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: text }) });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: answer === '' ? null : JSON.parse(answer) };
}
