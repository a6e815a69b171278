import type { Controls } from './shapes';

type Outcome = Controls['outcomes'];
type Kind = 'create' | 'update';

const REASONS: Readonly<Record<Kind, string>> = {
  create: 'The campaign could not be created.',
  update: 'The campaign could not be updated.',
};

/** How creates and updates end: well, unless declared for the campaign's name or for all. */
export class Outcomes {
  private readonly declared = new Map<string | undefined, Outcome>();

  declare(outcome: Outcome): void {
    this.declared.set(outcome.name, { ...this.declared.get(outcome.name), ...outcome });
  }

  failureOf(kind: Kind, name: string): string | undefined {
    const declared = [this.declared.get(name), this.declared.get(undefined)];
    const outcome = declared.find((candidate) => candidate?.[kind] !== undefined);
    return outcome?.[kind] === 'fail' ? (outcome.reason ?? REASONS[kind]) : undefined;
  }

  reset(): void {
    this.declared.clear();
  }
}
