import { cpus, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/bundle';
import type { Measured } from './measured';

export type Cell = string | number | Measured;

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A figure that was to be reached. */
export interface Goal {
  readonly goal: string;
  readonly atMost: number;
  readonly figure: number;
}

export interface Part {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
}

export function machine(): object {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/aws-cdk-lib/package.json'), 'utf8')) as {
    version: string;
  };
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processors: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    'aws-cdk-lib': version,
  };
}

export function textOf({ title, columns, rows }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
  return [title, ...lines, ''].join('\n');
}

export function goalsTable(goals: readonly Goal[]): Table {
  const rows = goals.map(({ goal, atMost, figure }) => [goal, atMost, figure, figure <= atMost ? 'reached' : 'missed']);
  return { title: 'Goals', columns: ['goal', 'at most', 'figure', ''], rows };
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  return `${numberText(cell.median)} (${numberText(cell.low)}-${numberText(cell.high)})`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}
