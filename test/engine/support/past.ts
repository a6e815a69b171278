/** What was when, by id. */
export class Past<T> {
  private readonly turns = new Map<string, { readonly at: number; readonly held: T | undefined }[]>();

  get ids(): string[] {
    return [...this.turns.keys()];
  }

  at(id: string, time: number): T | undefined {
    const before = (this.turns.get(id) ?? []).filter(({ at }) => at <= time);
    return before.at(-1)?.held;
  }

  put(id: string, at: number, held: T | undefined): void {
    this.turns.set(id, [...(this.turns.get(id) ?? []), { at, held }]);
  }
}
