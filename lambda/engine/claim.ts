import { answer, about, failedId } from './answer';
import { changedPaths } from './changes';
import { classify, words } from './errors';
import { executionName } from './identity';
import { log } from './log';
import type { Memory } from './memory';
import { MEMORY_VERSION, memoryText } from './memory';
import type { Request } from './request';
import { isMap } from './request';
import type { CampaignService } from './service';
import { deadlineSeconds, signedAt } from './time';
import type { Waiter } from './waiter';

/** A policy that was just attached takes time to be seen. */
export const POLICY_DELAY_MS = 3 * 60_000;

/** The first thing done with a request: hand it to the waiter, once. Everything else happens in passes. */
export async function claim<C extends object>(
  service: CampaignService<C>,
  event: Request,
  waiter: Waiter,
): Promise<void> {
  const name = executionName(event.StackId, event.LogicalResourceId, event);
  const memory = memoryOf(service, event);
  const text =
    memoryText(memory) ?? (event.RequestType === 'Delete' ? memoryText(shortened(service, memory)) : undefined);
  if (text === undefined) return refuse(event, TOO_LARGE);
  try {
    await waiter.start(name, text);
    log('INFO', 'claimed', { execution: name, ...about(event) });
  } catch (error) {
    log('ERROR', 'the waiter could not be started', { error: words(error), ...about(event) });
    const refused = ['denied', 'terminal', 'missing'].includes(classify(error, {}));
    // Lambda delivers the event again after an error; a refusal that lasts is answered.
    if (!refused || Date.now() - memory.requestedAt < POLICY_DELAY_MS) throw error;
    await refuse(event, `The waiter of this campaign could not be started: ${words(error)}`);
  }
}

const TOO_LARGE =
  'The properties of this campaign are too large for the waiter, which takes 240 KB of compressed properties. ' +
  'Make the longest texts shorter.';

function refuse(event: Request, reason: string): Promise<void> {
  return answer(event, { status: 'FAILED', id: failedId(event, {}), reason });
}

function memoryOf<C extends object>(service: CampaignService<C>, event: Request): Memory {
  const { OldResourceProperties: old, ...request } = event;
  const changed = old ? changedPaths(own(old), own(event.ResourceProperties)) : [];
  const arrivedAt = Date.now();
  const requestedAt = signedAt(event.ResponseURL) ?? arrivedAt;
  const seconds = deadlineSeconds(event.ResourceProperties.options, process.env.DEADLINE_SECONDS);
  return {
    version: MEMORY_VERSION,
    function: process.env.AWS_LAMBDA_FUNCTION_NAME ?? '',
    request,
    changed,
    ...(old && changed.some((path) => createsAnew(service, path)) ? { former: formerOf(service, old) } : {}),
    requestedAt,
    arrivedAt,
    deadlineAt: requestedAt + seconds * 1000,
    last: { Payload: { note: {} } },
  };
}

/** A Delete must not fail for its size: it needs only what tells which campaign is meant. */
function shortened<C extends object>(service: CampaignService<C>, memory: Memory): Memory {
  const request = memory.request as Request;
  return { ...memory, request: { ...request, ResourceProperties: formerOf(service, request.ResourceProperties) } };
}

/** The properties without CloudFormation's own. */
function own(properties: Readonly<Record<string, unknown>>) {
  return { campaign: properties.campaign, options: properties.options };
}

function createsAnew<C extends object>(service: CampaignService<C>, [part, name]: readonly string[]): boolean {
  if (part === 'options') return name === undefined || name === 'namePrefix';
  return name === undefined || isCreateOnly(service, name);
}

function isCreateOnly<C extends object>(service: CampaignService<C>, row: string): boolean {
  return Object.entries(service.changes).some(([key, change]) => key === row && change === 'replace');
}

function formerOf<C extends object>(service: CampaignService<C>, old: Readonly<Record<string, unknown>>) {
  const { campaign, options } = old;
  const kept = Object.entries(isMap(campaign) ? campaign : {}).filter(([key]) => isCreateOnly(service, key));
  const namePrefix = isMap(options) ? options.namePrefix : undefined;
  return { campaign: Object.fromEntries(kept), options: { namePrefix } };
}
