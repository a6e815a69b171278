import type { FunctionsOptions } from '../../../emulator/aws/function-settings';
import { Functions } from '../../../emulator/aws/functions';
import type { Sleep } from '../../../emulator/aws/time';
import type { Pass } from './story';

/** Something that a pass did: when, and how to do it again. */
export interface Deed {
  readonly at: number;
  readonly again: () => Promise<unknown>;
}

export interface PlayedPass {
  readonly deeds: readonly Deed[];
  readonly until: number;
  readonly result: () => Pass['result'];
}

/** A function that was another version's so far: passes come from the record, and those after them from the handler of today. */
export class PlayedFunctions extends Functions {
  /** What is still to be played, by the execution's name. */
  readonly script = new Map<string, PlayedPass[]>();

  constructor(private readonly given: FunctionsOptions) {
    super(given);
  }

  override invoke(event: unknown, caller?: Sleep): Promise<{ payload: unknown }> {
    const { execution } = event as { execution?: string };
    const pass = this.script.get(execution?.split(':').at(-1) ?? '')?.shift();
    return pass ? this.play(pass, caller) : super.invoke(event, caller);
  }

  /** Everything at its time. */
  private play({ deeds, until, result }: PlayedPass, caller?: Sleep): Promise<{ payload: unknown }> {
    const { time } = this.given;
    return time.busy(async (sleep) => {
      const wait = async (at: number): Promise<void> => {
        const ms = at - time.now();
        if (ms > 0) await Promise.all([sleep(ms), caller?.(ms)]);
      };
      for (const { at, again } of deeds) {
        await wait(at);
        await again();
      }
      await wait(until);
      return { payload: result() };
    });
  }
}
