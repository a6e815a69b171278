import type { Call, Outcome } from './outcome';
import type { EmulatedResponse } from './service';

/** An answer as nobody expects it: what is not said of it is as the service would answer. */
export interface Garbage {
  /** Whether the call is made before, as it is unless this is false. */
  readonly made?: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole body, as it is sent. */
  readonly body?: string;
  /** How `body` becomes bytes; `latin1` is one for each character, which need not be UTF-8. */
  readonly encoding?: 'utf8' | 'latin1';
  /** Every such text in the body becomes `to`. */
  readonly from?: string;
  readonly to?: string;
}

export const GARBAGE = {
  made: { type: 'boolean' },
  status: { type: 'integer', min: 100, max: 599 },
  headers: { type: 'map', key: { type: 'string', min: 1 }, value: { type: 'string' } },
  body: { type: 'string' },
  encoding: { type: 'string', oneOf: ['utf8', 'latin1'] },
  from: { type: 'string', min: 1 },
  to: { type: 'string' },
} as const;

export async function garbled(call: Call, garbage: Garbage): Promise<Outcome> {
  const { made = true, status, headers } = garbage;
  const answer: EmulatedResponse = made ? await call.effect() : { status: 200 };
  const response = {
    status: status ?? answer.status,
    headers: { 'content-type': 'application/json', ...answer.headers, ...headers },
    body: bodyOf(answer.body, garbage),
  };
  return { kind: 'answer', response };
}

function bodyOf(
  told: unknown,
  { body = textOf(told), encoding = 'utf8', from, to = '' }: Garbage,
): string | Uint8Array {
  const text = from === undefined ? body : body.replaceAll(from, to);
  return encoding === 'utf8' ? text : Buffer.from(text, encoding);
}

function textOf(told: unknown): string {
  if (told === undefined) return '';
  return typeof told === 'string' ? told : JSON.stringify(told);
}
