import { claim } from '../../../lambda/engine/claim';
import type { Engine } from '../../../lambda/engine/handler';
import { pass } from '../../../lambda/engine/pass';
import type { CampaignService } from '../../../lambda/engine/service';
import type { Stack } from '../../../lambda/engine/stack';
import type { Waiter } from '../../../lambda/engine/waiter';

/** A stack that goes forward and holds nothing, unless said otherwise. */
export function stackThat({ holds, isRollingBack = false }: { holds?: string; isRollingBack?: boolean } = {}): Stack {
  return { heldId: async () => holds, isRollingBack: async () => isRollingBack };
}

/** The engine with everything around it scripted. */
export function scriptedEngine<C extends object>(
  service: CampaignService<C>,
  waiter: Waiter,
  stack = stackThat(),
): Engine {
  return {
    claim: (event) => claim(service, event, waiter),
    pass: (poll, request, functionMs) => pass({ service, poll, request, waiter, stack, functionMs }),
  };
}
