import { Functions } from '../../emulator/aws/functions';
import type { Sleep } from '../../emulator/aws/time';
import type { FunctionsOptions } from '../../emulator/aws/function-settings';

/** A function with as much concurrency as it is asked for, in a few threads: what waits for a thread costs no moved time. */
export class QueuedFunctions extends Functions {
  private readonly waiting: (() => void)[] = [];
  private atWork = 0;

  constructor(
    options: FunctionsOptions,
    private readonly threads: number,
  ) {
    super({ ...options, concurrency: threads });
  }

  override async invoke(event: unknown, caller?: Sleep): Promise<{ payload: unknown }> {
    if (this.atWork >= this.threads) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.atWork += 1;
    try {
      return await super.invoke(event, caller);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.atWork -= 1;
    }
  }
}
