import type { Claim } from '../../../lambda/engine/waiter';
import { START } from './world';

/** An earlier claim of the resource, asked for so many seconds before the start and over by now. */
export function earlier(seconds: number, more: Partial<Claim> = {}): Claim {
  const at = START - seconds * 1000;
  const request = { requestId: `request-${seconds}`, requestType: 'Update' };
  return { execution: `claim-${seconds}`, running: false, startedAt: at, requestedAt: at, ...request, ...more };
}
