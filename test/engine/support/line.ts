import { refusal } from './kites';

/** What goes wrong in a call: it is refused, or nobody hears its end, as the process dies or the answer is lost. */
export type Trouble = Error | (typeof TROUBLES)[number];

export const TROUBLES = ['dies before', 'dies after', 'lost before', 'lost after', 'is throttled'] as const;

/** Each trouble at each of so many calls. */
export function anywhere(calls: number): [at: number, is: Trouble][] {
  return Array.from({ length: calls }).flatMap((_, index) => TROUBLES.map((is): [number, Trouble] => [index + 1, is]));
}

export interface Troubles<T> {
  /** Call by call of an operation. */
  readonly troubles?: Readonly<Record<string, readonly (Trouble | undefined)[]>>;
  /** At a call, counted over all. */
  readonly trouble?: { readonly at: number; readonly is: Trouble };
  /** What an operator does, in seconds since the start. */
  readonly operator?: readonly { readonly after: number; readonly does: (service: T) => unknown }[];
}

export type LineCall = readonly [operation: string, ...given: unknown[]];

/** The line between the engine and a service, with its troubles: every call is kept. */
export class Line<T> {
  readonly calls: LineCall[] = [];
  onKill: () => void = () => undefined;
  private readonly began = Date.now();
  private readonly taken = new Map<string, number>();
  private done = 0;

  constructor(private readonly given: Troubles<T>) {}

  async call<A>(call: LineCall, effect: () => A): Promise<A> {
    this.calls.push(call);
    this.operate();
    const trouble = this.trouble(call[0]);
    if (trouble instanceof Error) throw trouble;
    if (trouble === 'is throttled') throw refusal('TooFast');
    const answer = trouble?.endsWith('before') ? undefined : effect();
    if (trouble?.startsWith('lost')) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    if (trouble === undefined) return answer as A;
    this.onKill();
    return new Promise<A>(() => undefined);
  }

  private operate(): void {
    const { operator = [] } = this.given;
    const due = operator.filter(({ after }) => Date.now() >= this.began + after * 1000);
    for (const { does } of due.slice(this.done)) does(this as unknown as T);
    this.done = due.length;
  }

  private trouble(operation: string): Trouble | undefined {
    const { troubles, trouble } = this.given;
    const taken = this.taken.get(operation) ?? 0;
    this.taken.set(operation, taken + 1);
    return this.calls.length === trouble?.at ? trouble.is : troubles?.[operation]?.[taken];
  }
}
