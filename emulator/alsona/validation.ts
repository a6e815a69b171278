import { isObject, type Problem, type StructureShape } from '../core/shape';
import { malformed, repeatedOf, sentences, strictProblems } from '../rest/problems';
import { jsonObject, type Members } from '../rest/requests';
import type { EmulatedRequest } from '../core/service';
import { DAYS, type Change, type Wanted } from './campaign';
import { badRequest } from './errors';
import { CREATE } from './shapes';

export function readCreate(campaign: unknown, account: string): Wanted {
  requireShape(CREATE, campaign);
  const wanted = campaign as Wanted;
  requireAccount(wanted, account);
  if (!Number.isSafeInteger(wanted.created_at)) throw badRequest('campaign.created_at: Expected integer');
  return wanted;
}

export function readUpdate(shape: StructureShape, campaign: unknown, account: string): Change {
  requireShape(shape, campaign);
  const change = campaign as Change;
  requireAccount(change, account);
  return change;
}

/** The one member of every body. */
export function campaignOf(request: EmulatedRequest): unknown {
  const body = jsonObject(request);
  if (!body) throw badRequest('body: Expected a JSON object, sent as application/json');
  const { campaign } = body;
  const [unknown] = Object.keys(body).filter((name) => name !== 'campaign');
  if (unknown !== undefined) throw badRequest(`${unknown}: Member is unknown, expected one of: [campaign]`);
  if (campaign === undefined) throw badRequest('campaign: Member must not be null');
  return campaign;
}

function requireAccount({ account_id }: Change, account: string): void {
  if (account_id === undefined || account_id === account) return;
  throw badRequest(`campaign.account_id: Member must be ${account}, as in the path`);
}

function requireShape(shape: StructureShape, campaign: unknown): void {
  const problems = strictProblems(shape, isObject(campaign) ? withoutTriples(campaign) : campaign, 'campaign');
  if (isObject(campaign)) problems.push(...triplesProblems(campaign['schedule']), ...seatProblems(campaign['seats']));
  if (problems.length > 0) throw badRequest(sentences(problems));
}

function withoutTriples(campaign: Members): Members {
  const { schedule } = campaign;
  if (!isObject(schedule)) return campaign;
  const emptied = Object.entries(schedule).map(([day, triple]) => [day, Array.isArray(triple) ? [] : triple]);
  return { ...campaign, schedule: Object.fromEntries(emptied) as Members };
}

function seatProblems(seats: unknown): Problem[] {
  const names = Array.isArray(seats) ? seats.filter((seat) => typeof seat === 'string') : [];
  return repeatedOf(names).map((seat) => malformed('campaign.seats', `${seat} is repeated`));
}

function triplesProblems(schedule: unknown): Problem[] {
  if (!isObject(schedule)) return [];
  return DAYS.flatMap((day) => {
    const triple = schedule[day];
    if (!Array.isArray(triple) || isTriple(triple)) return [];
    return [malformed(`campaign.schedule.${day}`, 'Member must be three booleans, or a boolean and two hours')];
  });
}

/** The prose has two hours, the schema and every example two more booleans. */
function isTriple([enabled, start, end, ...more]: readonly unknown[]): boolean {
  if (typeof enabled !== 'boolean' || more.length > 0) return false;
  if (typeof start === 'boolean') return typeof end === 'boolean';
  return isHour(start) && isHour(end) && start < end;
}

function isHour(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 24;
}
