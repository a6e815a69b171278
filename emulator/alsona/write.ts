import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EmulatedResponse } from '../core/service';
import { isStart, type Campaign, type Change, type Fields, type Status, type Wanted } from './campaign';
import { badRequest, conflict } from './errors';
import { createdView, updatedView } from './views';
import { outcomeOf, reasonOf, requireCurrent, type World } from './world';

export function createCampaign(world: World, account: string, wanted: Wanted): EmulatedResponse {
  const { existing, id } = identityOf(world, account, wanted);
  if (existing && world.switches.chosen('takenId') === 'accepted') return createdView(world, existing);
  const outcome = outcomeOf(world, 'create', wanted.name);
  if (outcome?.create === 'fail') return { status: 200, body: { success: false, message: reasonOf(outcome) } };
  const made = { ...newCampaign(world, account, id, wanted), ...(existing && { number: existing.number }) };
  const starts = (existing?.starts ?? 0) + (made.state === 'RUN' ? 1 : 0);
  const campaign = { ...made, starts };
  world.campaigns.write(campaign);
  return createdView(world, campaign);
}

/** Without any effect of its status. */
export function newCampaign(world: World, account: string, id: string, wanted: Wanted): Campaign {
  const { status, created_at } = wanted;
  return {
    number: world.campaigns.next,
    owner: account,
    id,
    fields: fieldsOf(wanted),
    state: status,
    ran: status === 'RUN',
    starts: 0,
    createdAt: created_at,
    waitUntil: world.context.now(),
  };
}

export function madeUpId(): string {
  return `campaign_${randomBytes(10).toString('hex')}`;
}

export function updateCampaign(world: World, account: string, id: string, change: Change): EmulatedResponse {
  const campaign = requireCurrent(world, account, id);
  const next = changed(world, campaign, change);
  requireTransition(world, campaign, next.state);
  requireUpdateOutcome(world, campaign, next);
  world.campaigns.write(next);
  return updatedView(world, next);
}

export function deleteCampaign(world: World, account: string, id: string): EmulatedResponse {
  const campaign = requireCurrent(world, account, id);
  if (campaign.state === 'RUN' && world.switches.chosen('deletingRunning') === 'refused') {
    throw badRequest(`Campaign ${id} is running and cannot be deleted.`);
  }
  world.campaigns.write({ ...campaign, deleted: true });
  return { status: 200, body: { success: true } };
}

/** The id of a new campaign, and the campaign that has it already. */
function identityOf(world: World, account: string, wanted: Wanted): { id: string; existing: Campaign | undefined } {
  const given = world.switches.chosen('givenId') === 'kept' ? wanted.campaign_id : undefined;
  const id = given ?? madeUpId();
  const existing = world.campaigns.current(account, id);
  const isTaken = existing ? world.switches.chosen('takenId') === 'refused' : isReserved(world, account, id);
  if (isTaken) throw conflict(`Campaign ${id} exists already.`);
  return { id, existing };
}

function isReserved({ campaigns, switches }: World, account: string, id: string): boolean {
  const isOld = campaigns.allEver().some((campaign) => campaign.owner === account && campaign.id === id);
  return isOld && switches.chosen('deletedIds') === 'reserved';
}

function changed({ switches }: World, campaign: Campaign, change: Change): Campaign {
  const isPartial = switches.chosen('updates') === 'partial';
  const { timezone } = campaign.fields;
  const kept = isPartial && timezone !== undefined ? { timezone } : {};
  const state = change.status ?? (isPartial ? campaign.state : 'DRAFT');
  return {
    ...campaign,
    fields: { ...kept, ...fieldsOf(change) },
    state,
    ran: campaign.ran || state === 'RUN',
    starts: campaign.starts + (isStart(campaign.state, state, campaign.ran) ? 1 : 0),
  };
}

function requireTransition({ switches }: World, { id, state }: Campaign, to: Status): void {
  if (state !== 'DONE' || to === 'DONE' || switches.chosen('done') === 'open') return;
  throw badRequest(`Campaign ${id} is DONE and cannot become ${to}.`);
}

/** An update that sets it running is a start, and an update only if it changes anything besides. */
function requireUpdateOutcome(world: World, before: Campaign, after: Campaign): void {
  const names = [before.fields.name, after.fields.name];
  const isStarted = after.state === 'RUN' && before.state !== 'RUN';
  if (isStarted) outcomeOf(world, 'start', ...names);
  if (!isStarted || !isSame(before.fields, after.fields)) outcomeOf(world, 'update', ...names);
}

function isSame(one: Fields, other: Fields): boolean {
  return isDeepStrictEqual({ timezone: 0, ...one }, { timezone: 0, ...other });
}

function fieldsOf({ name, seats, schedule, timezone }: Fields): Fields {
  return { name, seats, schedule, ...(timezone === undefined ? {} : { timezone }) };
}
