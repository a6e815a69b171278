import type { StructureShape, ValueOf } from '../core/shape';

/** A campaign that fails ends in the state Failed; a call that is refused changes nothing. */
export const OUTCOME = {
  type: 'structure',
  members: {
    name: { type: 'string', min: 1, max: 127 },
    operation: { type: 'string', min: 1 },
    create: { type: 'string', oneOf: ['fail', 'refuse', 'succeed'] },
    start: { type: 'string', oneOf: ['fail', 'refuse', 'succeed'] },
    update: { type: 'string', oneOf: ['refuse', 'succeed'] },
    reason: { type: 'string', min: 1 },
    times: { type: 'integer', min: 1 },
  },
} as const satisfies StructureShape;

export type Outcome = ValueOf<typeof OUTCOME>;
export type Kind = 'create' | 'start' | 'update';

interface Declared {
  readonly outcome: Outcome;
  left: number;
}

/** How creates, starts and updates end: well, unless declared; what was declared last comes first. */
export class Outcomes {
  private declared: Declared[] = [];

  declare(outcome: Outcome): void {
    this.declared.unshift({ outcome, left: outcome.times ?? Infinity });
  }

  /** Uses up one of the declared times. */
  take(kind: Kind, operation: string, name: string): Outcome | undefined {
    const found = this.declared.find(
      ({ outcome }) =>
        outcome[kind] !== undefined &&
        (outcome.name ?? name) === name &&
        (outcome.operation ?? operation) === operation,
    );
    if (!found) return undefined;
    found.left -= 1;
    this.declared = this.declared.filter(({ left }) => left > 0);
    return found.outcome;
  }

  reset(): void {
    this.declared = [];
  }
}
