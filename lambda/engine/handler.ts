import { about, answer, failedId } from './answer';
import { markerId } from './identity';
import { log } from './log';
import { leftOf, noteOf, requestOf } from './memory';
import type { Poll } from './memory';
import type { Progress } from './pass';
import { memoryProblem } from './readable-memory';
import type { Answerable, Request } from './request';
import { isAnswerable, isMap, isRequestType, shallow } from './request';

/** What a handler does once everything is loaded. */
export interface Engine {
  claim(event: Request): Promise<void>;
  pass(poll: Poll, request: Request, functionMs: number): Promise<Progress>;
}

export interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

const FINISHED: Progress = { finished: true, seconds: 0, note: {} };

/**
 * The function's entry. Only the answering part is loaded with it: the rest is loaded inside,
 * so that a handler which cannot be loaded still answers.
 */
export function createHandler(load: (stackId: string) => Promise<Engine>) {
  // One function serves one stack, so what was loaded for it serves every request.
  let engine: Engine | undefined;

  return async (event: unknown, context: InvocationContext): Promise<Progress | undefined> => {
    const functionMs = context.getRemainingTimeInMillis();
    if (!isMap(event) || event.memory === undefined) return claim(event);
    const poll = event as unknown as Poll;
    const request = requestOf(poll.memory);
    if (!isAnswerable(request)) throw new Error('the memory holds no request that could be answered');
    if (poll.action === 'abandon') return abandon(poll, request);
    return pass(poll, request, functionMs);
  };

  async function claim(given: unknown): Promise<undefined> {
    if (!isAnswerable(given)) {
      log('ERROR', 'not a CloudFormation request: it has no response URL, stack, request or logical id');
      return;
    }
    const event = withId(shallow(given));
    if (!isReadable(event))
      return fail(event, `The request type or the properties could not be read: ${kindOf(event)}.`);
    const engine = await loaded(event);
    await engine?.claim(event);
  }

  async function pass(poll: Poll, request: Answerable, functionMs: number): Promise<Progress> {
    const problem = memoryProblem(poll.memory);
    if (problem !== undefined || !isReadable(request)) {
      await fail(request, `${problem ?? 'The request in the memory cannot be read.'} Deploy again.`, poll);
      return FINISHED;
    }
    const engine = await loaded(request, poll);
    return engine ? engine.pass(poll, request, functionMs) : FINISHED;
  }

  async function loaded(request: Answerable, poll?: Poll): Promise<Engine | undefined> {
    try {
      return (engine ??= await load(request.StackId));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log('ERROR', 'the handler could not be loaded', { error: reason });
      await fail(request, `The handler could not be loaded: ${reason}. Install another release of the library.`, poll);
      return undefined;
    }
  }
}

/** The last word on a request whose polls died: it is answered without the service. */
async function abandon(poll: Poll, request: Answerable): Promise<Progress> {
  const { message } = noteOf(poll.memory);
  const death = isMap(poll.memory.death) ? String(poll.memory.death.Error) : 'a poll returned something unreadable';
  const seen = message ? ` Last seen: ${message}.` : '';
  await fail(request, `The handler gave up: ${death}.${seen} Deploy again to go on.${logGroup()}`, poll);
  return { ...FINISHED, note: leftOf(noteOf(poll.memory)) };
}

async function fail(request: Answerable, reason: string, poll?: Poll): Promise<undefined> {
  log('ERROR', 'failed without a pass', { reason, ...about(request) });
  await answer(request, { status: 'FAILED', id: failedId(request, noteOf(poll?.memory)), reason });
}

/** An answer needs an id; CloudFormation gives one with everything but a Create. */
function withId({ PhysicalResourceId: id, ...event }: Answerable): Answerable {
  if (typeof id === 'string' && id !== '') return { ...event, PhysicalResourceId: id };
  const { RequestType: type, StackId, LogicalResourceId } = event;
  return type === 'Create' ? event : { ...event, PhysicalResourceId: markerId(StackId, LogicalResourceId, 0) };
}

function isReadable(request: Answerable): request is Request {
  return isRequestType(request.RequestType) && isMap(request.ResourceProperties);
}

function kindOf({ RequestType: type, ResourceProperties: properties }: Answerable): string {
  return `RequestType ${String(type).slice(0, 80)}, ResourceProperties ${typeof properties}`;
}

function logGroup(): string {
  const group = process.env.AWS_LAMBDA_LOG_GROUP_NAME;
  return group ? ` Log group: ${group}` : '';
}
