/** What to do where a difference is meant. */
const HINT =
  'The library of today does not do what a released version did: stacks that were deployed with that version meet this at their ' +
  'next deploy. If it is meant, keep the fixture as it is and add those of a new version: see docs/decisions/0011-upgrades.md.';

/** The same as in a fixture; else what to do. */
export function expectFrozen(today: unknown, was: unknown): void {
  try {
    expect(today).toEqual(was);
  } catch (error) {
    throw new Error(`${HINT}\n\n${(error as Error).message}`, { cause: error });
  }
}
