import { createAlsona, createBatch, startEmulator, type Emulator } from '../../emulator';
import { ManualClock } from './harness';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** When every test begins. */
const START = Date.UTC(2026, 0, 1);

type Headers = Readonly<Record<string, string>>;

/** One emulator with both services for a file of tests, without rates, reset after each. */
export class RestHarness {
  emulator!: Emulator;

  async start(): Promise<void> {
    const services: Parameters<typeof startEmulator>[0]['services'] = (context) => [
      createBatch(context),
      createAlsona(context),
    ];
    this.emulator = await startEmulator({ services, clock: new ManualClock() });
  }

  async call(method: string, path: string, body: unknown, headers: Headers): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type: Headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const options = { method, headers: { ...type, ...headers }, ...(body === undefined ? {} : { body: text }) };
    const response = await fetch(this.emulator.url + path, options);
    const answer = await response.text();
    return { status: response.status, body: answer === '' ? null : JSON.parse(answer) };
  }

  /** `PUT` with a body, else `GET`. */
  async control<T>(name: string, body?: unknown): Promise<T> {
    const answer = await this.call(body === undefined ? 'GET' : 'PUT', `/_emulator/${name}`, body, {});
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as T;
  }

  async fault(service: string, operation: string, kind: string): Promise<void> {
    const { status } = await this.call('POST', '/_emulator/faults', { service, operation, kind }, {});
    expect(status).toBe(200);
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

export function useRest(): RestHarness {
  const harness = new RestHarness();
  beforeAll(() => harness.start());
  beforeEach(() => {
    const { clock, settings } = harness.emulator;
    clock.advance(START - clock.now());
    settings.change({ rates: false });
  });
  afterEach(() => harness.emulator.reset());
  afterAll(() => harness.emulator.close());
  return harness;
}
