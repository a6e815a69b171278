/** How the room is shared out, once the first column has what it needs. */
const SHARES = [0, 4, 3, 0, 4];
const GAP = '  ';
const NARROWEST = 12;

/** Columns of wrapped words; the first row is the head. */
export function tableOf(rows: readonly (readonly string[])[], width: number): string {
  const longest = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const needed = SHARES.map((share, column) => (share === 0 ? longest(column) : 0));
  const room = width - needed.reduce((sum, one) => sum + one, 0) - GAP.length * (SHARES.length - 1);
  const shares = SHARES.reduce((sum, share) => sum + share, 0);
  const widths = SHARES.map((share, column) =>
    share === 0 ? (needed[column] ?? 0) : Math.max(NARROWEST, Math.floor((room * share) / shares)),
  );
  const [head = [], ...body] = rows.map((row) => wrapped(row, widths));
  const rule = widths.map((one) => '-'.repeat(one)).join(GAP);
  return [head.join('\n'), rule, ...body.map((lines) => lines.join('\n'))].join('\n');
}

function wrapped(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((text, column) => linesOf(text, widths[column] ?? NARROWEST));
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, column) => (cell[line] ?? '').padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

function linesOf(text: string, width: number): string[] {
  const pieces = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'g')) ?? ['']);
  return pieces.reduce<string[]>((lines, piece) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + piece.length > width) return [...lines, piece];
    return [...lines.slice(0, -1), `${last} ${piece}`];
  }, []);
}
