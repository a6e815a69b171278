import { connectv1 } from './connectv1';
import { connectv2 } from './connectv2';
import { personalize } from './personalize';
import type { OutreachService, ResourceProperties, ServiceRow } from './row';

export { PERSONALIZE } from './personalize';
export type { Control, OutreachRow, OutreachService, ResourceProperties, ServiceRow, Variant } from './row';

export const SERVICES: readonly ServiceRow[] = [personalize, connectv2, connectv1];

/** Those whose campaigns are started and stopped. */
export const OUTREACH_SERVICES: readonly OutreachService[] = SERVICES.flatMap((service) =>
  service.outreach ? [{ ...service, outreach: service.outreach }] : [],
);

/** The given properties, asking for a state. */
export function asking(state: string, { campaign, options }: ResourceProperties): ResourceProperties {
  return { campaign: { ...campaign, state }, ...(options ? { options } : {}) };
}
