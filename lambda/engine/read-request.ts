import { check, checkSchema } from '../../lib/contract/check';
import { decode } from '../../lib/contract/codec';
import type { Problem, Properties } from '../../lib/contract/contract';
import { optionsSchema } from '../../lib/contract/contract';
import { firstOf, placeOf as placeIn } from '../../lib/contract/told';
import { Failure } from './errors';
import { anewParts, anewRows } from './anew';
import { generatedName, generationOf } from './identity';
import type { Memory } from './memory';
import { heldOf } from './physical-id';
import type { Request, RequestType } from './request';
import type { Bookmarks, CampaignService } from './service';
import type { Target, Work } from './work';

type Known<C extends object> = Pick<
  Work<C>,
  'service' | 'type' | 'held' | 'physicalId' | 'wanted' | 'options' | 'identity' | 'name' | 'changed' | 'former'
>;

/** What a request means. Limits are checked for what is to be made, never for what is to be deleted. */
export function readRequest<C extends object>(
  service: CampaignService<C>,
  request: Request,
  memory: Memory,
  bookmarks: Bookmarks,
): Known<C> {
  const problems: Problem[] = [];
  const given = decodeProperties(service, request.ResourceProperties, problems);
  if (request.RequestType !== 'Delete') {
    const wrong = [...problems, ...withoutPlaces(limits(service, given), problems)];
    if (wrong.length > 0) throw new Failure(`${service.noun} of ${request.LogicalResourceId}: ${sentence(wrong)}`);
  }
  const target = targetOf(service, request, given, bookmarks);
  const former = memory.former && targetOf(service, request, decodeProperties(service, memory.former, []), bookmarks);
  const { PhysicalResourceId: physicalId } = request;
  const held = physicalId === undefined ? undefined : heldOf(service, physicalId);
  return {
    service: target.service,
    type: request.RequestType as RequestType,
    held,
    physicalId: held?.id,
    // A name that is made up is wanted like one that is given.
    wanted: { ...given.campaign, name: target.name },
    options: given.options,
    identity: target.identity,
    name: target.name,
    changed: memory.changed.flatMap(([part, ...path]) => (part === 'campaign' ? [path] : [])),
    former: former?.identity.generation === target.identity.generation ? undefined : former,
  };
}

function decodeProperties<C extends object>(
  service: CampaignService<C>,
  properties: object,
  problems: Problem[],
): Properties<C> {
  const { campaign = {}, options = {} } = properties as { campaign?: unknown; options?: unknown };
  return {
    campaign: (decode(service.contract.campaign, campaign, problems, ['campaign']) ?? {}) as C,
    options: decode(optionsSchema, options, problems, ['options']) ?? {},
  };
}

/** The campaign that a set of properties means: by its create-only properties. */
function targetOf<C extends object>(
  service: CampaignService<C>,
  { StackId: stack, LogicalResourceId: resource }: Request,
  { campaign, options }: Properties<C>,
  bookmarks: Bookmarks,
): Target<C> {
  const given = (campaign as { name?: string }).name;
  const isFixed = anewRows(service).some(([row]) => row === 'name');
  const prefix = given === undefined && isFixed ? { prefix: options.namePrefix } : {};
  const generation = generationOf({ ...anewParts(service, campaign), ...prefix });
  // Where a campaign can be renamed, a generated name stays while the campaign becomes another generation.
  const named = { stack, resource, generation: isFixed ? generation : '' };
  const name = given ?? generatedName(options.namePrefix ?? resource, named, service.longestName);
  const properties = { ...campaign, name };
  return {
    service: service.at?.(campaign, bookmarks) ?? service,
    identity: { stack, resource, generation },
    name,
    properties,
  };
}

function unnamed<C extends object>({ campaign, options }: Properties<C>): Problem[] {
  const named = (campaign as { name?: string }).name !== undefined || options.namePrefix !== undefined;
  return named ? [] : [{ path: ['options', 'namePrefix'], message: 'must be given where the campaign has no name' }];
}

function below(part: string): (problem: Problem) => Problem {
  return ({ path, message }) => ({ path: [part, ...path], message });
}

function limits<C extends object>(service: CampaignService<C>, { campaign, options }: Properties<C>): Problem[] {
  return [
    ...check(service.contract, campaign, options).map(below('campaign')),
    ...checkSchema(optionsSchema, options).map(below('options')),
    ...unnamed({ campaign, options }),
  ];
}

/** What could not be read is not reported a second time, as missing. */
function withoutPlaces(problems: Problem[], reported: Problem[]): Problem[] {
  const places = new Set(reported.map(({ path }) => path.join('.')));
  return problems.filter(({ path }) => !places.has(path.join('.')));
}

function sentence(problems: Problem[]): string {
  const all = problems.map(({ path, message }) => `${placeIn(path)} ${message}`);
  return `the properties are not valid: ${firstOf(all).join('; ')}`;
}
