import { createHandler } from '../../../lambda/engine/handler';
import type { Memory, Note, Poll } from '../../../lambda/engine/memory';
import type { Progress } from '../../../lambda/engine/pass';
import type { CampaignService } from '../../../lambda/engine/service';
import type { Stack } from '../../../lambda/engine/stack';
import { scriptedEngine } from './engine';
import { URL_SECRET } from './events';
import type { Kite, Script } from './kites';
import { Kites } from './kites';
import { ScriptedWaiter } from './waiter';
import type { Answer } from './world';
import { logLines, passTime, said } from './world';

export const EXECUTION = 'arn:aws:states:eu-west-1:111122223333:execution:kites:this-one';
export const FUNCTION_SECONDS = 60;

interface Around {
  readonly waiter?: ScriptedWaiter;
  readonly stack?: Stack;
}

interface Given extends Around {
  readonly script?: Script;
  readonly settings?: Partial<CampaignService<Kite>>;
}

type Call = readonly [operation: string, ...given: unknown[]];

/** A service that keeps what it was asked. */
interface Played<C extends object> {
  readonly service: CampaignService<C>;
  readonly calls: readonly Call[];
  readonly writes: readonly Call[];
  readonly unscripted: readonly string[];
  onKill: () => void;
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
  /** What the last pass left. */
  readonly last: Note | undefined;
  readonly polls: number;
  readonly seconds: number;
  readonly waiter: ScriptedWaiter;
}

const MOST_POLLS = 2000;
/** So many dead polls in a row end in the last word. */
const MOST_DEATHS = 3;
const DEATH = { Error: 'Lambda.Unknown', Cause: 'The process exited.' };

/** Sends an event and plays the waiter until the request is settled. */
export async function run(event: object, { script = {}, settings, ...around }: Given = {}): Promise<Ran> {
  return play(event, new Kites(script, settings), around);
}

/** The same with any service. */
export async function play<C extends object>(event: object, played: Played<C>, around: Around = {}): Promise<Ran> {
  const { waiter = new ScriptedWaiter(), stack } = around;
  const began = Date.now();
  const handler = createHandler(async () => scriptedEngine(played.service, waiter, stack));
  const context = { getRemainingTimeInMillis: () => FUNCTION_SECONDS * 1000 };
  await handler(event, context);
  const passes = await playWaiter(played, waiter, (poll) => handler(poll, context));
  expect(played.unscripted).toEqual([]);
  expectDiscretion();
  const { calls, writes } = played;
  const seconds = (Date.now() - began) / 1000;
  return { answers: [...said.answers], calls, writes, ...passes, seconds, waiter };
}

async function playWaiter<C extends object>(
  played: Played<C>,
  waiter: ScriptedWaiter,
  send: (poll: Poll) => Promise<Progress | undefined>,
): Promise<Pick<Ran, 'waits' | 'notes' | 'last' | 'polls'>> {
  const [waits, notes]: [Wait[], Note[]] = [[], []];
  const started = new Date().toISOString();
  let memory = claimed(waiter);
  let retries = 0;
  for (let polls = 0; memory; polls++) {
    if (polls === MOST_POLLS) throw new Error(`not settled after ${MOST_POLLS} polls`);
    const dead = retries >= MOST_DEATHS;
    const poll = dead ? { retries: 0, action: 'abandon' as const } : { retries, action: 'pass' as const };
    const sent = send({ ...poll, execution: EXECUTION, started, memory: dead ? { ...memory, death: DEATH } : memory });
    const progress = await unlessDead(played, sent);
    if (progress === undefined) {
      retries++;
      passTime(5);
      continue;
    }
    retries = 0;
    if (progress.finished) return { waits, notes, last: progress.note, polls: polls + 1 };
    expectProgress(progress);
    waits.push({ seconds: progress.seconds, message: progress.note.message, writes: played.writes.length });
    notes.push(progress.note);
    memory = { ...memory, last: { Payload: overJson(progress) } };
    passTime(progress.seconds);
  }
  return { waits, notes, last: undefined, polls: 0 };
}

function claimed(waiter: ScriptedWaiter): Memory | undefined {
  const last = waiter.started.at(-1);
  return last && (JSON.parse(last.input) as Memory);
}

/** Undefined when the process died in the middle, or ended with an error. */
function unlessDead<C extends object, T>(played: Played<C>, sent: Promise<T>): Promise<T | undefined> {
  const death = new Promise<undefined>((resolve) => {
    played.onKill = () => resolve(undefined);
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
