import { problemsOf, withoutNulls, type Problem } from '../core/shape';
import { invalid, PersonalizeError } from './errors';
import { describeCampaign, describeSolutionVersion, listCampaigns } from './read';
import { REQUESTS, type OperationName, type Requests } from './shapes';
import { listTags, tagResource, untagResource } from './tags';
import type { World } from './world';
import { createCampaign, deleteCampaign, updateCampaign } from './write';

type Operations = {
  readonly [Name in OperationName]: (world: World, request: Requests[Name]) => object | undefined;
};

const OPERATIONS: Operations = {
  CreateCampaign: createCampaign,
  DescribeCampaign: describeCampaign,
  UpdateCampaign: updateCampaign,
  DeleteCampaign: deleteCampaign,
  ListCampaigns: listCampaigns,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTags,
  DescribeSolutionVersion: describeSolutionVersion,
};

export function perform(world: World, name: string, body: unknown): object | undefined {
  if (!isOperation(name)) throw new PersonalizeError('UnknownOperationException', `There is no operation ${name}`);
  const problems = problemsOf(REQUESTS[name], body);
  if (problems.length > 0) throw refused(problems);
  const operation = OPERATIONS[name] as (world: World, request: unknown) => object | undefined;
  return operation(world, withoutNulls(body));
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

/** A value of another type cannot be read at all; every other problem is invalid input. */
function refused(problems: readonly Problem[]): PersonalizeError {
  const unreadable = problems.find(({ kind }) => kind === 'type');
  if (unreadable) return new PersonalizeError('SerializationException', sentence(unreadable));
  const noun = problems.length === 1 ? 'error' : 'errors';
  return invalid(`${problems.length} validation ${noun} detected: ${problems.map(sentence).join('; ')}`);
}

function sentence({ path, message }: Problem): string {
  return `Value at '${path}' failed to satisfy constraint: ${message}`;
}
