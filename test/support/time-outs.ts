/** The next time-outs that are set to the limit come after so many milliseconds instead; returns how many were set to it. */
export function shortTimeOuts(limit: number, ...milliseconds: number[]): { count: number } {
  const set = globalThis.setTimeout;
  const seen = { count: 0 };
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((come: () => void, asked: number) => {
    if (asked !== limit) return set(come, asked);
    seen.count += 1;
    return set(come, milliseconds.shift() ?? asked);
  }) as typeof setTimeout);
  return seen;
}
