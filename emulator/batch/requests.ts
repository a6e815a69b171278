import type { EmulatedRequest, EmulatedResponse } from '../core/service';
import { isObject, type StructureShape } from '../core/shape';
import { strictProblems } from '../rest/problems';
import { jsonObject, type Members } from '../rest/requests';
import { WRITTEN_STATES, type State } from './campaign';
import { error, TOO_MANY, UNAUTHENTICATED } from './errors';
import { listOrchestrations, statsOrchestration, viewOrchestration } from './read';
import { minorVersionOf, UNKNOWN_ROUTE } from './routes';
import { readCampaign, refused } from './validation';
import type { World } from './world';
import { createCampaign, deleteCampaign, updateCampaign } from './write';

type Operation = (world: World, project: string, request: EmulatedRequest) => EmulatedResponse;

const HANDLERS: Readonly<Record<string, Operation>> = {
  createCampaign: (world, project, request) =>
    createCampaign(world, project, readCampaign(bodyOf(request), '', statesOf(request))),
  updateCampaign: (world, project, request) => {
    const body = bodyOf(request);
    const { campaign } = body;
    const id = idOf(UPDATE, { ...body, ...(isObject(campaign) ? { campaign: {} } : {}) });
    return updateCampaign(world, project, id, readCampaign(campaign, 'campaign', statesOf(request)));
  },
  deleteCampaign: (world, project, request) => deleteCampaign(world, project, idOf(DELETE, bodyOf(request))),
  listOrchestrations,
  viewOrchestration,
  statsOrchestration,
};

export function perform(world: World, operation: string, request: EmulatedRequest): EmulatedResponse {
  const handler = operation === UNKNOWN_ROUTE ? undefined : HANDLERS[operation];
  if (!handler) throw error('ROUTE_NOT_FOUND', `Route ${request.method} ${request.path} not found.`);
  const project = projectOf(world, request);
  if (!world.rates.take(project)) throw TOO_MANY;
  return handler(world, project, request);
}

/** The project that a request may work on. */
function projectOf({ keys }: World, { headers }: EmulatedRequest): string {
  const key = /^Bearer (\S+)$/.exec(headers['authorization'] ?? '')?.[1];
  const project = headers['x-batch-project'] ?? '';
  if (key === undefined || !keys.has(key) || project === '') throw UNAUTHENTICATED;
  return project;
}

const id = { type: 'string', min: 1 } as const;
/** Without what is inside of the campaign. */
const UPDATE = {
  type: 'structure',
  members: { id, campaign: { type: 'structure', members: {} } },
  required: ['id', 'campaign'],
} as const satisfies StructureShape;
const DELETE = { type: 'structure', members: { id }, required: ['id'] } as const satisfies StructureShape;

function idOf(shape: StructureShape, body: Members): string {
  const problems = strictProblems(shape, body);
  if (problems.length > 0) throw refused(problems);
  return body['id'] as string;
}

function bodyOf(request: EmulatedRequest): Members {
  const body = jsonObject(request);
  if (!body) throw error('MALFORMED_JSON_BODY', 'The body must be a JSON object, sent as application/json.');
  return body;
}

/** The pages of earlier versions know RUNNING only. */
function statesOf(request: EmulatedRequest): readonly State[] {
  return minorVersionOf(request) < 10 ? ['RUNNING'] : WRITTEN_STATES;
}
