import { measured } from '../support/measured';
import type { Cell, Table } from '../support/report';
import type { Compared } from './compare';
import type { Figures, Phase } from './figures';
import { PHASES } from './figures';
import { PEERS } from './settings';

type Show = (figures: Figures, campaigns: number) => Cell;
/** What is shown of each phase, by its name in the table. */
export type Rows = Readonly<Record<string, Show>>;

export const answered: Show = ({ answeredMs }) => measured(answeredMs.map((ms) => ms / 1000));

export const DEPLOY: Rows = {
  'cdk, wall s': ({ wallMs }) => wallMs / 1000,
  'ready to answered s': answered,
  invocations: ({ invocations }) => invocations,
  'cold starts': ({ starts }) => starts,
  executions: ({ executions }) => executions,
  'state transitions': ({ transitions }) => transitions,
  'calls to the service': ({ calls }) => calls,
};

const COLUMNS = ['campaigns', 'of', 'what', ...PEERS, 'ratio'];

/** Both peers side by side. */
export function deployTable(title: string, all: readonly Compared[]): Table {
  const rows = all.flatMap((compared) => [
    ['', 'template', 'functions', ...ratio(PEERS.map((peer) => compared.stories[peer].functions))],
    ...PHASES.flatMap((phase) => phaseRows(compared, phase, DEPLOY, compared.campaigns)),
  ]);
  return { title, columns: COLUMNS, rows };
}

/** What one has taken, for so many. */
export function unitsTable(title: string, one: Compared, counts: readonly number[], units: Rows): Table {
  const rows = counts.flatMap((count) => PHASES.flatMap((phase) => phaseRows(one, phase, units, count)));
  return { title, columns: COLUMNS, rows };
}

/** A phase that was left out has no rows. */
function phaseRows({ stories }: Compared, phase: Phase, shown: Rows, campaigns: number): Cell[][] {
  const both = PEERS.flatMap((peer) => stories[peer].phases[phase] ?? []);
  if (both.length < PEERS.length) return [];
  return Object.entries(shown).map(([what, show]) => {
    const cells = both.map((figures) => show(figures, campaigns));
    return [String(campaigns), phase, what, ...ratio(cells)];
  });
}

/** Two cells, and what the first is of the second. */
function ratio(cells: readonly Cell[]): Cell[] {
  const [ours = NaN, peer = NaN] = cells.map(numberOf);
  return [...cells, ours / peer];
}

function numberOf(cell: Cell): number {
  if (typeof cell === 'object') return cell.median;
  return typeof cell === 'number' ? cell : NaN;
}
