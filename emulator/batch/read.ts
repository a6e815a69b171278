import type { EmulatedRequest, EmulatedResponse } from '../core/service';
import { firstPlace, pageOf, placeOf } from '../rest/paging';
import { begunAt, type Campaign } from './campaign';
import { error, misuse, unknownCampaign } from './errors';
import { limitOf, parametersOf } from './query';
import { requireSeen, stateNow, type World } from './world';

const DAY_MS = 24 * 60 * 60_000;

export function listOrchestrations(world: World, project: string, request: EmulatedRequest): EmulatedResponse {
  const { from, limit } = parametersOf(request, [], ['from', 'limit']);
  const order = world.switches.chosen('listOrder');
  const place = from === undefined ? firstPlace(order) : placeOf(from);
  if (place === undefined) throw error('MALFORMED_PARAMETER', 'from: Member must be a next_from that was answered');
  const { items, next } = pageOf(world.campaigns.allSeen(project), order, place, limitOf(limit));
  const orchestrations = items.map((campaign) => itemOf(world, campaign));
  const has_more = next !== undefined;
  return {
    status: 200,
    body: { orchestrations, count: orchestrations.length, has_more, ...(has_more ? { next_from: next } : {}) },
  };
}

/** Push campaigns only. */
export function viewOrchestration(world: World, project: string, request: EmulatedRequest): EmulatedResponse {
  const { orchestration_id: id = '' } = parametersOf(request, ['orchestration_id']);
  if (world.switches.chosen('view') === 'missing') throw unknownCampaign(id);
  const campaign = requireSeen(world, project, id);
  const { updatedAt, fields } = campaign;
  if (fields.messages[0].channel_type !== 'push') throw misuse(`Orchestration ${id} is not a push campaign.`);
  const { targeting, messages } = fields;
  const body = { ...itemOf(world, campaign), updated_date: dateText(updatedAt), targeting, messages };
  return { status: 200, body };
}

/** How many were reached is invented: what counts is the day it began. */
export function statsOrchestration(world: World, project: string, request: EmulatedRequest): EmulatedResponse {
  const { orchestration_id: id = '', from = '', to = '' } = parametersOf(request, ['orchestration_id', 'from', 'to']);
  requireDays(world, from, to);
  const begun = begunAt(requireSeen(world, project, id), world.context.now());
  const date = begun === undefined ? undefined : dateText(begun).slice(0, 10);
  const isAsked = date !== undefined && from <= date && date <= to;
  return { status: 200, body: { id, details: isAsked ? [{ date, sent: 1, delivered: 1 }] : [] } };
}

/** What is true now, whatever reads show. */
export function overview(world: World): object[] {
  return world.campaigns.allCurrent().map((campaign) => {
    const { id, owner, source, createdAt, fields } = campaign;
    const created_date = dateText(createdAt);
    return { id, project: owner, ...fields, state: stateNow(world, campaign), source, created_date };
  });
}

function itemOf(world: World, campaign: Campaign): object {
  const { id, source, createdAt, updatedAt, fields } = campaign;
  const { name, labels = [], when, messages } = fields;
  const [{ channel_type, platform_type = [] }] = messages;
  return {
    id,
    type: 'campaign',
    channels: [channel_type],
    platforms: platform_type,
    source,
    created_date: dateText(createdAt),
    name,
    labels,
    status: stateNow(world, campaign).toLowerCase(),
    start_time: dateText(when.start_time === 'now' ? updatedAt : Date.parse(when.start_time)),
  };
}

/** In UTC, without a zone. */
function dateText(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

function requireDays({ context }: World, from: string, to: string): void {
  const days = [from, to].map((day) => (/^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : NaN));
  if (days.some(Number.isNaN)) throw error('MALFORMED_PARAMETER', 'from, to: Member must be a date yyyy-MM-dd');
  const earliest = new Date(context.now());
  earliest.setUTCMonth(earliest.getUTCMonth() - 6);
  if (from > to || Date.parse(from) < earliest.getTime() - DAY_MS) {
    throw error('MALFORMED_PARAMETER', 'from: Member must be before to, and at most 6 months ago');
  }
}
