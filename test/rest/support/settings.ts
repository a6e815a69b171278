import type { CampaignService, Save, Seen, Setting } from '../../../lambda/engine/service';

export function settingOf<C extends object>(adapter: CampaignService<C>, row: string & keyof C): Setting<C> {
  const change = Object.entries<unknown>(adapter.changes).find(([name]) => name === row)?.[1];
  if (typeof change !== 'object') throw new Error(`${row} is no setting`);
  return change as Setting<C>;
}

/** Makes the one call of a save. */
export async function saved<C extends object>(save: Save<C>, wanted: C, seen: Seen<C>): Promise<void> {
  const [call, ...others] = save.calls(seen.id, wanted, seen, new Set());
  if (!call || others.length > 0) throw new Error('there is not exactly one call');
  await call.make();
}
