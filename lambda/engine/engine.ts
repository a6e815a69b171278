import { SFNClient } from '@aws-sdk/client-sfn';
import { claim } from './claim';
import { clientOf } from './client';
import type { Engine } from './handler';
import { pass } from './pass';
import type { CampaignService } from './service';
import { stackOf } from './stack';
import type { LeftBy } from './waiter';
import { waiterOf } from './waiter';

/** The engine for one service, with the waiter that the environment names and the stack that it serves. */
export function engineOf<C extends object>(service: CampaignService<C>, stackId: string, leftBy?: LeftBy): Engine {
  const waiter = waiterOf(process.env.STATE_MACHINE_ARN ?? '', clientOf(SFNClient), leftBy);
  const stack = stackOf(stackId);
  return {
    claim: (event) => claim(service, event, waiter),
    pass: (poll, request, functionMs) => pass({ service, poll, request, waiter, stack, functionMs }),
  };
}
