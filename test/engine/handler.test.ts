import type { Engine } from '../../lambda/engine/handler';
import { createHandler } from '../../lambda/engine/handler';
import type { Memory, Note } from '../../lambda/engine/memory';
import { scriptedEngine } from './support/engine';
import { toCreate, toUpdate } from './support/events';
import { Kites, kite } from './support/kites';
import { EXECUTION } from './support/run';
import { ScriptedWaiter } from './support/waiter';
import { logLines, said, scriptedWorld } from './support/world';

const DRAGON = { name: 'dragon' };
const FINISHED = { finished: true, seconds: 0, note: {} };
const context = { getRemainingTimeInMillis: () => 60_000 };

function setup(load?: () => Promise<Engine>) {
  const waiter = new ScriptedWaiter();
  const kites = new Kites({ create: ['kite/1'], read: [kite('FLYING')] });
  const loads: string[] = [];
  const handler = createHandler(async (stack) => {
    loads.push(stack);
    return load ? load() : scriptedEngine(kites.service, waiter);
  });
  return { waiter, kites, loads, send: (event: unknown) => handler(event, context) };
}

/** What the waiter sends for a claimed request. */
async function polled(change: Record<string, unknown> = {}, note: Note = {}, event: object = toCreate(DRAGON)) {
  const { waiter, send } = setup();
  await send(event);
  const memory = JSON.parse(waiter.started[0]?.input ?? '') as Memory;
  const started = new Date().toISOString();
  const poll = { action: 'pass', execution: EXECUTION, started, retries: 0 };
  return { ...poll, memory: { ...memory, last: { Payload: { note } }, ...change } };
}

describe('what is not a request of CloudFormation', () => {
  scriptedWorld();

  test.each([
    undefined,
    null,
    'hello',
    [],
    {},
    { ...toCreate(DRAGON), ResponseURL: '' },
    { ...toCreate(DRAGON), ResponseURL: 7 },
    { ...toCreate(DRAGON), StackId: undefined },
    { ...toCreate(DRAGON), RequestId: undefined },
    { ...toCreate(DRAGON), LogicalResourceId: undefined },
  ])('is logged and dropped (%#)', async (event) => {
    const { send, waiter, loads } = setup();
    await expect(send(event)).resolves.toBeUndefined();
    expect([said.answers, waiter.calls, loads]).toEqual([[], [], []]);
    expect(logLines()).toEqual([
      expect.objectContaining({
        level: 'ERROR',
        message: expect.stringContaining('not a CloudFormation request') as string,
      }),
    ]);
  });
});

describe('a request that cannot be read', () => {
  scriptedWorld();

  test.each(['Import', 'create', '', undefined, 7])('for its type %j is answered FAILED [R35][R40]', async (type) => {
    const { send, waiter } = setup();
    await send({ ...toCreate(DRAGON), RequestType: type });
    expect(said.answers).toEqual([
      {
        status: 'FAILED',
        id: expect.stringMatching(/^no-campaign-/) as string,
        reason: `The request type or the properties could not be read: RequestType ${String(type)}, ResourceProperties object.`,
      },
    ]);
    expect(waiter.calls).toEqual([]);
  });

  test('keeps the id that it came with [R3][R40]', async () => {
    await setup().send({ ...toCreate(DRAGON), RequestType: 'Import', PhysicalResourceId: 'kite/9' });
    expect(said.answers).toMatchObject([{ status: 'FAILED', id: 'kite/9' }]);
  });

  test.each([undefined, null, 'dragon', ['dragon']])(
    'for its properties %j is answered FAILED [R35]',
    async (given) => {
      const { send, waiter } = setup();
      await send({ ...toCreate(DRAGON), ResourceProperties: given });
      expect(said.answers).toMatchObject([
        { status: 'FAILED', reason: expect.stringContaining('RequestType Create, ResourceProperties') as string },
      ]);
      expect(waiter.calls).toEqual([]);
    },
  );
});

