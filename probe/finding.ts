export type Verdict = 'confirmed' | 'refuted' | 'not probed';

export interface Finding {
  readonly verdict: Verdict;
  /** What was seen; or why nothing could be. */
  readonly words: string;
}

/** By the id of the claim. */
export type Findings = Readonly<Record<string, Finding>>;

export function found(holds: boolean, words: string): Finding {
  return { verdict: holds ? 'confirmed' : 'refuted', words };
}

export function unprobed(words: string): Finding {
  return { verdict: 'not probed', words };
}

/** What a scenario rests on did not come about: nothing can be said of its claims. */
export class Unprobed extends Error {
  override readonly name = 'Unprobed';
}

export function need(condition: boolean, words: string): asserts condition {
  if (!condition) throw new Unprobed(words);
}
