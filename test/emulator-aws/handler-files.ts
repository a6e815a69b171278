import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionsOptions } from '../../emulator/aws/function-settings';
import { Functions } from '../../emulator/aws/functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';

type Options = Partial<Omit<FunctionsOptions, 'file'>>;

/** Functions made of a few lines of JavaScript, in a folder of their own. */
export class HandlerFiles {
  private readonly folder = mkdtempSync(join(tmpdir(), 'emulator-aws-'));
  private readonly made: Functions[] = [];

  /** The source is a module; `handler` is what is called. */
  functions(source: string, options: Options = {}): Functions {
    const file = join(this.folder, `handler-${this.made.length}.js`);
    writeFileSync(file, source);
    const functions = new Functions({ time: new VirtualTime(), ...options, file });
    this.made.push(functions);
    return functions;
  }

  async close(): Promise<void> {
    await Promise.all(this.made.map((functions) => functions.close()));
    rmSync(this.folder, { recursive: true });
  }
}

/** Until something is so, in real time. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
