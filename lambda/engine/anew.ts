import { log } from './log';
import type { Anew, CampaignService, Change, Seen } from './service';
import type { Work } from './work';

/** The rows of which another value, or another part of the value, means another campaign. */
export function anewRows<C extends object>(service: CampaignService<C>): [keyof C, Anew<C>][] {
  const rows = Object.entries(service.changes) as [keyof C, Change<C>][];
  return rows.flatMap(([row, change]): [keyof C, Anew<C>][] => {
    if (change === 'replace') return [[row, { part: (campaign) => campaign[row] }]];
    return typeof change === 'object' && change.anew ? [[row, change.anew]] : [];
  });
}

/** What of a campaign's properties tells it from another: by row. */
export function anewParts<C extends object>(
  service: CampaignService<C>,
  campaign: Partial<C>,
): Record<string, unknown> {
  return Object.fromEntries(anewRows(service).map(([row, { part }]) => [row, part(campaign)]));
}

/** Whether a campaign that was another so far can become the wanted one, by what is seen of it. */
export async function canBecome<C extends object>(work: Work<C>, seen: Seen<C>): Promise<boolean> {
  if (differing(work, seen).some(([, anew]) => anew.canBecome === undefined)) return false;
  const stuck = stuckRows(work, seen);
  if (stuck.length === 0) return true;
  // A rollback makes no other campaign of the one that is there: what was added stays.
  if (!(await work.stack.isRollingBack())) return false;
  log('WARN', 'left as it is: it cannot be taken away', {
    campaign: seen.id,
    rows: stuck.join(', '),
  });
  return true;
}

/** The rows that mean another campaign than before, and that the one that is there cannot come to. */
export function stuckRows<C extends object>(work: Work<C>, seen: Seen<C>): (keyof C)[] {
  const stuck = differing(work, seen).filter(([, anew]) => anew.canBecome?.(work.wanted, seen.properties) === false);
  return stuck.map(([row]) => row);
}

function differing<C extends object>({ service, wanted, former }: Work<C>, seen: Seen<C>): [keyof C, Anew<C>][] {
  const before = former?.properties ?? wanted;
  return anewRows(service).filter(
    ([, { part }]) => !same(part(wanted), part(before)) && !same(part(wanted), part(seen.properties)),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
