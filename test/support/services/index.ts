import { alsona } from './alsona';
import { batch } from './batch';
import { connectv1 } from './connectv1';
import { connectv2 } from './connectv2';
import { personalize } from './personalize';
import type { OutreachService, ResourceProperties, ServiceRow } from './row';

export { PERSONALIZE } from './personalize';
export type { Control, OutreachRow, OutreachService, ResourceProperties, ServiceRow, Variant } from './row';

export const SERVICES: readonly ServiceRow[] = [personalize, connectv2, connectv1, batch, alsona];

/** Those whose campaigns carry tags, and so the marks of whose they are. */
export const MARKED: readonly ServiceRow[] = SERVICES.filter(({ unmarked }) => unmarked === undefined);

/** Whether everything is tried, as by `npm run faults`. */
export const EVERY = ['every', 'all'].includes(process.env.FAULTS ?? '');

/**
 * What a plain test run tries of long tests: one service of each kind. V1 and V2 of Connect differ in their contracts and calls, not
 * in what the engine goes by.
 */
export const SAMPLE: readonly ServiceRow[] = EVERY ? SERVICES : [personalize, connectv2];

/** Those whose campaigns are started and stopped. */
export const OUTREACH_SERVICES: readonly OutreachService[] = SERVICES.flatMap((service) =>
  service.outreach ? [{ ...service, outreach: service.outreach }] : [],
);

/** Amazon Connect, V2 and V1. */
export const CONNECT_SERVICES = OUTREACH_SERVICES.filter(({ name }) => name.startsWith('connect'));

/** The rules that cannot apply to a service, each with the reason. */
export function notApplicable({ unmarked, unstarted }: ServiceRow): (readonly [rule: string, why: string])[] {
  const reasons = Object.entries({ R30: unstarted, R59: unmarked });
  return reasons.flatMap(([rule, why]) => (why === undefined ? [] : [[rule, why] as const]));
}

/** The given properties, asking for a state. */
export function asking(
  state: string,
  { campaign, options }: ResourceProperties,
  { outreach }: ServiceRow,
): ResourceProperties {
  return { campaign: { ...campaign, [outreach?.property ?? '']: state }, ...(options ? { options } : {}) };
}
