import { claim } from './claim';
import type { Engine } from './handler';
import { pass } from './pass';
import type { CampaignService } from './service';
import { waiterOf } from './waiter';

/** The engine for one service, with the waiter that the environment names. */
export function engineOf<C extends object>(
  service: CampaignService<C>,
  waiter = waiterOf(process.env.STATE_MACHINE_ARN ?? ''),
): Engine {
  return {
    claim: (event) => claim(service, event, waiter),
    pass: (poll, request, functionMs) => pass({ service, poll, request, waiter, functionMs }),
  };
}
