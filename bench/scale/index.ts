import type { Load, Phase } from '../../test/load/support/loads';
import { LOADS, PHASES } from '../../test/load/support/loads';
import { Many } from '../../test/load/support/many';
import { allPhases, runAlone, startedFor } from '../../test/load/support/phases';
import type { Row } from '../../test/load/support/table';
import { rowsOf } from '../../test/load/support/table';
import type { Cell, Part } from '../support/report';

/* Many campaigns at once under the documented rates, on moved time: the loads of test/load, at several sizes. */

type Name = keyof typeof LOADS;

interface Sizes {
  /** Created, updated and deleted. */
  readonly whole: readonly number[];
  /** Created, and no more: the longest of all. */
  readonly created: readonly number[];
}

const SIZES: Readonly<Record<Name, Sizes>> = {
  connectv2: { whole: [1, 10, 100], created: [450] },
  connect: { whole: [10], created: [100] },
  batch: { whole: [1, 10, 25], created: [] },
  alsona: { whole: [1, 10, 25], created: [] },
  personalize: { whole: [1, 10], created: [25] },
};
const QUICK = { connectv2: { whole: [1, 25], created: [] } };
const GOAL = { campaigns: 450, atMost: 1.2 };

const COLUMNS: readonly (readonly [title: string, cell: (row: Row) => Cell])[] = [
  ['campaigns', ({ campaigns }) => campaigns],
  ['phase', ({ phase }) => phase],
  ['calls each', ({ calls }) => calls],
  ['bound s', ({ bound }) => Math.max(0, bound)],
  ['took s', ({ took }) => took],
  ['of the bound', (row) => ratioOf(row)],
  ['throttled', ({ throttled }) => throttled],
  ['waiter throttled', ({ waiterThrottled }) => waiterThrottled],
  ['transitions each', ({ transitions }) => transitions],
  ['longest wait s', ({ worstWait }) => worstWait],
];

/** What the service has saved up is no bound. */
function ratioOf({ took, bound }: Row): number {
  return bound > 0 ? took / bound : NaN;
}

async function rowsFor(load: Load, { whole, created }: Sizes): Promise<Row[]> {
  const world = await startedFor(load);
  try {
    const few = await runAlone(world, load);
    const rows: Row[] = [];
    const add = async (count: number, phases: readonly Phase[]) => {
      const runs = await allPhases(new Many(world, load, count, `Of${count}No`), phases);
      const refused = runs.flatMap(({ replies }) => replies).find(({ status }) => status !== 'SUCCESS');
      if (refused) throw new Error(`a campaign of ${load.title} has failed: ${refused.reason}`);
      rows.push(...rowsOf(load, few, runs));
    };
    for (const count of whole) await add(count, PHASES);
    for (const count of created) await add(count, ['Create']);
    return rows;
  } finally {
    await world.close();
  }
}

export async function scale(isQuick: boolean): Promise<Part> {
  const all: { readonly service: Name; readonly row: Row }[] = [];
  for (const [service, sizes] of Object.entries(isQuick ? QUICK : SIZES) as [Name, Sizes][]) {
    for (const row of await rowsFor(LOADS[service], sizes)) all.push({ service, row });
  }
  const title = 'Scale: campaigns at once; the bound is what the rate alone makes of them, or the work of Personalize';
  const columns = ['service', ...COLUMNS.map(([name]) => name)];
  const rows = all.map(({ service, row }) => [LOADS[service].title, ...COLUMNS.map(([, cell]) => cell(row))]);
  const aim = all.find(
    ({ service, row }) => service === 'connectv2' && row.phase === 'Create' && row.campaigns === GOAL.campaigns,
  );
  const goal = `time of ${GOAL.campaigns} Connect V2 creates at once, of the bound of the rate`;
  return {
    tables: [{ title, columns, rows }],
    goals: aim ? [{ goal, atMost: GOAL.atMost, figure: ratioOf(aim.row) }] : [],
  };
}
