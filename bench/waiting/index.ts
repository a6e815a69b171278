import { Resource } from '../../test/support/resource';
import { SERVICES } from '../../test/support/services';
import { World } from '../../test/support/world';
import { measured } from '../support/measured';
import type { Cell, Goal, Part } from '../support/report';

/* What it costs to wait for one Personalize campaign, and how late it is told, on moved time. */

const PERSONALIZE = SERVICES.find(({ name }) => name === 'personalize')!;
/** What a create takes on the emulator at speed 1. */
const CREATE_SECONDS = 600;
/** So fast that moved time does not tell the end of a create from its beginning. */
const AT_ONCE = 1e15;
const MINUTES = [0, 1, 5, 10, 30];

interface Waited {
  readonly polls: number;
  readonly invocations: number;
  readonly executions: number;
  readonly transitions: number;
  /** Seconds from when the service says that it is ready until CloudFormation is answered. */
  readonly late: number;
  /** Seconds of the last wait; 0 where there was none. */
  readonly interval: number;
}

async function waited(world: World, minutes: number, round: number): Promise<Waited> {
  world.settings.change({ speed: minutes === 0 ? AT_ONCE : CREATE_SECONDS / (minutes * 60) });
  const { functions, stepFunctions } = world;
  const before = { invocations: functions.invocations, lines: functions.logs.length };
  stepFunctions.reset();
  const { status, reason } = await new Resource(world, `Ready${minutes}No${round}`).create(PERSONALIZE.minimal);
  if (status !== 'SUCCESS') throw new Error(`the campaign has failed: ${reason}`);
  const timeOf = (operation: string) => Date.parse(world.calls(operation).at(-1)!.time);
  const executions = stepFunctions.executions();
  const written = functions.logs.slice(before.lines).map((line) => JSON.parse(line) as { seconds?: number });
  const waits = written.flatMap(({ seconds = [] }) => seconds);
  return {
    // All but the claim.
    polls: functions.invocations - before.invocations - 1,
    invocations: functions.invocations - before.invocations,
    executions: executions.length,
    transitions: executions.reduce((sum, { transitions }) => sum + transitions, 0),
    late: (timeOf('answer') - timeOf('CreateCampaign')) / 1000 - minutes * 60,
    interval: waits.at(-1) ?? 0,
  };
}

/** The default of `queryInterval`; its waiter asks at once, then whenever that has passed. */
const PROVIDER_SECONDS = 5;

/**
 * The Provider framework, computed by its own rule: each request and each poll is an invocation of the framework's function and one
 * of the function behind it, and a poll is the one state of its waiter, entered or tried again.
 */
function providerRow(minutes: number): Cell[] {
  const polls = 1 + (minutes * 60) / PROVIDER_SECONDS;
  const late = minutes === 0 ? 0 : `at most ${PROVIDER_SECONDS}`;
  return ['Provider framework, computed', minutes, polls, 2 + 2 * polls, 1, polls, late, PROVIDER_SECONDS];
}

function ownRow(minutes: number, runs: readonly Waited[]): Cell[] {
  const cell = (key: keyof Waited) => measured(runs.map((run) => run[key]));
  const keys = ['polls', 'invocations', 'executions', 'transitions', 'late', 'interval'] as const;
  return ['cdk-campaigns', minutes, ...keys.map(cell)];
}

function goalsOf(runs: ReadonlyMap<number, readonly Waited[]>): Goal[] {
  const most = (minutes: readonly number[], figure: (run: Waited) => number) =>
    Math.max(...minutes.flatMap((one) => runs.get(one)!.map(figure)));
  return [
    {
      goal: 'invocations of a create that is ready at once, on moved time',
      atMost: 2,
      figure: most([0], (run) => run.invocations),
    },
    {
      goal: 'executions of a create that is ready at once, on moved time',
      atMost: 1,
      figure: most([0], (run) => run.executions),
    },
    {
      goal: 'from ready to answered, in poll intervals, at the worst',
      atMost: 1,
      figure: most(MINUTES, ({ late, interval }) => (interval === 0 ? late : late / interval)),
    },
    { goal: 'polls of a create of ten minutes, at the worst', atMost: 40, figure: most([10], (run) => run.polls) },
  ];
}

export async function waiting(isQuick: boolean): Promise<Part> {
  const runs = new Map<number, Waited[]>(MINUTES.map((minutes) => [minutes, []]));
  const world = await World.start(PERSONALIZE);
  try {
    for (let round = 0; round < (isQuick ? 2 : 11); round++) {
      for (const [minutes, all] of runs) all.push(await waited(world, minutes, round));
    }
  } finally {
    await world.close();
  }
  const columns = ['waiter', 'ready after min', 'polls', 'invocations', 'executions', 'transitions'];
  const rows = [...runs].flatMap(([minutes, all]) => [ownRow(minutes, all), providerRow(minutes)]);
  return {
    tables: [
      {
        title: 'Waiting: one Personalize campaign is created, on moved time',
        columns: [...columns, 'ready to answered s', 'interval then s'],
        rows,
      },
    ],
    goals: goalsOf(runs),
  };
}
