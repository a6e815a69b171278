type Step = () => Promise<void> | void;

/** What has to be ended or removed, the newest first, however far a start has come. */
export class Ending {
  private readonly steps: Step[] = [];
  private done: Promise<void> | undefined;

  /** It has begun: nothing that fails from now on is news. */
  get begun(): boolean {
    return this.done !== undefined;
  }

  /** Returns what takes the step back. One that comes too late is taken at once. */
  add(step: Step): () => void {
    this.steps.push(step);
    if (this.done) this.done = this.done.then(() => this.work());
    return () => {
      const at = this.steps.indexOf(step);
      if (at >= 0) this.steps.splice(at, 1);
    };
  }

  run(): Promise<void> {
    return (this.done ??= this.work());
  }

  /** Every step is taken, also after one that failed. */
  private async work(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new Error(`not everything could be ended: ${failures.map(String).join('; ')}`);
  }
}
