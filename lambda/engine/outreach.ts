import type { Options } from '../../lib/contract/contract';
import { Failure, isRefusedForGood, words } from './errors';
import { log } from './log';
import type { Outreach, Seen } from './service';
import type { Wait, Work } from './work';
import { awaitVisible, called, goOn, look, statusWords, unlessMissing, waitFor, write } from './work';

/** A call that was accepted is not made again before: starting and stopping may take time. */
const STEP_MS = 120_000;

/**
 * Brings the outreach to the state that the template asks for: of what was made or taken over, and where the template asks
 * anew. What an operator did in between is left alone.
 */
export async function steer<C extends object>(work: Work<C>, seen: Seen<C>): Promise<Wait | undefined> {
  const { note, service } = work;
  const state = askedState(work);
  if (!service.outreach || state === undefined || note.steered || !isAskedAnew(work, seen)) return undefined;
  const step = service.outreach.steps[state]?.[seen.status];
  const isLed = typeof step === 'function' && !(await isFirstStart(work, seen, state));
  if (isLed) return leadUnlessRefused(work, seen, { state, step, name: work.name });
  if (typeof step !== 'function' && step !== 'there') await outOfReach(work, seen, state);
  note.steered = true;
  return undefined;
}

/**
 * What was never started was not before the deploy that is rolled back, either, or takes the place of one that has contacted
 * people and is gone: a rollback contacts nobody.
 */
async function isFirstStart<C extends object>(work: Work<C>, seen: Seen<C>, state: string): Promise<boolean> {
  const { outreach } = work.service;
  if (work.type !== 'Update' || state !== outreach?.contacts || !isUntouched(outreach, seen)) return false;
  if (!(await work.stack.isRollingBack())) return false;
  log('WARN', 'not started: a rollback contacts nobody', { campaign: seen.id });
  return true;
}

/** A campaign that contacts people, or is held, is stopped before it is deleted. */
export async function stopFirst<C extends object>(
  work: Work<C>,
  seen: Seen<C>,
  name: string,
): Promise<Wait | undefined> {
  const { outreach } = work.service;
  if (!outreach?.active.includes(seen.status)) return undefined;
  const step = outreach.steps[outreach.stopped]?.[seen.status];
  if (typeof step !== 'function') return undefined;
  if (work.note.unstoppable === seen.id) return undefined;
  // Somebody may have deleted it in between.
  const goal = {
    state: outreach.stopped,
    step: (id: string) => unlessMissing(work, step(id, work.wanted, work.options)),
    name,
  };
  try {
    return await lead(work, seen, goal);
  } catch (error) {
    const isOpen = outreach.stopMayBeRefused === true && work.options.teardown !== 'pause';
    if (!isOpen || !isRefusedForGood(error, work.service.errors)) throw error;
    log('WARN', 'it cannot be stopped: its deletion is tried all the same', { campaign: seen.id, error: words(error) });
    work.note.unstoppable = seen.id;
    return undefined;
  }
}

/** A replacement that starts while the campaign before it is still there would contact the same people again. */
export async function refuseSecondContact<C extends object>(work: Work<C>): Promise<void> {
  const { service, note, options, held, physicalId = '', type } = work;
  const contacts = service.outreach !== undefined && askedState(work) === service.outreach.contacts;
  if (type !== 'Update' || !contacts || options.replacementMayContactAgain === true) return;
  const before = { ...work, service: work.former?.service ?? service };
  const former = held?.isCampaign === true ? await look(before, physicalId) : undefined;
  if (!former || isUntouched(service.outreach, former)) return;
  if (await work.stack.isRollingBack()) {
    note.steered = true;
    log('WARN', 'not started: the campaign that it replaces has contacted people already', { campaign: physicalId });
    return;
  }
  throw new Failure(
    `${called(work)} cannot be replaced: ${physicalId} ${statusWords(former)}, and a new campaign that is started would contact ` +
      `the same people again. Undo the change${anewWords(work)}, or take the state away, or allow it by replacementMayContactAgain`,
  );
}

function isUntouched<C>(outreach: Outreach<C> | undefined, { status }: Seen<C>): boolean {
  return outreach?.untouched.includes(status) ?? true;
}

