import { expectNothingLost } from '../support/invariants';
import { Resource } from '../support/resource';
import type { ResourceProperties } from '../support/services';
import { connectv1 } from '../support/services/connectv1';
import { connectv2 } from '../support/services/connectv2';
import { World } from '../support/world';

type Campaign = Readonly<Record<string, unknown>>;

/** The updates of a service that make several calls, and what is there after each. */
const TABLE = [
  {
    service: connectv2,
    name: 'connectv2',
    from: connectv2.full,
    to: connectv2.minimal,
    gone: ['entryLimitsConfig', 'communicationLimitsOverride', 'sms', 'discovery'],
    truths: ['omittedChannels', 'omittedMembers', 'omittedWindows'],
  },
  {
    service: connectv1,
    name: 'connectv1',
    from: connectv1.full,
    to: connectv1.minimal,
    gone: ['predictiveDialerConfig', 'dialingCapacity', 'flow-2', 'discovery'],
    truths: ['omittedMembers'],
  },
] as const;

describe.each(TABLE)('$name: an update of several calls', ({ service, from, to, gone, truths }) => {
  let world: World;
  let resource: Resource;
  beforeAll(async () => (world = await World.start(service)));
  beforeEach(() => (resource = new Resource(world)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  /** The update, with a fault at one of its writes; the operations that it wrote with. */
  async function run(before: ResourceProperties, after: ResourceProperties, hit?: string): Promise<string[]> {
    await world.reset();
    resource = new Resource(world);
    await resource.create(before);
    const created = world.accepted().length;
    if (hit !== undefined) world.faults.add({ service: service.name, operation: hit, kind: 'kill-after' });
    expect((await resource.deploy(after)).reply.status).toBe('SUCCESS');
    const made = world.accepted().slice(created);
    const shown = JSON.stringify(world.campaigns());
    for (const text of gone) expect(shown.includes(text)).toBe(after === from);
    await resource.destroy();
    expectNothingLost(world, resource.events);
    return made;
  }

  test.each([
    ['adds', to, from],
    ['takes away', from, to],
  ])('that %s ends right where it is killed between any two [R15][R25]', async (_, before, after) => {
    const made = new Set(await run(before, after));
    expect(made.size).toBeGreaterThan(2);
    for (const operation of made) await run(before, after, operation);
  });

  const both = truths.flatMap((truth) => ['kept', 'removed'].map((value) => ({ [`${service.name}.${truth}`]: value })));

  test.each(both)('is right, or has failed saying so, with %j [R15][R19]', async (switches) => {
    world.settings.change({ switches });
    await resource.create(from);
    const { reply } = await resource.deploy(to);
    const left = gone.filter((text) => JSON.stringify(world.campaigns()).includes(text));
    if (reply.status === 'SUCCESS') expect(left).toEqual([]);
    else expect(reply.reason).toContain('and does not show it');
    expect((await resource.destroy()).status).toBe('SUCCESS');
  });
});

describe('members that an update leaves out', () => {
  const { telephony, sms } = connectv2.full.campaign.channelSubtypeConfig as { telephony: object; sms: Campaign };
  const lessSms = { ...sms, capacity: undefined };
  const times = connectv2.minimal.campaign.communicationTimeConfig as { telephony: object };
  const v2 = (changes: Campaign) => ({ ...connectv2.full, campaign: { ...connectv2.full.campaign, ...changes } });
  const { campaign: v1 } = connectv1.minimal;
  const call = { connectContactFlowId: 'flow-1', connectQueueId: 'queue-1' };
  const detection = { enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: true };
  const detecting = (more: object) => ({
    ...connectv1.minimal,
    campaign: { ...v1, outboundCallConfig: { ...call, answerMachineDetectionConfig: more } },
  });

  test.each([
    [
      'V2, a member',
      connectv2,
      'omittedMembers',
      'FAILED',
      connectv2.full,
      v2({ channelSubtypeConfig: { telephony, sms: lessSms } }),
    ],
    [
      'V2, a channel',
      connectv2,
      'omittedChannels',
      'SUCCESS',
      connectv2.full,
      v2({ channelSubtypeConfig: { telephony } }),
    ],
    [
      'V2, a window',
      connectv2,
      'omittedWindows',
      'SUCCESS',
      connectv2.full,
      v2({ communicationTimeConfig: { ...times, telephony: undefined, sms: times.telephony } }),
    ],
    [
      'V1, a part of a member',
      connectv1,
      'omittedMembers',
      'SUCCESS',
      detecting(detection),
      detecting({ enableAnswerMachineDetection: true }),
    ],
    ['V1, a member', connectv1, 'omittedMembers', 'SUCCESS', detecting(detection), connectv1.minimal],
  ] as const)(
    '%s: gone, or a clear failure, whether it is kept or removed [R19]',
    async (_, service, truth, whereKept, from, to) => {
      const world = await World.start(service);
      const ends: string[] = [];
      for (const value of ['kept', 'removed']) {
        await world.reset();
        world.settings.change({ switches: { [`${service.name}.${truth}`]: value } });
        const resource = new Resource(world);
        await resource.create(from);
        const { reply, rollback } = await resource.deploy(to);
        const [campaign = {}] = world.campaigns();
        const isAsAsked = Object.entries(to.campaign).every(
          ([row, sent]) => row === 'tags' || same(campaign[row], sent),
        );
        if (reply.status === 'SUCCESS') expect([value, isAsAsked]).toEqual([value, true]);
        else expect(reply.reason).toContain('and does not show it');
        ends.push(reply.status);
        expect(rollback?.status ?? 'SUCCESS').toBe('SUCCESS');
      }
      await world.close();
      expect(ends).toEqual([whereKept, 'SUCCESS']);
    },
  );
});

function same(shown: unknown, sent: unknown): boolean {
  return JSON.stringify(sorted(shown)) === JSON.stringify(sorted(sent));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
