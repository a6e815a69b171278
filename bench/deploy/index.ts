import { cpus } from 'node:os';
import type { Goal, Part } from '../support/report';
import type { Compared } from './compare';
import { compare, compareTogether } from './compare';
import { costTable } from './cost';
import { embedded } from './embedded';
import { PHASES } from './figures';
import { hasPython, ministack } from './ministack';
import { deployTable } from './tables';

/**
 * Personalize's ten minutes take 2.5 s here, an update's five 1.3 s, a deletion's two 0.5 s: a create is ready half-way
 * between two polls of the Provider framework, which asks every five seconds unless it is told otherwise.
 * So short an update or a deletion is over before this library would trust what it reads, ten seconds after a write: at the
 * durations of the cost table nothing waits for that.
 */
const SPEED = 240;
const TIMES = 'ready after 2.5 s, updated after 1.3 s, gone after 0.5 s';
/** So fast that nothing takes time. */
const AT_ONCE = 1_000_000;

export function deploy(isQuick: boolean): Promise<Part> {
  return isQuick ? quick() : whole();
}

async function quick(): Promise<Part> {
  const slow = await compare(embedded(AT_ONCE), 'personalize', 1, ['create']);
  const table = deployTable('Deploy, embedded engine: Personalize, ready at once', [slow]);
  return { tables: [table], goals: functionGoals(slow) };
}

async function whole(): Promise<Part> {
  const one = await compare(embedded(SPEED), 'personalize', 1, PHASES);
  const many = await compare(embedded(SPEED), 'personalize', 25, ['create']);
  const atOnce = await compare(embedded(SPEED), 'connectv2', 1, PHASES);
  const tables = [
    deployTable(`Deploy, embedded engine: Personalize, ${TIMES}`, [one]),
    deployTable(`Deploy, embedded engine: 25 at once, whose functions share ${cpus().length} processors`, [many]),
    deployTable('Deploy, embedded engine: Connect V2, ready at once', [atOnce]),
  ];
  if (hasPython()) {
    const other = await compareTogether(ministack(SPEED), 'personalize', 1);
    tables.push(deployTable(`Deploy, ministack, both at the same time: Personalize, ${TIMES}`, [other]));
  } else process.stdout.write('deploy on ministack: NOT RUN, since there is no python3 on the PATH.\n\n');
  return { tables: [...tables, await costTable()], goals: [...functionGoals(one), ...atOnceGoals(atOnce)] };
}

function functionGoals({ stories }: Compared): Goal[] {
  const { functions, phases } = stories['cdk-campaigns'];
  return [
    { goal: 'functions of a stack with campaigns of one service', atMost: 1, figure: functions },
    { goal: 'cold starts to the answer', atMost: 1, figure: phases.create?.starts ?? NaN },
  ];
}

function atOnceGoals({ stories }: Compared): Goal[] {
  const { create } = stories['cdk-campaigns'].phases;
  return [
    { goal: 'invocations of a create that is ready at once', atMost: 2, figure: create?.invocations ?? NaN },
    { goal: 'executions of a create that is ready at once', atMost: 1, figure: create?.executions ?? NaN },
  ];
}
