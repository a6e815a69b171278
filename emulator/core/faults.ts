import { GARBAGE, type Garbage } from './garbage';
import { controlBody, InvalidControl } from './invalid-control';
import type { EmulatedService } from './service';
import type { Shape } from './shape';

export const FAULT_KINDS = [
  'throttle',
  'error',
  'unavailable',
  'denied',
  'timeout',
  'timeout-before',
  'reset-before',
  'reset-after',
  'delay',
  'kill-before',
  'kill-after',
  'html',
  'truncated',
  'garbage',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault extends Garbage {
  /** Every service, unless named. */
  readonly service?: string;
  /** Every operation, unless named. */
  readonly operation?: string;
  readonly kind: FaultKind;
  /** How many matching calls pass first. */
  readonly after?: number;
  /** How many matching calls are hit then. */
  readonly times?: number;
  /** How long `delay` holds a call back, in real milliseconds. */
  readonly delayMs?: number;
}

const SHAPE = {
  type: 'structure',
  members: {
    service: { type: 'string' },
    operation: { type: 'string' },
    kind: { type: 'string', oneOf: FAULT_KINDS },
    after: { type: 'integer', min: 0 },
    times: { type: 'integer', min: 1 },
    delayMs: { type: 'number', min: 0 },
    ...GARBAGE,
  },
  required: ['kind'],
} as const satisfies Shape;

interface Armed {
  readonly fault: Fault;
  after: number;
  times: number;
}

/** The faults that wait for their calls. */
export class Faults {
  private armed: Armed[] = [];

  constructor(private readonly services: readonly EmulatedService[]) {}

  add(fault: Fault): void {
    this.check(controlBody(SHAPE, fault));
    this.armed.push({ fault, after: fault.after ?? 0, times: fault.times ?? 1 });
  }

  clear(): void {
    this.armed = [];
  }

  /** What is still to come: `after` and `times` count down. */
  list(): readonly Fault[] {
    return this.armed.map(({ fault, after, times }) => ({ ...fault, after, times }));
  }

  /** The fault that hits this call: the first one that is due. A call that is hit passes no later fault. */
  take(service: string, operation: string): Fault | undefined {
    for (const armed of this.armed) {
      if (!matches(armed.fault, service, operation)) continue;
      if (armed.after > 0) {
        armed.after -= 1;
        continue;
      }
      armed.times -= 1;
      this.armed = this.armed.filter(({ times }) => times > 0);
      return armed.fault;
    }
    return undefined;
  }

  private check(fault: Fault): void {
    const { service, operation, kind, delayMs } = fault;
    const named = this.services.filter(({ name }) => service === undefined || service === name);
    if (named.length === 0) throw unknown('service', service, namesOf(this.services));
    const declared = named.flatMap(({ operations }) => operations ?? []);
    const open = named.some(({ operations }) => operations === undefined);
    if (operation !== undefined && !open && !declared.includes(operation)) {
      throw unknown('operation', operation, declared);
    }
    if ((kind === 'delay') !== (delayMs !== undefined)) {
      throw new InvalidControl('delayMs belongs to the kind delay, which needs it');
    }
    const stray = Object.keys(GARBAGE).filter((name) => kind !== 'garbage' && name in fault);
    if (stray.length > 0) throw new InvalidControl(`${stray.join(', ')}: only for the kind garbage`);
  }
}

function matches(fault: Fault, service: string, operation: string): boolean {
  return (fault.service ?? service) === service && (fault.operation ?? operation) === operation;
}

function namesOf(services: readonly EmulatedService[]): string[] {
  return services.map(({ name }) => name);
}

function unknown(noun: string, got: string | undefined, allowed: readonly string[]): InvalidControl {
  return new InvalidControl(`unknown ${noun} ${got ?? ''}; expected one of ${allowed.join(', ')}`);
}
