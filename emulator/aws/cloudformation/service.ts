import { setTimeout as pause } from 'node:timers/promises';
import type { EmulatedRequest, EmulatedResponse, EmulatedService } from '../../core/service';
import { ServiceError } from '../aws-json';
import { actionOf, inputOf, queryAnswer, queryFailure, queryRefusal, type QueryInput } from '../query-protocol';
import { CHANGE_ACTIONS } from './change-actions';
import { optional, type Action, type ActionContext } from './input';
import { READ_ACTIONS } from './read-actions';

const VERSION = '2010-05-15';
const ACTIONS: Readonly<Record<string, Action>> = { ...READ_ACTIONS, ...CHANGE_ACTIONS };

/** AWS CloudFormation's API, in the Query protocol. */
export function createCloudFormation(context: ActionContext): EmulatedService {
  return {
    name: 'cloudformation',
    operations: Object.keys(ACTIONS),
    route: (request) => actionOf(request, VERSION),
    handle: (action, request) => answerTo(context, action, request),
    refuse: queryRefusal,
    campaigns: () => [],
    reset: () => undefined,
  };
}

async function answerTo(context: ActionContext, action: string, request: EmulatedRequest): Promise<EmulatedResponse> {
  try {
    const perform = ACTIONS[action];
    if (!perform) throw new ServiceError('InvalidAction', `Could not find operation ${action} for version ${VERSION}`);
    const input = inputOf(request);
    if (action === 'DescribeStacks' && isCli(request)) await settled(context, input);
    return queryAnswer(action, await perform(context, input));
  } catch (error) {
    if (error instanceof ServiceError) return queryFailure(error);
    throw error;
  }
}

/**
 * The CLI asks every five seconds how a stack is that it waits for, by its id: it is told later rather than too early. By
 * name, and inside of functions, it is the truth of the moment that is asked for.
 */
async function settled({ stacks, patienceMs, over }: ActionContext, input: QueryInput): Promise<void> {
  const stack = stacks.all.find(({ id }) => id === optional(input, 'StackName'));
  if (!stack?.inProgress) return;
  const settling = new AbortController();
  const signal = AbortSignal.any([settling.signal, over]);
  await Promise.race([stack.running, pause(patienceMs, undefined, { signal }).catch(() => undefined)]);
  settling.abort();
}

function isCli({ headers }: EmulatedRequest): boolean {
  return (headers['user-agent'] ?? '').includes('aws-cdk');
}
