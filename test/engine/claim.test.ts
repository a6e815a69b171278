import type { Request } from '../../lambda/engine/request';
import type { Memory } from '../../lambda/engine/memory';
import { createHandler } from '../../lambda/engine/handler';
import { scriptedEngine } from './support/engine';
import { properties, responseUrl, toCreate, toDelete, toUpdate } from './support/events';
import { Kites } from './support/kites';
import { ScriptedWaiter } from './support/waiter';
import { passTime, said, scriptedWorld, START } from './support/world';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

const DRAGON = { name: 'dragon' };

/** Only the claim; the waiter is not played. */
async function claim(event: object, waiter = new ScriptedWaiter()) {
  const { service } = new Kites({});
  const handler = createHandler(async () => scriptedEngine(service, waiter));
  await handler(event, { getRemainingTimeInMillis: () => 60_000 });
  const [started] = waiter.started;
  return { name: started?.name, memory: JSON.parse(started?.input ?? 'null') as Memory };
}

function awsError(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error('Not now.'), { name, $metadata: { httpStatusCode } });
}

describe('a claim', () => {
  scriptedWorld();

  test('starts the waiter, and does and answers nothing else', async () => {
    const waiter = new ScriptedWaiter();
    const { name } = await claim(toCreate(DRAGON), waiter);
    expect(waiter.calls).toEqual([['start', name]]);
    expect(said.answers).toEqual([]);
  });

  test('has one name for the same event, in which the resource comes first [R7]', async () => {
    const event = toCreate(DRAGON);
    const names = [await claim(event), await claim(JSON.parse(JSON.stringify(event)) as object)].map(
      ({ name }) => name,
    );
    expect(names[0]).toMatch(/^[0-9a-f]{16}-[0-9a-f]{32}$/);
    expect(names[1]).toBe(names[0]);
  });

  test('has another name for a re-sent request, with the same beginning', async () => {
    const [first, second] = [
      await claim(toCreate(DRAGON)),
      await claim(toCreate(DRAGON, { ResponseURL: responseUrl(START + 1000) })),
    ];
    expect(second.name).not.toBe(first.name);
    expect(second.name?.slice(0, 17)).toBe(first.name?.slice(0, 17));
  });

  test.each([
    { LogicalResourceId: 'Other' },
    { StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/other/1' },
  ])('of another resource begins with something else: %j', async (other) => {
    const [first, second] = [await claim(toCreate(DRAGON)), await claim(toCreate(DRAGON, other))];
    expect(second.name?.slice(0, 16)).not.toBe(first.name?.slice(0, 16));
  });
});

describe('the memory of a claim', () => {
  scriptedWorld();

  test('holds the version, the function’s name, the request and its times', async () => {
    const event = toCreate(DRAGON);
    expect((await claim(event)).memory).toEqual({
      version: 1,
      function: 'kites',
      request: event,
      requestId: 'request-Create',
      requestType: 'Create',
      changed: [],
      requestedAt: START,
      arrivedAt: START,
      deadlineAt: START + 55 * 60_000,
      last: { Payload: { note: {} } },
    });
  });

  test('holds the names of what changed, and no old properties', async () => {
    const from = { name: 'dragon', colour: 'blue', tail: 2, whisper: 'psst', tags: { team: 'toys', year: '2026' } };
    const to = { name: 'dragon', colour: 'red', tail: 2, tags: { team: 'games', season: 'spring' } };
    const { memory } = await claim(toUpdate(from, to));
    expect(memory.changed).toEqual([
      ['campaign', 'colour'],
      ['campaign', 'whisper'],
      ['campaign', 'tags', 'team'],
      ['campaign', 'tags', 'year'],
      ['campaign', 'tags', 'season'],
    ]);
    expect(memory.request).not.toHaveProperty('OldResourceProperties');
    expect(JSON.stringify(memory)).not.toContain('psst');
    expect(memory.former).toBeUndefined();
  });

  test.each([
    ['the name', { name: 'phoenix', colour: 'blue' }, { name: 'phoenix' }],
    ['the frame', { name: 'dragon', frame: 'bamboo', colour: 'blue' }, { name: 'dragon', frame: 'bamboo' }],
  ])('holds the old create-only properties when %s changed', async (_what, from, campaign) => {
    const { memory } = await claim(toUpdate(from, DRAGON, { options: { namePrefix: 'toys' } }));
    expect(memory.former).toEqual({ campaign, options: { namePrefix: 'toys' } });
  });

  test('holds the old prefix when that changed', async () => {
    const old = { OldResourceProperties: properties({ colour: 'red' }, { namePrefix: 'games' }) };
    const { memory } = await claim(toUpdate({}, { colour: 'red' }, { options: { namePrefix: 'toys' }, ...old }));
    expect(memory.former).toEqual({ campaign: {}, options: { namePrefix: 'games' } });
    expect(memory.changed).toEqual([['options', 'namePrefix']]);
  });

  test('copes with old properties of any shape', async () => {
    const OldResourceProperties = { campaign: 'dragon', options: 7 };
    const { memory } = await claim(toUpdate(DRAGON, DRAGON, { OldResourceProperties }));
    expect(memory.former).toEqual({ campaign: {}, options: {} });
  });
});

describe('the deadline', () => {
  scriptedWorld();
  const minutes = ({ memory }: { memory: Memory }) => (memory.deadlineAt - START) / 60_000;

  test('runs from the time in the response URL', async () => {
    passTime(120);
    const { memory } = await claim(toCreate(DRAGON, { ResponseURL: responseUrl(START) }));
    expect([memory.requestedAt, memory.arrivedAt]).toEqual([START, START + 120_000]);
    expect(minutes({ memory })).toBe(55);
  });

  test('runs from arrival where the URL has no time', async () => {
    const { memory } = await claim(toCreate(DRAGON, { ResponseURL: 'https://answers.invalid/put' }));
    expect([memory.requestedAt, minutes({ memory })]).toEqual([START, 55]);
  });

  test('is the function’s where the campaign has none', async () => {
    process.env.DEADLINE_SECONDS = '600';
    expect(minutes(await claim(toCreate(DRAGON)))).toBe(10);
  });

  test('is the campaign’s before the function’s', async () => {
    process.env.DEADLINE_SECONDS = '600';
    expect(minutes(await claim(toCreate(DRAGON, { options: { deadlineSeconds: 300 } })))).toBe(5);
  });

  test('is never over 58 minutes', async () => {
    expect(minutes(await claim(toCreate(DRAGON, { options: { deadlineSeconds: 7200 } })))).toBe(58);
    process.env.DEADLINE_SECONDS = '86400';
    expect(minutes(await claim(toCreate(DRAGON)))).toBe(58);
  });
});

describe('a waiter that does not start', () => {
  scriptedWorld();

  const throttled = awsError('ThrottlingException', 400);
  const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

  test('is tried again, by the same name', async () => {
    const waiter = new ScriptedWaiter({ start: [throttled, lost, throttled, undefined] });
    const { name } = await claim(toCreate(DRAGON), waiter);
    expect(waiter.made('start')).toEqual(Array(4).fill([name]));
    expect(said.answers).toEqual([]);
  });

  test.each([awsError('ServiceUnavailable', 503), lost])(
    'for $message is an error, so Lambda delivers again, however late: it may have started',
    async (error) => {
      const event = toCreate(DRAGON);
      passTime(3600);
      const waiter = new ScriptedWaiter({ start: [error] });
      await expect(claim(event, waiter)).rejects.toBe(error);
      expect(waiter.made('start')).toHaveLength(4);
      expect(said.answers).toEqual([]);
    },
  );

  test.each(['AccessDeniedException', 'StateMachineDoesNotExist', 'ThrottlingException'])(
    'for %s is an error until the last delivery, and then answered FAILED [R35]',
    async (name) => {
      const error = awsError(name, 400);
      const event = toCreate(DRAGON);
      passTime(149);
      await expect(claim(event, new ScriptedWaiter({ start: [error] }))).rejects.toBe(error);
      expect(said.answers).toEqual([]);
      passTime(1);
      await claim(event, new ScriptedWaiter({ start: [error] }));
      expect(said.answers).toEqual([
        {
          status: 'FAILED',
          id: expect.stringMatching(/^no-campaign-/) as string,
          reason: `The waiter of this campaign could not be started: ${name}: Not now.`,
        },
      ]);
    },
  );

  test('for an update is answered with the old id [R3]', async () => {
    const event: Request = toUpdate(DRAGON, { name: 'phoenix' });
    passTime(180);
    await claim(event, new ScriptedWaiter({ start: [awsError('AccessDeniedException', 400)] }));
    expect(said.answers).toMatchObject([{ status: 'FAILED', id: 'kite/1' }]);
  });

  test('for a delete is answered with its id', async () => {
    const event = toDelete(DRAGON);
    passTime(180);
    await claim(event, new ScriptedWaiter({ start: [awsError('AccessDeniedException', 400)] }));
    expect(said.answers).toMatchObject([{ status: 'FAILED', id: 'kite/1' }]);
  });
});
