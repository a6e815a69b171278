import type { EmulatorContext } from '../core/service';

export type SwitchTable = Readonly<Record<string, readonly [string, ...string[]]>>;

/** The switches of one service; the first value of each is its default. */
export class Switches<T extends SwitchTable> {
  constructor(
    private readonly context: EmulatorContext,
    private readonly service: string,
    private readonly table: T,
  ) {}

  chosen<N extends keyof T & string>(name: N): T[N][number] {
    const values: T[N] = this.table[name];
    const value = this.context.switch(`${this.service}.${name}`);
    return values.find((candidate) => candidate === value) ?? values[0];
  }

  /** As the settings know them, by their whole names. */
  declared(): Record<string, readonly string[]> {
    return Object.fromEntries(Object.entries(this.table).map(([name, values]) => [`${this.service}.${name}`, values]));
  }
}
