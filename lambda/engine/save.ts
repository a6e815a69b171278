import { awaitNeed } from './need';
import { Failure } from './errors';
import type { Note } from './memory';
import type { Save, Seen, SeenUpdate, Setting } from './service';
import type { Wait, Work } from './work';
import { awaitVisible, called, goOn, statusWords, waitFor, write } from './work';

/** An accepted update that never shows is believed after this time: a service may make none when nothing is new. */
const SILENT_UPDATE_MS = 120_000;
/** Something else may update the campaign too; after so many tries it is told. */
const MOST_ROUNDS = 3;

/** Waits for an update that is under way: ours, which decides, or another, which has to end first. */
export function awaitUpdate<C extends object>(work: Work<C>, seen: Seen<C>): Wait | undefined {
  const { update } = seen;
  const { intent } = work.note;
  if (update && intent && isOwnUpdate(work, update, intent)) return ownUpdate(work, seen, update);
  if (update?.standing === 'changing') {
    const words = `an update of ${called(work)} ${statusWords(update)}`;
    return waitFor(work, 'other update', work.service.usualSeconds.update, words);
  }
  return intent && unseenUpdate(work, seen, intent);
}

/** A new update that carries what is wanted is ours: a service may make updates of its own. */
function isOwnUpdate<C extends object>(work: Work<C>, update: SeenUpdate<C>, { baseline }: Intent): boolean {
  return update.token !== baseline && baseline !== REPLAN && agrees(work, update);
}

function ownUpdate<C extends object>(work: Work<C>, seen: Seen<C>, update: SeenUpdate<C>): Wait | undefined {
  const words = `the update of ${called(work)} ${statusWords(update)}`;
  if (update.standing === 'failed') throw new Failure(`${words}. The campaign goes on as it was before`);
  if (update.standing === 'ready' && seen.standing === 'ready') return endIntent(work, isComplete(work));
  const seenWords = update.standing === 'ready' ? `${called(work)} ${statusWords(seen)}` : words;
  return waitFor(work, 'update', work.service.usualSeconds.update, seenWords);
}

function unseenUpdate<C extends object>(work: Work<C>, seen: Seen<C>, { baseline, made }: Intent): Wait | undefined {
  // Somebody else's update came between: ours is planned anew on top of it.
  if ((seen.update?.token ?? '') !== baseline) return endIntent(work, false);
  if (made === undefined) return undefined;
  const asWanted = seen.standing === 'ready' && differing(work, seen.properties, false).size === 0;
  if (Date.now() - made >= SILENT_UPDATE_MS) return endIntent(work, asWanted);
  const { update: usual } = work.service.usualSeconds;
  return waitFor(work, 'update', usual, `the update of ${called(work)} is not visible yet`);
}

type Intent = NonNullable<Note['intent']>;

function endIntent<C extends object>(work: Work<C>, saved: boolean): undefined {
  const { note } = work;
  if (saved) note.saved = true;
  else if (note.intent) note.intent = { ...note.intent, baseline: REPLAN, made: undefined };
}

/** No update has this token, so the next pass notes the one that is there. */
const REPLAN = 'again';

/** Writes what differs. The update is first noted with what it will be told apart by, and made in the next pass. */
export async function save<C extends object>(work: Work<C>, seen: Seen<C>): Promise<Wait | undefined> {
  const { note } = work;
  if (note.saved) return undefined;
  const rows = differing(work, seen.properties, true, seen.standing === 'failed');
  if (rows.size === 0) return undefined;
  const waits = awaitVisible(work) ?? (await awaitNeed(work, rows));
  if (waits) return waits;
  const baseline = seen.update?.token ?? '';
  if (note.intent?.baseline !== baseline) return plan(work, baseline, savesOf(work, rows).size);
  for (const step of savesOf(work, rows)) {
    await write(work, 'update', () => step.apply(seen.id, work.wanted, seen, rows));
    note.done = [...(note.done ?? []), ...rowsOf(work, step)];
  }
  note.intent = { ...note.intent, made: Date.now() };
  return waitFor(work, 'update', work.service.usualSeconds.update, `the update of ${called(work)} was accepted`);
}

function plan<C extends object>(work: Work<C>, baseline: string, saves: number): Wait {
  const rounds = (work.note.intent?.rounds ?? 0) + 1;
  if (rounds > MOST_ROUNDS) throw new Failure(`${called(work)} is updated by something else again and again`);
  work.note.intent = { baseline, saves, rounds };
  return goOn(work, 0, `${called(work)} is about to be updated`);
}

/** The rows that are not as wanted; all of them where the campaign itself has failed. */
function differing<C extends object>(work: Work<C>, seen: Partial<C>, byChange: boolean, all = false): Set<keyof C> {
  const { note, wanted } = work;
  // Of a campaign that was there before nothing is known: whatever cannot be read is written.
  const unknown = all || note.adopted === true || note.inherited === true;
  const rows = settings(work).filter(([key, setting]) => {
    const changed = byChange && !note.done?.includes(String(key)) && (unknown || isChanged(work, key));
    return (all && wanted[key] !== undefined) || setting.differs(wanted, seen, changed);
  });
  return new Set(rows.map(([key]) => key));
}

/** Whether an update carries what is wanted; what it does not show does not speak against it. */
function agrees<C extends object>(work: Work<C>, update: SeenUpdate<C>): boolean {
  return settings(work).every(
    ([key, setting]) => update.properties[key] === undefined || !setting.differs(work.wanted, update.properties, false),
  );
}

function settings<C extends object>(work: Work<C>): [keyof C, Setting<C>][] {
  const rows = Object.entries(work.service.changes) as [keyof C, unknown][];
  return rows.filter((row): row is [keyof C, Setting<C>] => typeof row[1] === 'object');
}

function isChanged<C extends object>(work: Work<C>, row: keyof C): boolean {
  return work.changed.some(([name]) => name === row);
}

/** After a pass that died it is not known how many calls of several were made. */
function isComplete<C extends object>({ note: { intent } }: Work<C>): boolean {
  return intent?.made !== undefined || intent?.saves === 1;
}

function rowsOf<C extends object>(work: Work<C>, step: Save<C>): string[] {
  return settings(work).flatMap(([key, { save }]) => (save === step ? [String(key)] : []));
}

function savesOf<C extends object>(work: Work<C>, rows: ReadonlySet<keyof C>): Set<Save<C>> {
  return new Set(settings(work).flatMap(([key, setting]) => (rows.has(key) ? [setting.save] : [])));
}
