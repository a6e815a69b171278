import type { Left } from '../../../lambda/engine/memory';
import type { Claim, Claims, Waiter } from '../../../lambda/engine/waiter';

interface Answers {
  /** What each start answers. */
  readonly start?: readonly (Error | undefined)[];
  readonly isRunning?: readonly (Error | boolean)[];
  /** The claims of the resource. */
  readonly claims?: readonly (Error | Claim[])[];
  /** The claims of any resource that run. */
  readonly running?: Claims['running'];
  readonly stop?: readonly (Error | undefined)[];
  /** What each claim has left. */
  readonly leftBy?: readonly (Error | Left)[];
}

/** A waiter whose answers are scripted in turn; the last one is given again and again. */
export class ScriptedWaiter implements Waiter {
  readonly started: { name: string; input: string }[] = [];
  readonly calls: (readonly [operation: keyof Waiter, ...given: unknown[]])[] = [];

  constructor(private readonly answers: Answers = {}) {}

  async start(name: string, input: string): Promise<void> {
    this.calls.push(['start', name]);
    this.turn<undefined>('start', this.answers.start, undefined);
    this.started.push({ name, input });
  }

  async isRunning(execution: string): Promise<boolean> {
    this.calls.push(['isRunning', execution]);
    return this.turn('isRunning', this.answers.isRunning, true);
  }

  async claims(key: string): Promise<Claims> {
    this.calls.push(['claims', key]);
    return { own: this.turn('claims', this.answers.claims, []), running: this.answers.running ?? [] };
  }

  async stop(execution: string, by: string): Promise<void> {
    this.calls.push(['stop', execution, by]);
    this.turn<undefined>('stop', this.answers.stop, undefined);
  }

  async leftBy(execution: string): Promise<Left> {
    this.calls.push(['leftBy', execution]);
    return this.turn<Left>('leftBy', this.answers.leftBy, {});
  }

  /** The calls of one operation. */
  made(operation: keyof Waiter): (readonly unknown[])[] {
    return this.calls.filter(([name]) => name === operation).map(([, ...given]) => given);
  }

  private turn<T>(operation: keyof Waiter, turns: readonly (Error | T)[] | undefined, otherwise: T): T {
    const place = Math.min(this.made(operation).length, turns?.length ?? 0) - 1;
    const turn = turns?.[place];
    if (turn instanceof Error) throw turn;
    return turn ?? otherwise;
  }
}
