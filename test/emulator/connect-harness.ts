import { ConnectCampaignsClient } from '@aws-sdk/client-connectcampaigns';
import { ConnectCampaignsV2Client } from '@aws-sdk/client-connectcampaignsv2';
import { allServices, startEmulator, type Emulator } from '../../emulator';
import { ManualClock } from './harness';

export const INSTANCE = 'aaaabbbb-1111-2222-3333-ccccddddeeee';
export const NOWHERE = '00000000-0000-4000-8000-000000000000';
export const ARN_PREFIX = 'arn:aws:connect-campaigns:us-east-1:123456789012:campaign/';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** One emulator with every service for a file of tests, without rates, reset after each. */
export class ConnectHarness {
  emulator!: Emulator;
  v1!: ConnectCampaignsClient;
  v2!: ConnectCampaignsV2Client;

  async start(): Promise<void> {
    this.emulator = await startEmulator({ services: allServices, clock: new ManualClock() });
    const options = {
      endpoint: this.emulator.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
    };
    this.v1 = new ConnectCampaignsClient(options);
    this.v2 = new ConnectCampaignsV2Client(options);
  }

  async close(): Promise<void> {
    this.v1.destroy();
    this.v2.destroy();
    await this.emulator.close();
  }

  /** A call without the SDK's own serialisation, signed for a service. */
  raw(method: string, path: string, body?: unknown, service = 'connect-campaigns'): Promise<Answer> {
    const scope = `AKIDEXAMPLE/20260101/us-east-1/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
    return this.fetched(method, path, body, { authorization });
  }

  fetched(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return answerOf(`${this.emulator.url}${path}`, method, body, headers);
  }

  async control(path: string, body?: unknown): Promise<unknown> {
    const answer = await this.fetched(body === undefined ? 'GET' : 'PUT', `/_emulator/${path}`, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  /** Lets seconds pass. */
  pass(seconds: number): void {
    this.emulator.clock.advance(seconds * 1000);
  }

  choose(name: string, value: string): void {
    this.emulator.settings.change({ switches: { [name]: value } });
  }

  campaigns(service: string): readonly object[] {
    return this.emulator.services.find(({ name }) => name === service)?.campaigns() ?? [];
  }
}

async function answerOf(url: string, method: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: text }) });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: answer === '' ? null : JSON.parse(answer) };
}

export function useConnect(): ConnectHarness {
  const harness = new ConnectHarness();
  beforeAll(() => harness.start());
  beforeEach(() => harness.emulator.settings.change({ rates: false }));
  afterEach(() => harness.emulator.reset());
  afterAll(() => harness.close());
  return harness;
}

/** What a call fails with: its name and status, and the state where the error carries one. */
export async function failure(call: Promise<unknown>): Promise<string> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome.status === 'fulfilled') throw new Error('the call was not refused');
  const { name, $metadata, state } = outcome.reason as Failure;
  return [name, $metadata?.httpStatusCode, state].filter((part) => part !== undefined).join(' ');
}

interface Failure extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly state?: string;
}
