import { appendFileSync } from 'node:fs';
import type { EmulatedRequest } from './service';
import { isObject } from './shape';

/** One call, as a line of the record. */
export interface RecordedRequest extends Omit<EmulatedRequest, 'bytes'> {
  /** On the emulator's clock, ISO 8601. */
  readonly time: string;
  /** Null where no service knows the request. */
  readonly service: string | null;
  readonly operation: string | null;
  /** Null where the socket was reset or the call never answered. */
  readonly status: number | null;
  readonly response: unknown;
}

const KEPT = 100_000;
/** Values of Secrets Manager. */
const SECRETS = new Set(['SecretString', 'SecretBinary']);
/** Such a member in text that was not read: JSON, also inside of JSON text or a form, or YAML. A dynamic reference has it after a colon. */
const SECRET_IN_TEXT = /(?<![A-Za-z:])Secret(String|Binary)(\\*["']|%22|%27)?[\s+]*(:|=|%3A)/i;
/** Headers, and parameters of signed URLs. */
const CREDENTIALS = new Set([
  'authorization',
  'x-amz-security-token',
  'x-api-key',
  'x-amz-signature',
  'x-amz-credential',
]);

/** Every call to a service: the last ones in memory, all of them in the file where one was asked for. */
export class RequestRecord {
  private entries: RecordedRequest[] = [];

  constructor(
    private readonly file?: string,
    private readonly kept = KEPT,
  ) {
    if (file !== undefined) appendFileSync(file, '');
  }

  add(entry: RecordedRequest): void {
    const line = {
      ...entry,
      query: withoutCredentials(entry.query),
      headers: withoutCredentials(entry.headers),
      body: withoutSecrets(entry.body),
      response: withoutSecrets(entry.response),
    };
    this.entries.push(line);
    if (this.entries.length > this.kept) this.entries.shift();
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }

  list(): readonly RecordedRequest[] {
    return [...this.entries];
  }

  /** The file keeps what it has. */
  clear(): void {
    this.entries = [];
  }
}

function withoutCredentials<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !CREDENTIALS.has(name.toLowerCase())));
}

function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return SECRET_IN_TEXT.test(value) ? `[${value.length} characters]` : value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !SECRETS.has(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutSecrets(item)]));
}
