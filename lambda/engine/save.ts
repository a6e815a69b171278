import { stuckRows } from './anew';
import { awaitNeed } from './need';
import { Failure, isRefusedForGood, words } from './errors';
import type { Note } from './memory';
import { log } from './log';
import { memberAt } from './compare';
import type { Path, Save, Seen, SeenUpdate, Setting } from './service';
import type { Wait, Work } from './work';
import { awaitVisible, called, goOn, statusWords, unlessMissing, waitFor, write } from './work';

/** An accepted update that never shows is believed after this time: a service may make none when nothing is new. */
const SILENT_UPDATE_MS = 120_000;
/** Something else may update the campaign too; after so many tries it is told. */
const MOST_ROUNDS = 3;

/** Waits for an update that is under way: ours, which decides, or another, which has to end first. */
export function awaitUpdate<C extends object>(work: Work<C>, seen: Seen<C>): Wait | undefined {
  if (!work.service.trackedUpdates) return undefined;
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
  const asWanted = seen.standing === 'ready' && differing(work, seen, false).size === 0;
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

/** Writes what differs, but for the rows that are refused. */
export async function save<C extends object>(
  work: Work<C>,
  seen: Seen<C>,
  refused: ReadonlySet<keyof C>,
): Promise<Wait | undefined> {
  const { note, service } = work;
  if (note.saved) return undefined;
  const rows = new Set([...differing(work, seen, true)].filter((row) => !refused.has(row)));
  if (rows.size === 0) return endSave(work);
  const waits = awaitVisible(work) ?? (await awaitShown(work, seen, rows)) ?? (await awaitNeed(work, rows));
  if (waits ?? note.saved) return waits;
  const baseline = seen.update?.token ?? '';
  const isPlanned = note.intent?.baseline === baseline || !service.trackedUpdates;
  if (!isPlanned) return plan(work, baseline, savesOf(work, rows).size);
  try {
    await makeSaves(work, seen, rows);
  } catch (error) {
    return leaveUnseen(work, seen, rows, error);
  }
  note.intent = { ...(note.intent ?? { baseline, saves: 0, rounds: 1 }), made: Date.now() };
  return waitFor(work, 'update', service.usualSeconds.update, `the update of ${called(work)} was accepted`);
}

/**
 * A rollback that is refused what does not show leaves it: the deploy that failed may have changed nothing, and a second failure
 * would wedge the stack.
 */
async function leaveUnseen<C extends object>(
  work: Work<C>,
  seen: Seen<C>,
  rows: ReadonlySet<keyof C>,
  error: unknown,
): Promise<undefined> {
  const isUnseen = !work.service.trackedUpdates && differing(work, seen, false).size === 0;
  const isFinal = isRefusedForGood(error, work.service.errors);
  if (!isUnseen || !isFinal || work.type !== 'Update' || !(await work.stack.isRollingBack())) throw error;
  log('WARN', 'left as it is: the update is refused', {
    campaign: seen.id,
    rows: [...rows].join(', '),
    error: words(error),
  });
  work.note.saved = true;
}

async function makeSaves<C extends object>(work: Work<C>, seen: Seen<C>, rows: ReadonlySet<keyof C>): Promise<void> {
  const { note, wanted } = work;
  for (const step of savesOf(work, rows)) {
    for (const call of step.calls(seen.id, wanted, seen, rows)) {
      const made = write(work, 'update', call.make);
      await (call.takesAway === true ? unlessMissing(work, made) : made);
    }
    note.done = [...(note.done ?? []), ...rowsOf(work, step)];
  }
}

/** Only what has no status of its own is over when it is seen: a later read may show less. */
function endSave<C extends object>({ note, service }: Work<C>): undefined {
  if (!service.trackedUpdates) note.saved = true;
}

/** An update without a status of its own was made when the campaign shows it; when it does not, it is made again. */
async function awaitShown<C extends object>(
  work: Work<C>,
  seen: Seen<C>,
  rows: ReadonlySet<keyof C>,
): Promise<Wait | undefined> {
  const { note, service } = work;
  const { intent } = note;
  if (service.trackedUpdates || intent?.made === undefined) return undefined;
  const names = [...rows].join(', ');
  if (Date.now() < intent.made + service.lagSeconds * 1000) {
    const message = `the update of ${called(work)} is not visible yet: ${names}`;
    return waitFor(work, 'update', service.usualSeconds.update, message);
  }
  if (intent.rounds >= MOST_ROUNDS) return notShown(work, seen, names);
  note.intent = { ...intent, rounds: intent.rounds + 1, made: undefined };
  return undefined;
}

/** What stays as it was in spite of the update fails it; a rollback leaves it, as its failure would wedge the stack. */
async function notShown<C extends object>(work: Work<C>, seen: Seen<C>, rows: string): Promise<undefined> {
  if (!(await work.stack.isRollingBack())) {
    throw new Failure(`${called(work)} took the update ${MOST_ROUNDS} times and does not show it: ${rows}`);
  }
  log('WARN', 'left as it is: the update does not show', { campaign: seen.id, rows });
  work.note.saved = true;
}

/** The update is first noted with what it will be told apart by, and made in the next pass. */
function plan<C extends object>(work: Work<C>, baseline: string, saves: number): Wait {
  const rounds = (work.note.intent?.rounds ?? 0) + 1;
  if (rounds > MOST_ROUNDS) throw new Failure(`${called(work)} is updated by something else again and again`);
  work.note.intent = { baseline, saves, rounds };
  return goOn(work, 0, `${called(work)} is about to be updated`);
}

/** The rows that differ and that the campaign does not take any more: told before anything is changed. */
export async function refusedRows<C extends object>(work: Work<C>, seen: Seen<C>): Promise<Set<keyof C>> {
  if (work.note.saved) return new Set();
  const rows = differing(work, seen, true);
  const refused = settings(work).flatMap(([key, setting]) => {
    const why = rows.has(key) ? (setting.refusal?.(work.wanted, seen) ?? stuck(work, seen, key, setting)) : undefined;
    return why === undefined ? [] : [{ key, why: `${String(key)} ${why}` }];
  });
  const words = refused.map(({ why }) => why).join('; ');
  if (refused.length > 0 && !(await work.stack.isRollingBack())) {
    throw new Failure(
      `${called(work)} ${statusWords(seen)}: ${words}.${isUntouched(work.note) ? ' Nothing was changed.' : ''} ` +
        'Undo the change, or give the construct another id to make another campaign',
    );
  }
  if (refused.length > 0) log('WARN', 'left as it is', { campaign: seen.id, rows: words });
  return new Set(refused.map(({ key }) => key));
}

function isUntouched({ wroteAt, doubtUntil }: Note): boolean {
  return wroteAt === undefined && doubtUntil === undefined;
}

/** Nothing differs but what a campaign cannot get rid of. */
function stuck<C extends object>(
  work: Work<C>,
  seen: Seen<C>,
  row: keyof C,
  { differs }: Setting<C>,
): string | undefined {
  const isStuck = stuckRows(work, seen).includes(row);
  const change = { changed: false, removed: [] };
  return isStuck && !differs(work.wanted, seen.properties, change) ? 'has what cannot be taken away' : undefined;
}

/** The rows that are not as wanted; all of them where the campaign itself has failed. */
function differing<C extends object>(
  work: Work<C>,
  { properties: seen, standing }: Pick<Seen<C>, 'properties' | 'standing'>,
  byChange: boolean,
): Set<keyof C> {
  const { note, wanted } = work;
  const all = byChange && standing === 'failed';
  // Of a campaign that was there before nothing is known: whatever cannot be read is written.
  const unknown = all || note.adopted === true || note.inherited === true;
  const rows = settings(work).filter(([key, setting]) => {
    const asked = unknown || isChanged(work, key);
    const changed = byChange && !note.done?.includes(String(key)) && asked;
    const change = { changed, asked, removed: removedBelow(work, key) };
    return (all && wanted[key] !== undefined) || setting.differs(wanted, seen, change);
  });
  return new Set(rows.map(([key]) => key));
}

/** The places that the template had and has no more. */
function removedBelow<C extends object>(work: Work<C>, row: keyof C): Path[] {
  const paths = work.changed.flatMap(([name, ...path]) => (name === row ? [path] : []));
  return paths.filter((path) => memberAt(work.wanted[row], path) === undefined);
}

/** Whether an update carries what is wanted; what it does not show does not speak against it. */
function agrees<C extends object>(work: Work<C>, update: SeenUpdate<C>): boolean {
  const change = { changed: false, removed: [] };
  return settings(work).every(
    ([key, setting]) =>
      update.properties[key] === undefined || !setting.differs(work.wanted, update.properties, change),
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
