/** The median of some runs, and the quartiles around it. */
export interface Measured {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

export function measured(values: readonly number[]): Measured {
  const sorted = [...values].sort((one, other) => one - other);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    runs: sorted.length,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return below + (above - below) * (place - Math.floor(place));
}

/** Runs all in turns, so that what slows the machine for a while slows all of them. */
export function inTurns<K extends string, T>(runs: number, programs: Readonly<Record<K, () => T>>): Record<K, T[]> {
  const names = Object.keys(programs) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
  for (let round = 0; round < runs; round++) for (const name of names) results[name].push(programs[name]());
  return results;
}

/** The same for what has to be awaited, as it is answered by this process. */
export async function awaitedInTurns<K extends string, T>(
  runs: number,
  programs: Readonly<Record<K, () => Promise<T>>>,
): Promise<Record<K, T[]>> {
  const names = Object.keys(programs) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
  for (let round = 0; round < runs; round++) for (const name of names) results[name].push(await programs[name]());
  return results;
}
