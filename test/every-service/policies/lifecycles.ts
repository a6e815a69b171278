import type { Resource } from '../../support/resource';
import { asking } from '../../support/services';
import type { ResourceProperties, ServiceRow } from '../../support/services';
import type { Tags, Unrecorded } from './asked';

export interface Lifecycle {
  readonly title: string;
  /** Of which services it is; of all unless given. */
  readonly of?: (service: ServiceRow) => boolean;
  readonly run: (resource: Resource, service: ServiceRow) => Promise<unknown>;
  readonly unrecorded?: (resource: Resource) => Unrecorded;
  /** How many campaigns are there in the end. */
  readonly left?: number;
}

/** As CloudFormation makes them up. */
const INVENTED = 'shop-Recommendations-1KX2ABCDEFGH';

const isMarked = ({ unmarked }: ServiceRow) => unmarked === undefined;
/** Elsewhere no name says whose a campaign is. */
const isNamedUniquely = ({ uniqueNames }: ServiceRow) => uniqueNames;
const isStarted = ({ outreach }: ServiceRow) => outreach !== undefined;

function inState(
  state: 'running' | 'paused' | 'stopped',
  service: ServiceRow,
  properties = service.minimal,
): ResourceProperties {
  return service.outreach ? asking(service.outreach.states[state], properties, service) : properties;
}

function tagged(service: ServiceRow, tags: Tags, properties = service.minimal): ResourceProperties {
  const { campaign, options } = properties;
  return { campaign: { ...campaign, ...(isMarked(service) ? { tags } : {}) }, ...(options ? { options } : {}) };
}

const adopting = (properties: ResourceProperties, teardown?: string): ResourceProperties => ({
  ...properties,
  options: { adopt: true, ...(teardown === undefined ? {} : { teardown }) },
});

const idOfFirst = (resource: Resource) => resource.events.map((event) => resource.reply(event)?.id ?? '')[0] ?? '';

export const LIFECYCLES: readonly Lifecycle[] = [
  {
    title: 'everything that can change, there and back, and another campaign',
    run: async (resource, service) => {
      await resource.create(tagged(service, { team: 'a', old: '1' }));
      await resource.deploy(service.named('renamed', service.full));
      for (const variant of service.variants) await resource.deploy(variant);
      await resource.deploy(service.minimal);
      await resource.deploy(service.another());
      await resource.destroy();
    },
  },
  {
    title: 'under a given name',
    run: async (resource, service) => {
      await resource.create(service.named('films'));
      await resource.deploy(service.named('films', service.changed));
      await resource.destroy();
    },
  },
  {
    title: 'started, held, going on, ended',
    of: isStarted,
    run: async (resource, service) => {
      for (const state of ['running', 'paused', 'running', 'stopped'] as const)
        await resource.deploy(inState(state, service));
      await resource.destroy();
    },
  },
  {
    title: 'removed while it runs',
    run: async (resource, service) => {
      await resource.create(inState('running', service));
      await resource.destroy();
    },
  },
  {
    title: 'started by an update, stopped by another, each rolled back',
    run: async (resource, service) => {
      await resource.create(service.minimal);
      await resource.update(inState('running', service, service.changed));
      await resource.rollBack(inState('running', service, service.changed));
      await resource.deploy(inState('running', service));
      await resource.update(inState('stopped', service));
      await resource.rollBack(inState('stopped', service));
      await resource.destroy();
    },
  },
  {
    title: 'refused a change once it is over',
    of: ({ outreach }) => (outreach?.over.length ?? 0) > 0,
    run: async (resource, service) => {
      await resource.create(service.named('shop-over'));
      const { outreach } = service;
      if (outreach) await resource.world.control(outreach.setState('shop-over', outreach.over[0] ?? ''));
      await resource.deploy(service.named('shop-over', service.changed));
      await resource.destroy();
    },
  },
  {
    title: 'made, though the answer of the create was lost',
    run: async (resource, service) => {
      resource.world.faults.add({ operation: service.operations.create, kind: 'reset-after' });
      await resource.create(service.minimal);
      await resource.destroy();
    },
    unrecorded: (resource) => ({ unanswered: idOfFirst(resource) }),
  },
  {
    title: 'cancelled while it is made',
    run: async (resource, service) => {
      await resource.begin('Create', service.slow);
      await resource.request(resource.event('Delete', service.slow, { PhysicalResourceId: INVENTED }));
    },
  },
  {
    title: 'deleted by an id that CloudFormation invented',
    of: ({ unprovable }) => unprovable === undefined,
    run: async (resource, service) => {
      await resource.create(service.named('mine'));
      resource.held = { properties: service.named('mine'), id: INVENTED };
      await resource.destroy();
    },
  },
  {
    title: 'failed at its create, and rolled back',
    run: async (resource, service) => {
      await resource.world.control(service.outcome('create', 'The model is not of this world.'));
      await resource.deploy(service.minimal);
    },
  },
  {
    title: 'failed at an update, and rolled back',
    run: async (resource, service) => {
      await resource.create(service.minimal);
      await resource.world.control(service.outcome('update', 'No capacity on Tuesdays.'));
      await resource.deploy(service.changed);
      await resource.destroy();
    },
  },
  {
    title: 'deleted by somebody else, then changed',
    run: async (resource, service) => {
      await resource.create(service.named('films'));
      await resource.world.control(service.takeAway('films'));
      await resource.deploy(service.named('films', service.changed));
      await resource.destroy();
    },
  },
  {
    title: 'robbed of its marks, then changed',
    of: isNamedUniquely,
    run: async (resource, service) => {
      await resource.create(service.named('films'));
      await resource.world.control(service.setTags('films', {}));
      await resource.deploy(service.named('films', service.changed));
      await resource.destroy();
    },
    unrecorded: (resource) => ({ forgotten: idOfFirst(resource) }),
  },
  {
    title: 'robbed of its marks, then removed: by its name it is still known',
    of: isNamedUniquely,
    run: async (resource, service) => {
      await resource.create(service.minimal);
      const [{ name } = { name: '' }] = resource.world.campaigns<{ name: string }>();
      await resource.world.control(service.setTags(name, {}));
      await resource.destroy();
    },
    unrecorded: (resource) => ({ forgotten: idOfFirst(resource) }),
  },
  {
    title: 'adopted, changed and given back',
    of: isMarked,
    run: async (resource, service) => {
      await resource.world.control(service.put('veteran', { team: 'other' }));
      await resource.create(adopting(service.named('veteran')));
      await resource.deploy(adopting(service.named('veteran', tagged(service, { team: 'ours' }, service.changed))));
      await resource.destroy();
    },
    unrecorded: (resource) => ({ before: { [resource.world.idOf('veteran')]: { team: 'other' } } }),
    left: 1,
  },
  {
    title: 'adopted to the end',
    of: isMarked,
    run: async (resource, service) => {
      await resource.world.control(service.put('veteran', { team: 'other' }));
      await resource.create(adopting(service.named('veteran'), 'delete'));
      await resource.destroy();
    },
    unrecorded: (resource) => ({ before: { [idOfFirst(resource)]: { team: 'other' } } }),
  },
];
