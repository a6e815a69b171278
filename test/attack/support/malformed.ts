import type { Fault } from '../../../emulator';
import type { Reply, Resource } from '../../support/resource';
import type { ServiceRow } from '../../support/services';
import { asking } from '../../support/services';

/* Answers that are none of the service. */

export type Garbage = Omit<Fault, 'service' | 'operation' | 'kind' | 'after' | 'times'>;

const HTML = { headers: { 'content-type': 'text/html' }, body: '<html><h1>Welcome to the hotel</h1></html>' };

/** Each of these may come in place of any answer, whether the call was made or not. */
export const MALFORMED: Readonly<Record<string, Garbage>> = {
  'HTML with 200': { status: 200, ...HTML },
  'HTML with 502': { status: 502, ...HTML },
  'half of some JSON': { status: 200, body: '{"campaign":{"name":"sh' },
  nothing: { status: 200, body: '' },
  'a list': { status: 200, body: '[]' },
  'a text': { status: 200, body: '"fine"' },
  'a number': { status: 200, body: '7' },
  null: { status: 200, body: 'null' },
  'an empty structure': { status: 200, body: '{}' },
  'members of other types': {
    status: 200,
    body: '{"campaign":"x","arn":7,"id":{},"state":[],"campaigns":{},"tags":"x"}',
  },
  'what is no UTF-8': { status: 200, body: '{"id":"\xff\xfe"}', encoding: 'latin1' },
  'five MB': { status: 200, body: JSON.stringify({ padding: 'x'.repeat(5 * 1024 * 1024) }) },
  'twenty KB of headers': { headers: { 'x-padding': 'x'.repeat(20_000) } },
  'members that are null': { from: ':"', to: ':null,"x":"' },
};

/** What changes nothing of what the answer says. */
export const READABLE: Readonly<Record<string, Garbage>> = {
  'another content type': { headers: { 'content-type': 'application/xml' } },
  'a byte order and spaces': { from: '{', to: ' \r\n\t{' },
};

export interface Stage {
  readonly before: (resource: Resource) => Promise<unknown>;
  readonly during: (resource: Resource) => Promise<Reply>;
}

/** The three stages of a campaign's life. */
export function stagesOf(service: ServiceRow): Readonly<Record<string, Stage>> {
  const { outreach, minimal, changed } = service;
  const whole = outreach ? asking(outreach.states.running, minimal, service) : minimal;
  return {
    create: { before: async () => {}, during: async (resource) => (await resource.deploy(whole)).reply },
    update: {
      before: (resource) => resource.create(minimal),
      during: async (resource) => (await resource.deploy(changed)).reply,
    },
    delete: { before: (resource) => resource.create(minimal), during: (resource) => resource.destroy() },
  };
}