function anewWords<C extends object>({ changed }: Work<C>): string {
  const rows = new Set(changed.map(([row]) => row));
  return rows.size > 0 ? ` of ${[...rows].join(', ')}` : '';
}

interface Goal<C> {
  readonly state: string;
  readonly step: (id: string, wanted: C, options: Options) => Promise<unknown>;
  readonly name: string;
}

/** A rollback that is refused a state leaves the one that is there: its failure would wedge the stack. */
async function leadUnlessRefused<C extends object>(
  work: Work<C>,
  seen: Seen<C>,
  goal: Goal<C>,
): Promise<Wait | undefined> {
  try {
    return await lead(work, seen, goal);
  } catch (error) {
    const isRefused = work.type === 'Update' && isRefusedForGood(error, work.service.errors);
    if (!isRefused || !(await work.stack.isRollingBack())) throw error;
    log('WARN', `left as it is: it is refused to become ${goal.state}`, { campaign: seen.id, error: words(error) });
    work.note.steered = true;
    return undefined;
  }
}

/** These calls are not idempotent, so each is made once for what is seen. */
async function lead<C extends object>(work: Work<C>, seen: Seen<C>, { state, step, name }: Goal<C>): Promise<Wait> {
  const { note, service } = work;
  const waits = awaitVisible(work);
  if (waits) return waits;
  const message = `${called(work, name)} ${statusWords(seen)} and is to become ${state}`;
  const isOf = note.step?.id === seen.id && note.step.from === seen.status;
  if (!isOf && service.outreach?.carriesAll === true) {
    // Noted before it is made: afterwards the campaign shows only that somebody made it.
    note.step = { id: seen.id, from: seen.status, at: 0 };
    return goOn(work, 1, message);
  }
  const isUnderWay = isOf && Date.now() < (note.step?.at ?? 0) + STEP_MS;
  if (!isUnderWay) {
    await write(work, `call to make it ${state}`, () => step(seen.id, work.wanted, work.options));
    note.step = { id: seen.id, from: seen.status, at: Date.now() };
  }
  return waitFor(work, state, service.usualSeconds.update, message);
}

/** A call that led on has written the whole campaign, and is not made a second time for the rest. */
export function noteCarried<C extends object>({ note, service }: Work<C>, seen: Seen<C>): void {
  const { step } = note;
  if (service.outreach?.carriesAll !== true || step?.id !== seen.id) return;
  // One that was noted and then refused was not made: it is somebody else who has.
  const mayBeMade = step.at > 0 || note.doubtUntil !== undefined;
  if (mayBeMade && step.from !== seen.status) note.saved = true;
}

async function outOfReach<C extends object>(work: Work<C>, seen: Seen<C>, state: string): Promise<void> {
  if (work.type === 'Update' && (await work.stack.isRollingBack())) {
    log('WARN', `left as it is: it cannot become ${state} any more`, { campaign: seen.id, status: seen.status });
    return;
  }
  throw new Failure(
    `${called(work)} cannot become ${state}: it ${statusWords(seen)}, which is for good. ` +
      'Take the state away, or give the construct another id to make another campaign',
  );
}

/** On what was made or taken over by this request, and where the template says it otherwise than before. */
function isAskedAnew<C extends object>(work: Work<C>, seen: Seen<C>): boolean {
  const { changed, note, physicalId, service, type } = work;
  // What a rollback comes back to, an operator may have paused.
  const wasThere = seen.id === physicalId || (note.inherited === true && !isUntouched(service.outreach, seen));
  if (type === 'Create' || !wasThere) return true;
  const row = outreachRow(work);
  return changed.some(([name]) => name === row);
}

function askedState<C extends object>(work: Work<C>): string | undefined {
  const row = outreachRow(work);
  const state = row === undefined ? undefined : work.wanted[row as keyof C];
  return typeof state === 'string' ? state : undefined;
}

function outreachRow<C extends object>({ service }: Work<C>): string | undefined {
  return Object.entries(service.changes).find(([, change]) => change === 'outreach')?.[0];
}
