import type { StructureShape, ValueOf } from '../core/shape';

export type Ending = 'refuse' | 'succeed' | 'fail';
export type Kind = 'create' | 'update' | 'start';

const change = { type: 'string', oneOf: ['refuse', 'succeed'] } as const;

/** How creates may end is the service's own. */
export function outcomeShape(create: readonly Ending[]) {
  return {
    type: 'structure',
    members: {
      name: { type: 'string', min: 1 },
      create: { type: 'string', oneOf: create },
      update: change,
      start: change,
      reason: { type: 'string', min: 1 },
      times: { type: 'integer', min: 1 },
    },
  } as const satisfies StructureShape;
}

export type Outcome = ValueOf<ReturnType<typeof outcomeShape>>;

interface Declared {
  readonly outcome: Outcome;
  left: number;
}

/** How creates, updates and starts end: well, unless declared; what was declared last comes first. */
export class Outcomes {
  private declared: Declared[] = [];

  declare(outcome: Outcome): void {
    this.declared.unshift({ outcome, left: outcome.times ?? Infinity });
  }

  /** Uses up one of the declared times. A campaign that is renamed goes by both names. */
  take(kind: Kind, names: readonly string[]): Outcome | undefined {
    const found = this.declared.find(
      ({ outcome }) => outcome[kind] !== undefined && (outcome.name === undefined || names.includes(outcome.name)),
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
