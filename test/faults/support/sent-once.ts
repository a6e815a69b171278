import type { FaultKind } from '../../../emulator';
import type { Resource } from '../../support/resource';
import type { OutreachService } from '../../support/services';
import { asking, OUTREACH_SERVICES } from '../../support/services';
import type { Switches } from '../../support/services/row';

/** Services where nothing on a campaign says whose it is, and a careless retry sends a message twice. */
export const UNMARKED: readonly OutreachService[] = OUTREACH_SERVICES.filter(({ unmarked }) => unmarked !== undefined);

export const KINDS: readonly FaultKind[] = [
  'throttle',
  'error',
  'unavailable',
  'reset-before',
  'reset-after',
  'kill-before',
  'kill-after',
];

/** What no document confirms: each switch has each of its values in one of these. */
export const TRUTHS: Readonly<Record<string, readonly Switches[]>> = {
  batch: [
    {},
    {
      'batch.errorCodes': 'names',
      'batch.updatingRunning': 'allowed',
      'batch.deleteAnswer': '200',
      'batch.deletingRunning': 'allowed',
      'batch.listOrder': 'oldestFirst',
      'batch.variants': 'refused',
      'batch.view': 'missing',
    },
    { 'batch.stopping': 'refused400', 'batch.deletingRunning': 'allowed' },
    { 'batch.stopping': 'refused403', 'batch.updatingRunning': 'allowed', 'batch.draftStopped': 'refused' },
  ],
  alsona: [
    {},
    {
      'alsona.takenId': 'overwritten',
      'alsona.updates': 'partial',
      'alsona.statusWords': 'read',
      'alsona.deletingRunning': 'refused',
      'alsona.accountInUpdate': 'required',
      'alsona.done': 'open',
      'alsona.listField': 'items',
    },
    {
      'alsona.takenId': 'accepted',
      'alsona.getRoute': 'missing',
      'alsona.accountInUpdate': 'tolerated',
      'alsona.deletedIds': 'reserved',
    },
    { 'alsona.givenId': 'ignored', 'alsona.statusWords': 'read', 'alsona.getRoute': 'missing' },
    { 'alsona.givenId': 'ignored', 'alsona.takenId': 'overwritten', 'alsona.listField': 'items' },
  ],
};

/** A campaign of that name is somebody else's. */
export const NAME = 'veteran';

export interface Story {
  readonly title: string;
  readonly before: (resource: Resource, service: OutreachService) => Promise<unknown>;
  readonly during: (resource: Resource, service: OutreachService) => Promise<unknown>;
  /** How many campaigns may have contacted people in the end, each once. */
  readonly contacts: number;
  /** What every test run tries, not only `npm run faults`. */
  readonly always?: boolean;
}

const nothing = async () => {};
const named = (service: OutreachService) => service.named(NAME);
const changed = (service: OutreachService) => service.named(NAME, service.changed);
const running = (service: OutreachService, properties = named(service)) =>
  asking(service.outreach.states.running, properties, service);
const paused = (service: OutreachService) => asking(service.outreach.states.paused, named(service), service);
const allowed = (service: OutreachService) => {
  const { campaign, options } = service.another(running(service, changed(service)));
  return { campaign, options: { ...options, replacementMayContactAgain: true } };
};
const refuse = (resource: Resource, what: object) =>
  resource.world.control({ control: 'outcomes', body: { ...what, reason: 'No capacity on Tuesdays.' } });

export const STORIES: readonly Story[] = [
  {
    title: 'create',
    before: nothing,
    during: (resource, service) => resource.deploy(running(service)),
    contacts: 1,
    always: true,
  },
  {
    title: 'create that is rolled back',
    before: (resource) => refuse(resource, { start: 'refuse' }),
    during: (resource, service) => resource.deploy(running(service)),
    contacts: 0,
  },
  {
    title: 'update of the content that starts, too',
    before: (resource, service) => resource.create(named(service)),
    during: (resource, service) => resource.deploy(running(service, changed(service))),
    contacts: 1,
    always: true,
  },
  {
    title: 'update that starts, and is rolled back',
    before: (resource, service) => resource.create(named(service)),
    during: async (resource, service) => {
      const next = running(service, changed(service));
      if ((await resource.update(next)).status === 'SUCCESS') await resource.rollBack(next);
    },
    contacts: 1,
  },
  {
    title: 'resumption that is rolled back',
    before: async (resource, service) => {
      await resource.create(running(service));
      await resource.deploy(paused(service));
    },
    during: async (resource, service) => {
      if ((await resource.update(running(service))).status === 'SUCCESS') await resource.rollBack(running(service));
    },
    contacts: 1,
  },
  {
    title: 'update that is refused, and is rolled back',
    before: async (resource, service) => {
      await resource.create(running(service));
      await refuse(resource, { update: 'refuse' });
    },
    during: (resource, service) => resource.deploy(running(service, changed(service))),
    contacts: 1,
  },
  {
    title: 'replacement that is allowed',
    before: (resource, service) => resource.create(running(service)),
    during: (resource, service) => resource.deploy(allowed(service)),
    contacts: 2,
    always: true,
  },
  {
    title: 'replacement that is not allowed',
    before: (resource, service) => resource.create(running(service)),
    during: (resource, service) => resource.deploy(service.another(running(service))),
    contacts: 1,
  },
  {
    title: 'replacement that fails, and is rolled back',
    before: async (resource, service) => {
      await resource.create(named(service));
      await refuse(resource, { start: 'refuse' });
    },
    during: (resource, service) => resource.deploy(allowed(service)),
    contacts: 0,
  },
  {
    title: 'replacement that is rolled back after it was made',
    before: (resource, service) => resource.create(named(service)),
    during: async (resource, service) => {
      const next = allowed(service);
      const held = resource.held;
      const reply = await resource.update(next);
      if (reply.status !== 'SUCCESS' || !held) return;
      resource.held = { ...held, id: reply.id };
      await resource.rollBack(next);
      await resource.cleanUp({ properties: next, id: reply.id });
    },
    contacts: 1,
  },
  {
    title: 'end of a running campaign',
    before: (resource, service) => resource.create(running(service)),
    during: (resource) => resource.destroy(),
    contacts: 1,
  },
];
