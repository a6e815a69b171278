import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endpointsOf } from '../../demo/engines/endpoints';
import { allServices } from '../../emulator';
import type { Engine } from '../../emulator/aws/engine';
import { startEngine } from '../../emulator/aws/engine';
import type { Functions } from '../../emulator/aws/functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { ROOT } from '../../scripts/bundle';
import type { Counts } from './figures';
import { lastPart, ofServices, sum } from './place';
import type { Place, StartPlace } from './place';

/** Where functions find the SDK that Lambda's runtime has. */
const RUNTIME = join(ROOT, 'node_modules');
/** An account's default. */
const CONCURRENCY = 1000;
const LOOK_EVERY_MS = 10;

/** The project's own engine, in this process: on real time. */
export function embedded(speed: number): StartPlace {
  return async (options) => placeOf(await start(options, speed), speed, (work) => work);
}

/** The same on time that passes only while nothing is under way: what takes an hour takes no longer than its calls. */
export function embeddedOnStillTime(speed: number): StartPlace {
  return async (options) => {
    const time = new VirtualTime(Date.now());
    return placeOf(await start(options, speed, time), speed, (work) => movedDuring(time, work));
  };
}

async function start({ folder, ending }: Parameters<StartPlace>[0], speed: number, time?: VirtualTime) {
  const endpoints = (url: string) => ({ ...endpointsOf(url), NODE_PATH: RUNTIME });
  const engine = await startEngine({ services: allServices, endpoints, folder, time, concurrency: CONCURRENCY });
  ending.add(() => engine.close());
  engine.settings.change({ speed });
  return engine;
}

async function movedDuring<T>(time: VirtualTime, work: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const end = () => (state.isOver = true);
  work.then(end, end);
  while (!state.isOver) {
    await time.settle();
    await sleep(LOOK_EVERY_MS);
  }
  return work;
}

function placeOf(engine: Engine, speed: number, during: Place['during']): Place {
  // Those that are deleted are still counted.
  const functions = new Set<Functions>();
  return {
    environment: engine.environment,
    speed,
    during,
    seen: async () => {
      for (const each of engine.functions()) functions.add(each);
      const requests = ofServices(engine.requests());
      const counts = { ...lambdaCounts([...functions]), ...machineCounts(engine), calls: requests.length };
      return { counts, requests, answers: answersOf(engine) };
    },
  };
}

function lambdaCounts(functions: readonly Functions[]): Pick<Counts, 'invocations' | 'starts' | 'gbSeconds'> {
  return {
    invocations: sum(functions.map(({ invocations }) => invocations)),
    starts: sum(functions.map(({ starts }) => starts)),
    gbSeconds: sum(functions.map(({ durations, memory }) => (sum(durations) / 1000) * (memory / 1024))),
  };
}

function machineCounts(engine: Engine): Pick<Counts, 'executions' | 'transitions'> {
  const executions = engine.executions();
  return { executions: executions.length, transitions: sum(executions.map(({ transitions }) => transitions)) };
}

function answersOf(engine: Engine): ReadonlyMap<string, number> {
  const answers = engine.requests().filter(({ operation }) => operation === 'answer');
  const idOf = (body: unknown) => lastPart((body as { PhysicalResourceId: string }).PhysicalResourceId);
  return new Map(answers.map(({ body, time }) => [idOf(body), Date.parse(time)]));
}
