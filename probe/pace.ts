/** A local engine is quick, so that its probes need less room than the service. */
const LOCAL_SHARE = 10;

export interface PaceSettings {
  readonly isLocal: boolean;
  /** How many times as fast as real time the engine's time runs. */
  readonly speed: number;
  /** The longest that a scenario may take, in real seconds. */
  readonly patience: number;
}

/** How long things take, and may take: AWS needs room that a local engine does not. */
export class Pace {
  constructor(private readonly settings: PaceSettings) {}

  /** In real seconds: for a function that keeps others waiting. */
  room(seconds: number): number {
    return this.settings.isLocal ? seconds / LOCAL_SHARE : seconds;
  }

  /** In seconds of the engine's time: for a time-out that is to pass, or must not. */
  timeout(seconds: number): number {
    return Math.ceil(this.room(seconds) * this.settings.speed);
  }

  /** In real seconds. */
  real(engineSeconds: number): number {
    return engineSeconds / this.settings.speed;
  }

  engineSeconds(realMs: number): number {
    return (realMs / 1000) * this.settings.speed;
  }

  get patience(): number {
    return this.settings.patience;
  }

  allows(realSeconds: number): boolean {
    return realSeconds <= this.settings.patience;
  }

  /** Between two looks, in milliseconds. */
  get lookMs(): number {
    return this.settings.isLocal ? 40 : 2500;
  }

  /** Until what was written is seen by everybody, in milliseconds. */
  get settleMs(): number {
    return this.settings.isLocal ? 200 : 4000;
  }
}
