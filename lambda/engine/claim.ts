import { setTimeout as sleep } from 'node:timers/promises';
import { about, answer, failedId } from './answer';
import { anewRows } from './anew';
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

/** Lambda's last delivery of an event comes three minutes after its first. */
const LAST_DELIVERY_MS = 150_000;
const START_ATTEMPTS = 4;

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
    await startInSpite(() => waiter.start(name, text));
    log('INFO', 'claimed', { execution: name, ...about(event) });
  } catch (error) {
    log('ERROR', 'the waiter could not be started', { error: words(error), ...about(event) });
    // Lambda delivers the event again after an error, twice; whether it started is known where it was refused.
    const refused = classify(error, {}) !== 'unknown';
    if (!refused || Date.now() - memory.requestedAt < LAST_DELIVERY_MS) throw error;
    await refuse(event, `The waiter of this campaign could not be started: ${words(error)}`);
  }
}

/** The start is idempotent by its name, so it is simply tried again. */
async function startInSpite(start: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt < START_ATTEMPTS; attempt++) {
    try {
      return await start();
    } catch {
      await sleep(100 * 2 ** attempt * Math.random());
    }
  }
  return start();
}

const TOO_LARGE =
  'The properties of this campaign are too large for the waiter, which takes 200 KB of compressed properties. ' +
  'Make the longest texts shorter.';

function refuse(event: Request, reason: string): Promise<void> {
  return answer(event, { status: 'FAILED', id: failedId(event, {}), reason });
}

function memoryOf<C extends object>(service: CampaignService<C>, event: Request): Memory {
  const { OldResourceProperties: old, ...request } = event;
  const changed = old ? changedPaths(own(old), own(event.ResourceProperties)) : [];
  const arrivedAt = Date.now();
  const requestedAt = signedAt(event.ResponseURL) ?? arrivedAt;
  const seconds = deadlineSeconds(event, process.env.DEADLINE_SECONDS);
  return {
    version: MEMORY_VERSION,
    function: process.env.AWS_LAMBDA_FUNCTION_NAME ?? '',
    request,
    changed,
    ...(old && changed.some((path) => createsAnew(service, path)) ? { former: formerOf(service, old) } : {}),
    requestId: event.RequestId,
    requestType: event.RequestType,
    requestedAt,
    arrivedAt,
    deadlineAt: requestedAt + seconds * 1000,
    last: { Payload: { note: {} } },
  };
}

/** A Delete must not fail for its size: it needs only what tells which campaign is meant. */
function shortened<C extends object>(service: CampaignService<C>, memory: Memory): Memory {
  const request = memory.request as Request;
  const { options } = request.ResourceProperties;
  const kept = { ...formerOf(service, request.ResourceProperties), options };
  return { ...memory, request: { ...request, ResourceProperties: kept } };
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
  return anewRows(service).some(([key]) => key === row);
}

/** What tells which campaign it was, and what it was called. */
function formerOf<C extends object>(service: CampaignService<C>, old: Readonly<Record<string, unknown>>) {
  const { campaign, options } = old;
  const { changes } = service as { changes: Readonly<Record<string, unknown>> };
  const isKept = (key: string) => key === 'name' || isCreateOnly(service, key) || changes[key] === 'access';
  const kept = Object.entries(isMap(campaign) ? campaign : {}).filter(([key]) => isKept(key));
  const namePrefix = isMap(options) ? options.namePrefix : undefined;
  return { campaign: Object.fromEntries(kept), options: { namePrefix } };
}
