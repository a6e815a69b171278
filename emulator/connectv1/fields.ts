import type { Fields } from '../connect/campaign';
import { invalid } from '../connect/errors';
import type { World } from '../connect/world';
import type { V1Requests } from './shapes';

type Create = V1Requests['CreateCampaign'];

/** A campaign of version 1 as a description shows it, without what the service adds. */
export interface V1Fields extends Omit<Create, 'tags'>, Fields {
  /** Version 1 has none, and so never completes. */
  readonly schedule?: never;
}

/** The fields of a new campaign, checked as far as shapes cannot. */
export function fieldsOf(_: World<V1Fields>, request: unknown): { fields: V1Fields; tags: Create['tags'] } {
  const { tags, ...fields } = request as Create;
  checkCall(fields.outboundCallConfig);
  return { fields, tags };
}

export function summaryOf({ name, connectInstanceId }: V1Fields): object {
  return { name, connectInstanceId };
}

/** The caller id comes from the queue, or is given. */
export function checkCall({ connectQueueId, connectSourcePhoneNumber }: V1Fields['outboundCallConfig']): void {
  if (connectQueueId || connectSourcePhoneNumber) return;
  throw invalid('outboundCallConfig without a connectQueueId needs a connectSourcePhoneNumber');
}
