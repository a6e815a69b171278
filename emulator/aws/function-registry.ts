import type { Functions } from './functions';

/** Every function that there is. */
export class FunctionRegistry {
  /** The same list all the time, for those who look a function up later. */
  readonly all: Functions[] = [];
  private readonly retired: Functions[] = [];

  /** By name or ARN. */
  find(id: string): Functions | undefined {
    return this.all.find(({ name, arn }) => name === id || arn === id);
  }

  add(functions: Functions): void {
    this.all.push(functions);
  }

  /** An invocation under way goes on. */
  remove(id: string): void {
    const found = this.find(id);
    if (!found) return;
    this.all.splice(this.all.indexOf(found), 1);
    this.retired.push(found);
    found.retire();
  }

  async close(): Promise<void> {
    const all = [...this.all.splice(0), ...this.retired.splice(0)];
    await Promise.all(all.map((functions) => functions.close()));
  }
}
