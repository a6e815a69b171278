import { createHash } from 'node:crypto';
import type { Tags } from '../../../lambda/engine/service';
import { START } from './world';

export const STACK = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/toys/6f0e';
export const RESOURCE = 'Dragon';

/** The first of the properties that make another kite, as they are digested. */
interface CreateOnly {
  readonly frame?: string;
  readonly name?: string;
  readonly prefix?: string;
}

export function generation({ frame, name, prefix }: CreateOnly): string {
  return digestOf({ frame, name, prefix });
}

export function digestOf(createOnly: object): string {
  return createHash('sha256').update(JSON.stringify(createOnly)).digest('hex').slice(0, 12);
}

/** The tags of a kite that the stack made for a resource. */
export function marks(createOnly: CreateOnly, resource = RESOURCE, stack = STACK): Tags {
  return marksWith(generation(createOnly), resource, stack);
}

export function marksWith(digest: string, resource = RESOURCE, stack = STACK): Tags {
  return { 'cdk-campaigns:stack': stack, 'cdk-campaigns:resource': `${resource}/${digest}` };
}

/** With the second of the request: where names are not unique it tells a create's own campaign from an earlier one. */
export function dated(tags: Tags, at = START): Tags {
  return { ...tags, 'cdk-campaigns:resource': `${tags['cdk-campaigns:resource']}/${at / 1000}` };
}

export const ADOPTED: Tags = { 'cdk-campaigns:adopted': 'true' };

/** The marks of the kite that most tests are about. */
export const OWN = marks({ name: 'dragon' });
