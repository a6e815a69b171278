import type { FaultKind } from '../../../emulator';
import type { Resource } from '../../support/resource';
import type { ResourceProperties, ServiceRow } from '../../support/services';
import { asking as askingFor } from '../../support/services';

export interface Lifecycle {
  readonly title: string;
  readonly before: (resource: Resource, service: ServiceRow) => Promise<unknown>;
  readonly during: (resource: Resource, service: ServiceRow) => Promise<unknown>;
  /** What every test run tries here, not only `npm run faults`. */
  readonly tried?: readonly FaultKind[];
  /** What is on the service right after. */
  readonly then: (service: ServiceRow) => object[];
  readonly survivors?: readonly string[];
  /** Of which services it is; of all unless given. */
  readonly of?: (service: ServiceRow) => boolean;
}

const nothing = async () => {};

export const LIFECYCLES: readonly Lifecycle[] = [
  {
    title: 'create',
    before: nothing,
    during: (resource, service) => resource.deploy(service.full),
    then: (service) => [service.shown.full],
  },
  {
    title: 'update in place',
    tried: ['kill-before', 'kill-after', 'reset-after'],
    before: (resource, service) => resource.create(service.minimal),
    during: (resource, service) => resource.deploy(service.full),
    then: (service) => [service.shown.full],
  },
  {
    title: 'update that unsets',
    before: (resource, service) => resource.create(service.full),
    during: (resource, service) => resource.deploy(service.minimal),
    then: (service) => [service.shown.minimal],
  },
  {
    title: 'replacement with cleanup',
    tried: ['kill-after', 'reset-before', 'reset-after'],
    before: (resource, service) => resource.create(service.minimal),
    during: (resource, service) => resource.deploy(service.another(service.changed)),
    then: (service) => [{ ...service.shown.changed, ...service.shown.another }],
  },
  {
    title: 'failed replacement with rollback',
    before: async (resource, service) => {
      await resource.create(service.minimal);
      await resource.world.control(service.outcome('create', 'The model is not of this world.'));
    },
    during: (resource, service) => resource.deploy(service.another()),
    then: (service) => [service.shown.minimal],
  },
  {
    title: 'failed update with rollback',
    before: async (resource, service) => {
      await resource.create(service.minimal);
      await resource.world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    },
    during: (resource, service) => resource.deploy(service.changed),
    then: (service) => [service.shown.minimal],
  },
  {
    title: 'failed create with rollback',
    before: (resource, service) => resource.world.control(service.outcome('create', 'The model is not of this world.')),
    during: (resource, service) => resource.deploy(service.minimal),
    then: () => [],
  },
  {
    title: 'adoption',
    of: ({ unmarked }) => unmarked === undefined,
    tried: ['kill-after'],
    before: (resource, service) => resource.world.control(service.put('veteran')),
    during: (resource, service) =>
      resource.deploy(service.named('veteran', { ...service.changed, options: { adopt: true } })),
    then: (service) => [service.shown.changed],
    survivors: ['veteran'],
  },
  {
    title: 'delete',
    before: (resource, service) => resource.create(service.minimal),
    during: (resource) => resource.destroy(),
    then: () => [],
  },
];

/** Of services whose campaigns are started and stopped. */
export const OUTREACH_LIFECYCLES: readonly Lifecycle[] = [
  {
    title: 'create that is started',
    tried: ['kill-after', 'reset-after'],
    before: nothing,
    during: (resource, service) => resource.deploy(asking('running', service)),
    then: (service) => [{ ...service.shown.minimal, state: service.outreach?.states.running }],
  },
  {
    title: 'change of a running campaign, which is then held',
    of: ({ outreach }) => outreach?.changesWhileRunning === true,
    before: (resource, service) => resource.create(asking('running', service)),
    during: (resource, service) => resource.deploy(asking('paused', service, service.changed)),
    then: (service) => [{ ...service.shown.changed, state: service.outreach?.states.paused }],
  },
  {
    title: 'stop that fails afterwards, with rollback',
    of: ({ outreach }) => outreach?.changesWhileRunning === true,
    before: async (resource, service) => {
      await resource.create(asking('running', service));
      await resource.world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    },
    during: (resource, service) => resource.deploy(asking('stopped', service, service.changed)),
    then: (service) => [{ ...service.shown.minimal, state: service.outreach?.states.running }],
  },
  {
    title: 'delete of a running campaign',
    tried: ['kill-after', 'reset-after'],
    before: (resource, service) => resource.create(asking('running', service)),
    during: (resource) => resource.destroy(),
    then: () => [],
  },
];

function asking(
  state: 'running' | 'paused' | 'stopped',
  service: ServiceRow,
  properties: ResourceProperties = service.minimal,
): ResourceProperties {
  return askingFor(service.outreach?.states[state] ?? '', properties, service);
}
