import { createHandler } from '../../../lambda/engine/handler';
import type { Memory, Note, Poll } from '../../../lambda/engine/memory';
import type { Progress } from '../../../lambda/engine/pass';
import type { CampaignService } from '../../../lambda/engine/service';
import type { Stack } from '../../../lambda/engine/stack';
import { scriptedEngine } from './engine';
import { URL_SECRET } from './events';
import type { Call, Kite, Script } from './kites';
import { Kites } from './kites';
import { ScriptedWaiter } from './waiter';
import type { Answer } from './world';
import { logLines, passTime, said } from './world';

export const EXECUTION = 'arn:aws:states:eu-west-1:111122223333:execution:kites:this-one';
export const FUNCTION_SECONDS = 60;

interface Given {
  readonly script?: Script;
  readonly settings?: Partial<CampaignService<Kite>>;
  readonly waiter?: ScriptedWaiter;
  readonly stack?: Stack;
}

interface Wait {
  readonly seconds: number;
  readonly message: string | undefined;
  /** What had been written until then. */
  readonly writes: number;
}

export interface Ran {
  readonly answers: readonly Answer[];
  readonly calls: readonly Call[];
  readonly writes: readonly Call[];
  readonly waits: readonly Wait[];
  readonly notes: readonly Note[];
  readonly polls: number;
  readonly seconds: number;
  readonly waiter: ScriptedWaiter;
}

const MOST_POLLS = 2000;
/** So many dead polls in a row end in the last word. */
const MOST_DEATHS = 3;
const DEATH = { Error: 'Lambda.Unknown', Cause: 'The process exited.' };

/** Sends an event and plays the waiter until the request is settled. */
export async function run(event: object, given: Given = {}): Promise<Ran> {
  const { script = {}, settings, waiter = new ScriptedWaiter() } = given;
  const began = Date.now();
  const kites = new Kites(script, settings);
  const handler = createHandler(async () => scriptedEngine(kites.service, waiter, given.stack));
  const context = { getRemainingTimeInMillis: () => FUNCTION_SECONDS * 1000 };
  await handler(event, context);
  const { waits, notes, polls } = await playWaiter(kites, waiter, (poll) => handler(poll, context));
  expect(kites.unscripted).toEqual([]);
  expectDiscretion();
  const seconds = (Date.now() - began) / 1000;
  return { answers: [...said.answers], calls: kites.calls, writes: kites.writes, waits, notes, polls, seconds, waiter };
}

async function playWaiter(
  kites: Kites,
  waiter: ScriptedWaiter,
  send: (poll: Poll) => Promise<Progress | undefined>,
): Promise<Pick<Ran, 'waits' | 'notes' | 'polls'>> {
  const [waits, notes]: [Wait[], Note[]] = [[], []];
  const started = new Date().toISOString();
  let memory = claimed(waiter);
  let retries = 0;
  for (let polls = 0; memory; polls++) {
    if (polls === MOST_POLLS) throw new Error(`not settled after ${MOST_POLLS} polls`);
    const dead = retries >= MOST_DEATHS;
    const poll = dead ? { retries: 0, action: 'abandon' as const } : { retries, action: 'pass' as const };
    const sent = send({ ...poll, execution: EXECUTION, started, memory: dead ? { ...memory, death: DEATH } : memory });
    const progress = await unlessDead(kites, sent);
    if (progress === undefined) {
      retries++;
      passTime(5);
      continue;
    }
    retries = 0;
    if (progress.finished) return { waits, notes, polls: polls + 1 };
    expectProgress(progress);
    waits.push({ seconds: progress.seconds, message: progress.note.message, writes: kites.writes.length });
    notes.push(progress.note);
    memory = { ...memory, last: { Payload: overJson(progress) } };
    passTime(progress.seconds);
  }
  return { waits, notes, polls: 0 };
}

function claimed(waiter: ScriptedWaiter): Memory | undefined {
  const last = waiter.started.at(-1);
  return last && (JSON.parse(last.input) as Memory);
}

/** Undefined when the process died in the middle, or ended with an error. */
function unlessDead<T>(kites: Kites, sent: Promise<T>): Promise<T | undefined> {
  const death = new Promise<undefined>((resolve) => {
    kites.onKill = () => resolve(undefined);
  });
  return Promise.race([sent.catch(() => undefined), death]);
}

/** What the waiter's choice takes, and a note that survives the waiter. */
function expectProgress(progress: Progress): void {
  expect(progress).toEqual({ finished: false, seconds: expect.any(Number) as number, note: overJson(progress.note) });
  expect(Number.isInteger(progress.seconds)).toBe(true);
  expect(progress.seconds).toBeGreaterThanOrEqual(0);
  expect(progress.seconds).toBeLessThanOrEqual(3600);
}

/** Always: JSON lines, answers that fit, and nobody is told the URL. */
function expectDiscretion(): void {
  expect(JSON.stringify(logLines())).not.toContain(URL_SECRET);
  for (const body of said.bodies) {
    expect(body).not.toContain(URL_SECRET);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(4096);
  }
}

function overJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** The one answer of a request. */
export function theAnswer({ answers }: Pick<Ran, 'answers'>): Answer {
  expect(answers).toHaveLength(1);
  return answers[0]!;
}
