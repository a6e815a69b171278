import { Functions } from '../../emulator/aws/functions';
import type { Sleep } from '../../emulator/aws/time';
import type { FunctionsOptions } from '../../emulator/aws/function-settings';

/**
 * A function with as much concurrency as it is asked for, of which a few invocations run at a time: what waits for its turn costs
 * no moved time, and what sleeps gives its turn to another.
 */
export class QueuedFunctions extends Functions {
  private readonly waiting: (() => void)[] = [];
  private atWork = 0;
  private readonly sleep: Sleep;

  constructor(
    options: FunctionsOptions,
    private readonly turns: number,
  ) {
    super({ ...options, concurrency: Infinity });
    this.sleep = (milliseconds, signal) => options.time.sleep(milliseconds, signal);
  }

  override async invoke(event: unknown, caller = this.sleep): Promise<{ payload: unknown }> {
    await this.takeTurn();
    try {
      return await super.invoke(event, async (milliseconds, signal) => {
        this.endTurn();
        await caller(milliseconds, signal).finally(() => this.takeTurn());
      });
    } finally {
      this.endTurn();
    }
  }

  private async takeTurn(): Promise<void> {
    if (this.atWork >= this.turns) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.atWork += 1;
  }

  private endTurn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.atWork -= 1;
  }
}
