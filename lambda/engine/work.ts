import type { Options } from '../../lib/contract/contract';
import { classify, Failure, isUnclear, oneLine } from './errors';
import type { Identity } from './identity';
import type { Note } from './memory';
import type { RequestType } from './request';
import type { Held } from './physical-id';
import type { CampaignService, Seen } from './service';
import type { Stack } from './stack';
import { pollSeconds } from './time';

/** One request, as the passes see it. */
export interface Work<C extends object> {
  readonly service: CampaignService<C>;
  readonly type: RequestType;
  /** What CloudFormation holds. */
  readonly held: Held | undefined;
  /** The campaign that CloudFormation holds, or the id that it has in place of one. */
  readonly physicalId: string | undefined;
  readonly wanted: C;
  readonly options: Options;
  readonly identity: Identity;
  /** The campaign's name, given or generated. */
  readonly name: string;
  /** The names of what changed, below `campaign`. */
  readonly changed: readonly (readonly string[])[];
  /** The old create-only properties, where they mean another campaign. */
  readonly former: Target<C> | undefined;
  /** What the next pass will know. */
  readonly note: Note;
  readonly deadlineAt: number;
  /** When CloudFormation asked. */
  readonly requestedAt: number;
  readonly stack: Stack;
  /** Throws when this claim has been stopped. */
  readonly guard: () => Promise<void>;
}

/** A campaign that is looked for: by its name, then by its mark. */
export interface Target<C extends object> {
  /** Where it is reached. */
  readonly service: CampaignService<C>;
  readonly identity: Identity;
  readonly name: string;
  readonly properties: Partial<C>;
}

export interface Wait {
  readonly kind: 'wait';
  readonly seconds: number;
  /** Before, the service does not want to be asked. */
  readonly least?: number;
}

export interface Done {
  readonly kind: 'done';
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export type Outcome = Wait | Done;

/** Waits for something that usually takes the given seconds; the message is what a timed-out request reports. */
export function waitFor<C extends object>(work: Work<C>, phase: string, usual: number, message: string): Wait {
  const { note } = work;
  if (note.phase?.name !== phase) note.phase = { name: phase, since: Date.now() };
  note.message = oneLine(message);
  return { kind: 'wait', seconds: pollSeconds((Date.now() - note.phase.since) / 1000, usual) };
}

/** Goes on in the next pass, after the given seconds. */
export function goOn<C extends object>(work: Work<C>, seconds: number, message: string): Wait {
  work.note.message = oneLine(message);
  return { kind: 'wait', seconds: Math.max(0, Math.ceil(seconds)) };
}

/** Every write goes through here: it is made only while this claim holds, and a lost answer is remembered. */
export async function write<C extends object, T>(work: Work<C>, step: string, call: () => Promise<T>): Promise<T> {
  const { note, service } = work;
  const lagMs = service.lagSeconds * 1000;
  // Who comes after the deadline must see what was written before it.
  if (Date.now() >= work.deadlineAt - lagMs) {
    const seen = note.message === undefined ? '' : `; last seen: ${note.message}`;
    throw new Failure(`There is no time left for the ${step} of ${called(work)}${seen}`);
  }
  await work.guard();
  try {
    const result = await call();
    delete note.doubtUntil;
    note.wroteAt = Date.now();
    return result;
  } catch (error) {
    const kind = classify(error, service.errors);
    if (kind === 'throttled') note.outOfTurn = true;
    if (kind === 'unknown' || isUnclear(error)) {
      note.doubtUntil = Date.now() + (service.doubtSeconds ?? service.lagSeconds) * 1000;
      note.wroteAt = Date.now();
    }
    throw error;
  }
}

/** After a write of unknown outcome: looking counts only once the service would show it. */
export function awaitVisible<C extends object>(work: Work<C>): Wait | undefined {
  const seconds = ((work.note.doubtUntil ?? 0) - Date.now()) / 1000;
  const message = `a write to ${called(work)} may have been made: its answer was lost`;
  return seconds > 0 ? goOn(work, seconds, message) : undefined;
}

/** Not found counts when it is so still, once a read would show everything that was written before the first look. */
export function awaitAbsence<C extends object>(work: Work<C>, name = work.name): Wait | undefined {
  const { note, service } = work;
  note.absentAt ??= Date.now();
  const seconds = (note.absentAt - Date.now()) / 1000 + service.lagSeconds;
  return seconds > 0 ? goOn(work, seconds, `${called(work, name)} was not found so far`) : undefined;
}

/** The campaign, or undefined where the service does not know it. */
export function look<C extends object>(work: Work<C>, id: string): Promise<Seen<C> | undefined> {
  return unlessMissing(work, work.service.read(id));
}

export async function unlessMissing<C extends object, T>(work: Work<C>, call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (classify(error, work.service.errors) === 'missing') return undefined;
    throw error;
  }
}

/** How a sentence names a campaign. */
export function called<C extends object>(work: Work<C>, name = work.name): string {
  return `${work.service.noun} ${name}`;
}

/** "is CREATE IN_PROGRESS", with the service's reason where it gives one. */
export function statusWords(seen: { status: string; reason?: string | undefined }): string {
  return `is ${seen.status}${seen.reason ? `: ${seen.reason.replace(/\.$/, '')}` : ''}`;
}
