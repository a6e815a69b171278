import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EmulatedResponse } from '../core/service';
import { begunAt, type Campaign, type Fields, type Source, type Wanted } from './campaign';
import { error, misuse } from './errors';
import { requireChangeable } from './transitions';
import { requireCurrent, requireOutcome, stateNow, type World } from './world';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export function createCampaign(world: World, project: string, wanted: Wanted): EmulatedResponse {
  requireDashboard(world, wanted);
  requireOutcome(world, 'create', wanted.name);
  const campaign = newCampaign(world, project, wanted, 'api');
  const running = campaign.state === 'RUNNING';
  const sending = running ? sendingOf(world, campaign.fields) : undefined;
  world.campaigns.write({ ...campaign, sending, starts: running ? 1 : 0 });
  return { status: 201, body: { id: campaign.id } };
}

/** Without any effect of its state. */
export function newCampaign(world: World, project: string, wanted: Wanted, source: Source): Campaign {
  const { state, ...fields } = wanted;
  const now = world.context.now();
  return {
    number: world.campaigns.next,
    owner: project,
    id: `orchestration_${randomBytes(12).toString('hex')}`,
    fields,
    state,
    source,
    createdAt: now,
    updatedAt: now,
    ran: state === 'RUNNING',
    starts: 0,
  };
}

/** The whole content is replaced. */
export function updateCampaign(world: World, project: string, id: string, wanted: Wanted): EmulatedResponse {
  const campaign = requireCurrent(world, project, id);
  requireDashboard(world, wanted);
  requireChangeable(world, campaign, wanted.state);
  requireUpdateOutcome(world, campaign, wanted);
  world.campaigns.write(updated(world, campaign, wanted));
  return { status: 200, body: {} };
}

export function deleteCampaign(world: World, project: string, id: string): EmulatedResponse {
  const campaign = requireCurrent(world, project, id);
  if (stateNow(world, campaign) === 'RUNNING' && world.switches.chosen('deletingRunning') === 'refused') {
    throw misuse(`Campaign ${id} is running and cannot be deleted.`);
  }
  world.campaigns.write({ ...campaign, state: stateNow(world, campaign), sending: undefined, deleted: true });
  return world.switches.chosen('deleteAnswer') === '204' ? { status: 204 } : { status: 200, body: {} };
}

function updated(world: World, campaign: Campaign, { state, ...fields }: Wanted): Campaign {
  const now = world.context.now();
  const running = state === 'RUNNING';
  const resumed = stateNow(world, campaign) === 'STOPPED' && campaign.ran;
  return {
    ...campaign,
    fields,
    state,
    updatedAt: now,
    begun: begunAt(campaign, now),
    sending: running ? sendingOf(world, fields) : undefined,
    ran: campaign.ran || running,
    starts: running && !resumed ? campaign.starts + 1 : campaign.starts,
  };
}

function sendingOf({ context }: World, { when }: Fields): Campaign['sending'] {
  const now = context.now();
  const from = when.start_time === 'now' ? now : Math.max(Date.parse(when.start_time), now);
  return { from, until: from + context.duration(when.local_time ? DAY_MS : MINUTE_MS) };
}

/** An update that sets it running is a start, and an update only if it changes anything besides. */
function requireUpdateOutcome(world: World, campaign: Campaign, { state, ...fields }: Wanted): void {
  const names = [campaign.fields.name, fields.name];
  if (state === 'RUNNING') requireOutcome(world, 'start', ...names);
  if (state !== 'RUNNING' || !isDeepStrictEqual(fields, campaign.fields)) requireOutcome(world, 'update', ...names);
}

/** Labels and senders are made on the dashboard, A/B tests are activated by its operators. */
function requireDashboard(world: World, { labels = [], messages: [message], variants }: Wanted): void {
  const label = labels.find((name) => !world.labels.has(name));
  if (label !== undefined) throw error('MALFORMED_PARAMETER', `labels: there is no label ${label}`);
  const senders = [message, ...(message.languages ?? [])].flatMap(({ sender_identity_id: id }) => id ?? []);
  const sender = senders.find((id) => !world.senders.has(id));
  if (sender !== undefined) throw error('MALFORMED_PARAMETER', `messages[0]: there is no sender identity ${sender}`);
  if (variants !== undefined && world.switches.chosen('variants') === 'refused') {
    throw misuse('A/B testing is not activated.');
  }
}
