import type { Figures, Heap } from './figures';
import { figuresOf } from './figures';
import type { Load, Phase } from './loads';
import { boundOf } from './loads';
import type { Run } from './many';

export interface Row extends Figures {
  readonly phase: Phase;
  readonly campaigns: number;
  /** The seconds that the limit of the service alone makes. */
  readonly bound: number;
  /** A few campaigns where nothing is refused. */
  readonly alone: Figures;
}

/** Of the runs of each phase: a few campaigns alone, and many. */
export function rowsOf(load: Load, few: readonly Run[], many: readonly Run[]): Row[] {
  return many.map((run, index) => {
    const { phase } = run;
    const alone = figuresOf(few[index]!);
    const campaigns = run.replies.length;
    return { ...figuresOf(run), phase, campaigns, bound: boundOf(load, phase, campaigns, alone.calls), alone };
  });
}

const COLUMNS: readonly (readonly [title: string, cell: (row: Row) => string])[] = [
  ['campaigns', ({ campaigns }) => String(campaigns)],
  ['phase', ({ phase }) => phase],
  ['bound s', ({ bound }) => bound.toFixed(0)],
  ['alone s', ({ alone }) => alone.took.toFixed(0)],
  ['took s', ({ took }) => took.toFixed(0)],
  ['ratio', ({ took, bound }) => (took / bound).toFixed(2)],
  ['calls each', ({ calls }) => calls.toFixed(1)],
  ['throttled', ({ throttled }) => String(throttled)],
  ['waiter throttled', ({ waiterThrottled }) => String(waiterThrottled)],
  ['passes each', ({ passes }) => passes.toFixed(1)],
  ['transitions each', ({ transitions }) => transitions.toFixed(1)],
  ['worst wait s', ({ worstWait }) => String(worstWait)],
  ['lines each', ({ lines }) => lines.toFixed(1)],
  ['answer bytes', ({ largestAnswer }) => String(largestAnswer)],
];

/** Lines of equal columns, for people. */
export function tableOf(title: string, rows: readonly Row[], heaps: readonly Heap[]): string {
  const cells = [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const lines = cells.map((line) => line.map((cell, column) => cell.padStart(widths[column]!)).join('  '));
  return [title, ...lines, ...heaps.map(heapLine), ''].join('\n');
}

function heapLine({ early, late, after, invocations }: Heap): string {
  return `heap of a thread: ${early.toFixed(1)} MB after ${after} invocations, ${late.toFixed(1)} MB after ${invocations}`;
}
