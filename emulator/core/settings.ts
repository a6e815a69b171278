import { controlBody, InvalidControl } from './invalid-control';
import type { EmulatedService } from './service';
import type { Shape } from './shape';

export interface SettingsValues {
  /** Documented durations are divided by this. */
  readonly speed: number;
  /** How long reads may still show what was before a write. */
  readonly lagMs: number;
  /** Whether documented rates are enforced, as far as a service has them. */
  readonly rates: boolean;
  /** Chosen truths of unconfirmed behaviours; what is not named has its default. */
  readonly switches: Readonly<Record<string, string>>;
}

const SHAPE = {
  type: 'structure',
  members: {
    speed: { type: 'number', min: Number.MIN_VALUE },
    lagMs: { type: 'number', min: 0 },
    rates: { type: 'boolean' },
    switches: { type: 'map', key: { type: 'string' }, value: { type: 'string' } },
  },
} as const satisfies Shape;

/** What can be changed while the emulator runs. */
export class Settings implements SettingsValues {
  private readonly initial: SettingsValues;
  private current: SettingsValues;

  constructor(
    speed: number,
    private readonly services: () => readonly EmulatedService[],
  ) {
    controlBody(SHAPE, { speed });
    this.initial = { speed, lagMs: 0, rates: true, switches: {} };
    this.current = this.initial;
  }

  get speed(): number {
    return this.current.speed;
  }

  get lagMs(): number {
    return this.current.lagMs;
  }

  get rates(): boolean {
    return this.current.rates;
  }

  get switches(): Readonly<Record<string, string>> {
    return this.current.switches;
  }

  /** Members and switches that are left out keep their values. */
  change(patch: Partial<SettingsValues>): SettingsValues {
    const wanted = controlBody(SHAPE, patch);
    const switches = wanted.switches ?? {};
    this.checkSwitches(switches);
    this.current = {
      speed: wanted.speed ?? this.current.speed,
      lagMs: wanted.lagMs ?? this.current.lagMs,
      rates: wanted.rates ?? this.current.rates,
      switches: { ...this.current.switches, ...switches },
    };
    return this.current;
  }

  values(): SettingsValues {
    return this.current;
  }

  reset(): void {
    this.current = this.initial;
  }

  private checkSwitches(switches: Readonly<Record<string, string>>): void {
    const known = new Map(this.services().flatMap((service) => Object.entries(service.switches ?? {})));
    for (const [name, value] of Object.entries(switches)) {
      const allowed = known.get(name);
      if (!allowed) throw new InvalidControl(`unknown switch ${name}; expected one of ${[...known.keys()].join(', ')}`);
      if (!allowed.includes(value)) {
        throw new InvalidControl(`switch ${name} cannot be ${value}; expected one of ${allowed.join(', ')}`);
      }
    }
  }
}
