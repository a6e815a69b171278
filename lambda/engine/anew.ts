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
  const { service, wanted, former } = work;
  const differing = anewRows(service).filter(
    ([, { part }]) => !same(part(wanted), part(former?.properties ?? {})) && !same(part(wanted), part(seen.properties)),
  );
  if (differing.some(([, anew]) => anew.canBecome === undefined)) return false;
  const stuck = differing.filter(([, anew]) => anew.canBecome?.(wanted, seen.properties) === false);
  if (stuck.length === 0) return true;
  // A rollback makes no other campaign of the one that is there: what was added stays.
  if (!(await work.stack.isRollingBack())) return false;
  log('WARN', 'left as it is: it cannot be taken away', {
    campaign: seen.id,
    rows: stuck.map(([row]) => row).join(', '),
  });
  return true;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