describe('the engine', () => {
  scriptedWorld();

  test('is loaded once, for the stack', async () => {
    const { send, loads } = setup();
    for (let count = 0; count < 3; count++) await send(toCreate(DRAGON, { RequestId: `request-${count}` }));
    await send(await polled());
    expect(loads).toEqual([toCreate(DRAGON).StackId]);
  });

  const broken = () => Promise.reject(new Error('adapter missing'));
  const reason = 'The handler could not be loaded: adapter missing. Install another release of the library.';

  test('that cannot be loaded answers a claim FAILED [R35]', async () => {
    const { send, waiter } = setup(broken);
    await send(toCreate(DRAGON));
    expect(said.answers).toEqual([{ status: 'FAILED', id: expect.stringMatching(/^no-campaign-/) as string, reason }]);
    expect(waiter.calls).toEqual([]);
  });

  test('that cannot be loaded answers a pass FAILED, with the id that was noted [R4][R35]', async () => {
    const { send } = setup(broken);
    await expect(send(await polled({}, { id: 'kite/1' }))).resolves.toEqual(FINISHED);
    expect(said.answers).toEqual([{ status: 'FAILED', id: 'kite/1', reason }]);
  });

  test('that could not be loaded is loaded again for the next event', async () => {
    const load = jest.fn().mockRejectedValueOnce('out of files');
    const { kites, waiter } = setup();
    const { send } = setup(load.mockResolvedValue(scriptedEngine(kites.service, waiter)));
    await send(toCreate(DRAGON));
    await send(toCreate(DRAGON));
    expect(said.answers).toMatchObject([{ reason: expect.stringContaining('out of files') as string }]);
    expect(waiter.started).toHaveLength(1);
  });
});

describe('a memory', () => {
  scriptedWorld();

  test.each([0, 2, '1', undefined])(
    'of version %j is answered FAILED, with the id that was noted [R4][R35]',
    async (version) => {
      const { send, kites } = setup();
      await expect(send(await polled({ version }, { id: 'kite/1' }))).resolves.toEqual(FINISHED);
      expect(kites.calls).toEqual([]);
      expect(said.answers).toEqual([
        {
          status: 'FAILED',
          id: 'kite/1',
          reason:
            'The waiter of this request was started by another version of the handler: ' +
            `version ${String(version)}, this handler reads version 1. Deploy again.`,
        },
      ]);
    },
  );

  test.each([undefined, {}, 'none'])('with the request %j is an error, as nobody can be answered', async (request) => {
    await expect(setup().send(await polled({ request }))).rejects.toThrow('no request that could be answered');
    expect(said.answers).toEqual([]);
  });

  test.each([undefined, {}, { Payload: null }, { Payload: { note: 'x' } }])(
    'whose last poll left %j is begun anew',
    async (last) => {
      const { send } = setup();
      await expect(send(await polled({ last }))).resolves.toEqual(FINISHED);
      expect(said.answers).toMatchObject([{ status: 'SUCCESS', id: 'kite/1' }]);
    },
  );
});

describe('abandon', () => {
  scriptedWorld();
  const abandoned = async (change: object, note: Note = {}, event?: object) => ({
    ...(await polled({ ...change }, note, event)),
    action: 'abandon',
  });

  test('after dead polls is answered FAILED, with what killed them and what was seen last [R4][R35]', async () => {
    process.env.AWS_LAMBDA_LOG_GROUP_NAME = '/kites';
    const { send, kites, loads } = setup();
    const death = { Error: 'Lambda.Timeout', Cause: 'Task timed out' };
    const poll = await abandoned({ death }, { id: 'kite/1', message: 'kite dragon is BUILDING' });
    await expect(send(poll)).resolves.toEqual(FINISHED);
    expect(said.answers).toEqual([
      {
        status: 'FAILED',
        id: 'kite/1',
        reason:
          'The handler gave up: Lambda.Timeout. Last seen: kite dragon is BUILDING. Deploy again to go on. Log group: /kites',
      },
    ]);
    expect([kites.calls, loads]).toEqual([[], []]);
  });

  test.each([undefined, 'nonsense', 7])('after a poll that returned %j is answered FAILED [R35]', async (Payload) => {
    await setup().send(await abandoned({ last: { Payload } }));
    expect(said.answers).toEqual([
      {
        status: 'FAILED',
        id: expect.stringMatching(/^no-campaign-/) as string,
        reason: 'The handler gave up: a poll returned something unreadable. Deploy again to go on.',
      },
    ]);
  });

  test('of an adopted kite does not give its id [R59]', async () => {
    await setup().send(await abandoned({}, { id: 'kite/1', adopted: true }));
    expect(said.answers).toMatchObject([{ id: expect.stringMatching(/^no-campaign-/) as string }]);
  });

  test('of a replacement echoes the old id [R3]', async () => {
    const event = toUpdate(DRAGON, { name: 'phoenix' });
    await setup().send(await abandoned({}, { id: 'kite/2' }, event));
    expect(said.answers).toMatchObject([{ status: 'FAILED', id: 'kite/1' }]);
  });

  test('answers a memory of any version', async () => {
    await setup().send(await abandoned({ version: 99 }));
    expect(said.answers).toMatchObject([{ status: 'FAILED' }]);
  });
});
