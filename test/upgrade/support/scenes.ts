import type { ServiceRow } from '../../support/services';
import type { Story } from './story';
import type { Teller } from './teller';

/** How a story comes about. Its title is what tests find it by. */
export interface Scene {
  readonly title: string;
  /** Of which services it is; of all unless given. */
  readonly of?: (service: ServiceRow, has: (title: string) => boolean) => boolean;
  readonly settings?: (service: ServiceRow) => Story['settings'];
  readonly play: (teller: Teller) => Promise<unknown>;
}

/** As CloudFormation makes one up where it cancels a create. */
export const INVENTED = 'Shop-Main-1KX2ABCDEFGH';

/* Stories that several laws begin with. */
export const TAKEN_BACK = 'replacement that was taken back';
export const NO_ID = 'create without an id';

/** Work of minutes is over in seconds: a recording has few polls that say the same. */
export const QUICK = () => ({ speed: 200 });
/** What was written is seen later, or takes its time, so that requests are met under way. */
const SLOW = ({ uniqueNames }: ServiceRow) => (uniqueNames ? { speed: 50 } : { speed: 200, lagMs: 9000 });
const UNDER_WAY_MS = 4500;

/** The one whose create takes several steps. */
const slow = (teller: Teller) => (teller.has('running') ? 'running' : 'small');

/** What is made and, where that takes steps of its own, deleted again: one story for each app. */
const MADE = ['small', 'full', 'newest', 'draft', 'running', 'paused', 'stopped', 'done', 'kept'];
const ENDED = ['running', 'kept'];

const made: readonly Scene[] = MADE.map((title) => ({
  title,
  of: (_service, has) => has(title),
  play: async (teller) => {
    await teller.create(title);
    if (ENDED.includes(title)) await teller.delete();
  },
}));

const requests: readonly Scene[] = [
  {
    title: 'adopted',
    of: (_service, has) => has('adopted'),
    play: async (teller) => {
      await teller.control(teller.service.put('veteran', { team: 'other' }));
      await teller.create('adopted');
      await teller.delete();
    },
  },
  {
    title: 'life',
    play: async (teller) => {
      await teller.create('small');
      await teller.update('changed');
      await teller.update('small');
      await teller.delete();
    },
  },
  {
    title: 'set running later',
    of: (_service, has) => has('running'),
    play: async (teller) => {
      await teller.create('small');
      await teller.update('running');
      await teller.update(teller.has('paused') ? 'paused' : 'stopped');
    },
  },
  {
    title: TAKEN_BACK,
    play: async (teller) => {
      await teller.create('small');
      await teller.pause(120_000);
      const id = await teller.update('another');
      await teller.rollBack('another', 'small');
      await teller.delete(id, 'another');
    },
  },
  {
    title: 'deleted outside',
    play: async (teller) => {
      await teller.create('small');
      const [{ name } = { name: '' }] = teller.world.campaigns<{ name: string }>();
      await teller.control(teller.service.takeAway(name));
      await teller.delete();
    },
  },
];

const encounters: readonly Scene[] = [
  {
    title: 'sent again',
    settings: SLOW,
    play: async (teller) => {
      const event = await teller.begin('Create', slow(teller), UNDER_WAY_MS);
      await teller.again(event);
    },
  },
  {
    title: 'cancelled create',
    settings: SLOW,
    play: async (teller) => {
      await teller.begin('Create', slow(teller), UNDER_WAY_MS);
      await teller.delete(INVENTED, slow(teller));
    },
  },
  {
    title: 'cancelled update',
    settings: SLOW,
    play: async (teller) => {
      await teller.create('small');
      await teller.begin('Update', 'changed', 2000);
      await teller.rollBack('changed', 'small');
    },
  },
];

const troubles: readonly Scene[] = [
  {
    title: 'lost answer',
    play: async (teller) => {
      teller.fault({ operation: teller.service.operations.create, kind: 'reset-after' });
      await teller.create('small');
    },
  },
  {
    title: 'refused create',
    play: async (teller) => {
      teller.fault({ operation: teller.service.operations.create, kind: 'denied', times: 1000 }, true);
      teller.fault({ operation: 'answer', kind: 'unavailable', times: 5 });
      await teller.create('small');
      await teller.delete();
    },
  },
  {
    // Nobody hears that the create was made, nor can anybody look.
    title: NO_ID,
    play: async (teller) => {
      const { name, operations } = teller.service;
      teller.fault({ operation: operations.create, kind: 'reset-after' });
      await teller.beginCreate('hasty', 3000);
      teller.fault({ service: name, kind: 'unavailable', times: 1000 }, true);
      await teller.answered();
      teller.allIsWell();
      await teller.delete();
    },
  },
];

const QUOTA = (campaigns: number) => ({ control: 'quota', body: { campaigns } });
const isConnect = ({ name }: ServiceRow) => name.startsWith('connect');
const isBatch = ({ name }: ServiceRow) => name === 'batch';

/** What the documents of one service alone say. */
const own: readonly Scene[] = [
  {
    title: 'quota',
    of: ({ name }) => name === 'personalize',
    play: async (teller) => {
      await teller.control(QUOTA(0));
      await teller.beginCreate('small', 10_000);
      await teller.control(QUOTA(250));
      await teller.answered();
    },
  },
  {
    title: 'refused for the state',
    of: isConnect,
    settings: ({ name }) => ({ speed: 200, switches: { [`${name}.names`]: 'unique' } }),
    play: async (teller) => {
      await teller.control(teller.service.put('reminders'));
      await teller.create('full');
    },
  },
  {
    title: 'long list',
    of: isBatch,
    settings: () => ({ speed: 200, switches: { 'batch.listOrder': 'oldestFirst' } }),
    play: async (teller) => {
      await teller.control(teller.service.put('foreign'), 101);
      await teller.create('small');
      await teller.update('changed');
      await teller.delete();
    },
  },
  {
    title: 'not stopped',
    of: isBatch,
    settings: () => ({
      speed: 200,
      switches: { 'batch.stopping': 'refused400', 'batch.deletingRunning': 'allowed' },
    }),
    play: async (teller) => {
      await teller.create('running');
      await teller.delete();
    },
  },
];

export const SCENES: readonly Scene[] = [...made, ...requests, ...encounters, ...troubles, ...own];
