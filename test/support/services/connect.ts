import type { OutreachRow, ResourceProperties, ServiceRow } from './row';

export const INSTANCE = '5f9a1c2e-1111-4222-8333-444455556666';
export const OTHER_INSTANCE = '5f9a1c2e-9999-4222-8333-444455556666';

type Common = Pick<
  ServiceRow,
  | 'uniqueNames'
  | 'createFailure'
  | 'slow'
  | 'underWay'
  | 'ingredients'
  | 'stuck'
  | 'tagsOf'
  | 'named'
  | 'another'
  | 'anotherRow'
  | 'put'
  | 'takeAway'
  | 'setTags'
  | 'outcome'
  | 'spoil'
>;

/** What the rows of both versions have in common. */
export function connectRow(minimal: ResourceProperties): Common {
  const withCampaign = ({ campaign, options }: ResourceProperties, more: object): ResourceProperties => ({
    campaign: { ...campaign, ...more },
    ...(options ? { options } : {}),
  });
  return {
    uniqueNames: false,
    createFailure: 'is Failed',
    slow: withCampaign(minimal, { state: 'Running' }),
    // Everything is there at once, and is seen later.
    underWay: { settings: { lagMs: 9000 }, create: 15_000, update: 4000, remove: 4000 },
    stuck: { fault: { operation: 'StartCampaign', kind: 'throttle', times: 1000 }, words: /ThrottlingException/ },
    ingredients: [],
    tagsOf: (campaign) => (campaign as { tags: Record<string, string> }).tags,
    named: (name, properties = minimal) => withCampaign(properties, { name }),
    anotherRow: 'connectInstanceId',
    another: (properties = minimal) => withCampaign(properties, { connectInstanceId: OTHER_INSTANCE }),
    put: (name, tags = {}) => ({ control: 'campaigns', body: { put: { ...minimal.campaign, name, tags } } }),
    takeAway: (name) => ({ control: 'campaigns', body: { remove: name } }),
    setTags: (name, tags) => ({ control: 'campaigns', body: { tags: { name, set: tags } } }),
    spoil: (name) => ({ control: 'outcomes', body: { name, create: 'fail' } }),
    outcome: (ends, reason) => ({
      control: 'outcomes',
      body: ends === 'create' ? { create: 'fail' } : { update: 'refuse', reason },
    }),
  };
}

/** The calls that start and stop, which both versions have, and the truths that no document confirms. */
export function connectOutreach(service: string): Omit<OutreachRow, 'over' | 'frozen'> {
  const truth = (name: string, value: string) => ({ [`${service}.${name}`]: value });
  return {
    property: 'state',
    quietWrites: ['CreateCampaign'],
    changesWhileRunning: true,
    stopsPaused: true,
    isFinal: true,
    start: 'StartCampaign',
    pause: 'PauseCampaign',
    resume: 'ResumeCampaign',
    stop: 'StopCampaign',
    states: { running: 'Running', paused: 'Paused', stopped: 'Stopped', failed: 'Failed' },
    ends: [
      {},
      truth('stopping', 'oneMinute'),
      ...['ConflictException', 'InvalidCampaignStateException'].map((name) => ({
        ...truth('deleteRefusal', name),
        ...truth('stopping', 'oneMinute'),
      })),
    ],
    creates: [truth('names', 'unique'), truth('repeatedCreate', 'returns')],
    setState: (name, to) => ({ control: 'campaigns', body: { state: { name, to } } }),
  };
}

export const CONNECT_WRITES = [
  'CreateCampaign',
  'DeleteCampaign',
  'TagResource',
  'UntagResource',
  'StartCampaign',
  'PauseCampaign',
  'ResumeCampaign',
  'StopCampaign',
  'UpdateCampaignName',
];
