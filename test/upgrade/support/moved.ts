/** When every recording begins: within hours of it lie all times that a recording holds, and no others. */
export const RECORDED = Date.UTC(2026, 0, 5);

type Rewrite = readonly [times: RegExp, moved: (found: string, ms: number) => string];

const REWRITES: readonly Rewrite[] = [
  // Epoch milliseconds, and seconds as in marks and in ids that stand for no campaign.
  [/(?<!\d)17675\d{8}(?!\d)/g, (found, ms) => String(Number(found) + ms)],
  [/(?<!\d)17675\d{5}(?!\d)/g, (found, ms) => String(Number(found) + ms / 1000)],
  [/2026-01-05T\d\d:\d\d:\d\d\.\d{3}Z/g, (found, ms) => new Date(Date.parse(found) + ms).toISOString()],
  [/2026-01-05T\d\d:\d\d:\d\dZ/g, (found, ms) => new Date(Date.parse(found) + ms).toISOString().replace('.000', '')],
  // As a response URL is signed.
  [/20260105T\d{6}Z/g, (found, ms) => basic(Date.parse(extended(found)) + ms)],
];

/** The recording as if it had been made so much later: by whole seconds. */
export function moved<T>(recording: T, ms: number): T {
  if (ms % 1000 !== 0) throw new Error('only whole seconds can be moved: some times are recorded in seconds');
  const text = REWRITES.reduce(
    (all, [times, rewrite]) => all.replace(times, (found) => rewrite(found, ms)),
    JSON.stringify(recording),
  );
  return JSON.parse(text) as T;
}

function basic(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

function extended(text: string): string {
  return text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}
