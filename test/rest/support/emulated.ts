import type { Emulator, FaultKind } from '../../../emulator';
import { createAlsona, createBatch, startEmulator } from '../../../emulator';
import { Secrets } from '../../../emulator/aws/secrets';
import type { ApiKey } from '../../../lib/contract/rest';
import { ManualClock } from '../../emulator/harness';

/** What must be in no error and no log. */
export const KEY = 'canary-7d2c/9e+41a==';

/** Both services and the secrets of their keys on a loopback port, with time that is told to pass. */
export class Emulated {
  emulator!: Emulator;
  private secrets!: Secrets;
  private made = 0;

  async open(): Promise<void> {
    this.emulator = await startEmulator({
      services: (context) => {
        this.secrets = new Secrets(() => context.now());
        return [this.secrets, createBatch(context), createAlsona(context)];
      },
      clock: new ManualClock(),
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: this.emulator.url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
    });
  }

  get url(): string {
    return this.emulator.url;
  }

  /** A secret that no test has read before. */
  secret(value = KEY): string {
    this.made += 1;
    return this.secrets.put(`keys-${this.made}`, value);
  }

  key(value = KEY): ApiKey {
    return { secretArn: this.secret(value) };
  }

  rotate(secretArn: string, value: string): void {
    this.secrets.put(secretArn, value);
  }

  /** How often secrets were read. */
  get reads(): number {
    return this.sent('GetSecretValue').length;
  }

  fault(operation: string, kind: FaultKind, times = 1): void {
    this.emulator.faults.add({ operation, kind, times });
  }

  choose(name: string, value: string): void {
    this.emulator.settings.change({ switches: { [name]: value } });
  }

  /** A control call, without the socket: thousands of campaigns are put there by it. */
  control(service: string, name: string, body: object): unknown {
    return this.emulator.services.find((one) => one.name === service)?.control?.[name]?.(body);
  }

  put(service: string, campaign: object): string {
    return (this.control(service, 'campaigns', { put: campaign }) as { id: string }).id;
  }

  /** What went over the wire, by operation. */
  sent(operation: string): { readonly path: string; readonly query: object; readonly body: unknown }[] {
    return this.emulator.requests().filter((call) => call.operation === operation);
  }

  campaigns(service: string): readonly object[] {
    return this.emulator.services.find(({ name }) => name === service)?.campaigns() ?? [];
  }
}

/** One emulator for a file of tests, without rates, reset after each. */
export function useEmulated(): Emulated {
  const emulated = new Emulated();
  beforeAll(() => emulated.open());
  beforeEach(() => void emulated.emulator.settings.change({ rates: false }));
  afterEach(() => emulated.emulator.reset());
  afterAll(() => emulated.emulator.close());
  return emulated;
}
