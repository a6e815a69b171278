import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { isObject } from '../../core/shape';
import type { Answer, Answers } from '../answers';
import type { FunctionRegistry } from '../function-registry';
import type { Time } from '../time';
import type { Driver, Existing, Made, Target } from './driver';
import { ResourceFailure } from './errors';
import { text } from './intrinsics';
import type { Tree } from './template';

export interface CustomResourcesOptions {
  readonly time: Time;
  readonly answers: Answers;
  readonly functions: FunctionRegistry;
  /** Where answers are sent to. */
  readonly url: () => string;
}

type RequestType = 'Create' | 'Update' | 'Delete';

const LONGEST_TIMEOUT_SECONDS = 3600;

/** What is neither in a failed resource's answer nor known before is invented. */
const VERBS: Readonly<Record<RequestType, string>> = { Create: 'creation', Update: 'update', Delete: 'deletion' };

/** Resources that a Lambda function of the user makes. */
export class CustomResources implements Driver {
  constructor(private readonly options: CustomResourcesOptions) {}

  async create(target: Target, properties: Tree, signal: AbortSignal): Promise<Made> {
    const invented = target.stack.physicalName(target.logicalId, 255);
    try {
      return await this.request('Create', target, properties, {}, signal);
    } catch (error) {
      if (!(error instanceof ResourceFailure) || error.untouched) throw error;
      throw new ResourceFailure(error.message, error.id ?? invented);
    }
  }

  async update(target: Target, existing: Existing, properties: Tree, signal: AbortSignal): Promise<Made> {
    if (properties.ServiceToken !== existing.properties.ServiceToken) {
      throw new ResourceFailure('Modifying service token is not allowed.', undefined, true);
    }
    const more = { PhysicalResourceId: existing.id, OldResourceProperties: asText(existing.properties) };
    return this.request('Update', target, properties, more, signal);
  }

  async remove(target: Target, { id, properties }: Existing, signal: AbortSignal): Promise<void> {
    await this.request('Delete', target, properties, { PhysicalResourceId: id }, signal);
  }

  replaces(): boolean {
    return false;
  }

  attribute({ logicalId }: Target, { id, attributes }: Made, name: string): unknown {
    if (name in attributes) return attributes[name];
    const problem = `Vendor response doesn't contain ${name} attribute in object ${id}`;
    throw new ResourceFailure(`CustomResource attribute error: ${problem} (${logicalId})`, undefined, true);
  }

  private async request(
    type: RequestType,
    target: Target,
    properties: Tree,
    more: Tree,
    signal: AbortSignal,
  ): Promise<Made> {
    const { answers, functions, time } = this.options;
    const token = String(properties.ServiceToken);
    const receiver = functions.find(token);
    if (!receiver) throw new ResourceFailure(problemOf(properties.ServiceToken), undefined, true);
    const seconds = timeoutOf(properties);
    const requestId = randomUUID();
    receiver.send({
      RequestType: type,
      ServiceToken: token,
      ResponseURL: answers.url(this.options.url(), requestId, time.now()),
      StackId: target.stack.id,
      RequestId: requestId,
      LogicalResourceId: target.logicalId,
      ResourceType: target.type,
      ...more,
      ResourceProperties: asText(properties),
    });
    const answer = await this.answerOf(type, requestId, seconds, signal);
    return madeFrom(answer, requestId);
  }

  private async answerOf(type: RequestType, requestId: string, seconds: number, signal: AbortSignal): Promise<Answer> {
    const over = new AbortController();
    // A stack may have any number of requests under way.
    setMaxListeners(0, signal);
    const late = this.options.time.sleep(seconds * 1000, over.signal).then(() => {
      throw new ResourceFailure(noAnswer(requestId));
    });
    const cancelled = new Promise<never>((_, reject) => {
      const cancel = () => reject(new ResourceFailure(`Resource ${VERBS[type]} cancelled`));
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { signal: over.signal });
    });
    try {
      return await Promise.race([this.options.answers.wait(requestId), late, cancelled]);
    } finally {
      late.catch(() => undefined);
      cancelled.catch(() => undefined);
      over.abort(new Error('answered'));
    }
  }
}

/** As they are delivered: every number and boolean is text. */
export function asText(properties: Tree): Tree {
  return JSON.parse(JSON.stringify(properties), (_key, value: unknown) =>
    typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
  ) as Tree;
}

function madeFrom({ body, rejected }: Answer, requestId: string): Made {
  if (rejected !== undefined) throw new ResourceFailure(rejection(rejected));
  const { Status, PhysicalResourceId: id, Reason, Data } = body as Readonly<Record<string, string | undefined>>;
  if (Status === 'SUCCESS') return { id: id ?? '', attributes: isObject(Data) ? Data : {} };
  const words = `Received response status [FAILED] from custom resource. Message returned: ${Reason ?? ''}`;
  throw new ResourceFailure(`${words} (RequestId: ${requestId})`, id);
}

function rejection(problem: string): string {
  if (problem.includes('bytes')) return 'Response object is too long.';
  return problem === 'without PhysicalResourceId'
    ? 'Invalid PhysicalResourceId'
    : `Invalid Response object: ${problem}`;
}

function noAnswer(requestId: string): string {
  return (
    'CloudFormation did not receive a response from your Custom Resource. ' +
    `Please check your logs for requestId [${requestId}].`
  );
}

function problemOf(token: unknown): string {
  if (token === undefined) return 'Property ServiceToken is required.';
  return `Function not found: ${text(token)} (Service: Lambda, Status Code: 404)`;
}

function timeoutOf({ ServiceTimeout }: Tree): number {
  const seconds = Number(ServiceTimeout ?? LONGEST_TIMEOUT_SECONDS);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_TIMEOUT_SECONDS) return seconds;
  throw new ResourceFailure(`ServiceTimeout must be from 1 to ${LONGEST_TIMEOUT_SECONDS} seconds.`, undefined, true);
}
