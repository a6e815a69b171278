import type { EmulatedService } from '../core/service';
import { answered, refusal, targetOf } from './aws-json';

/** AWS CloudTrail, which the CLI asks about a deployment that failed: it has seen nothing. */
export function createTrail(): EmulatedService {
  return {
    name: 'cloudtrail',
    operations: ['LookupEvents'],
    route: (request) => targetOf(request, 'CloudTrail_20131101'),
    handle: () => answered({ Events: [] }),
    refuse: refusal,
    campaigns: () => [],
    reset: () => undefined,
  };
}
