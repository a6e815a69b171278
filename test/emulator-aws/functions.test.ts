import { HandlerFiles, until } from './handler-files';
import { VirtualTime } from '../../emulator/aws/virtual-time';

let files: HandlerFiles;
beforeAll(() => (files = new HandlerFiles()));
afterAll(() => files.close());

const FAILS = 'exports.handler = async () => { throw Object.assign(new RangeError("no " + process.env.WORD)); };';
const HANGS =
  'exports.handler = (event) => { console.log("begun"); return event.hang ? new Promise(() => {}) : event; };';

describe('an invocation', () => {
  test('goes through JSON both ways', async () => {
    const source = 'exports.handler = async (event) => ({ got: event, at: new Date(0), nothing: undefined });';
    const { payload } = await files.functions(source).invoke({ one: 1, none: undefined });
    expect(payload).toStrictEqual({ got: { one: 1 }, at: '1970-01-01T00:00:00.000Z' });
  });

  test('that returns nothing has the payload null', async () => {
    await expect(files.functions('exports.handler = async () => {};').invoke({})).resolves.toEqual({ payload: null });
  });

  test('sees its context', async () => {
    const source = `exports.run = async (event, { getRemainingTimeInMillis, ...context }) =>
      ({ ...context, remaining: getRemainingTimeInMillis() });`;
    const { payload } = await files.functions(source, { name: 'f', handler: 'run', timeoutSeconds: 7 }).invoke({});
    expect(payload).toEqual({
      functionName: 'f',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/f',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      remaining: expect.any(Number) as number,
    });
    expect((payload as { remaining: number }).remaining).toBeGreaterThan(6000);
    expect((payload as { remaining: number }).remaining).toBeLessThanOrEqual(7000);
  });

  test('sees the environment that it was given, and no more', async () => {
    process.env.OF_THE_MACHINE = 'x';
    const source = 'exports.handler = async () => Object.keys(process.env).sort();';
    const { payload } = await files.functions(source, { environment: { MINE: '1' } }).invoke({});
    expect(payload).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_LAMBDA_LOG_GROUP_NAME',
      'AWS_REGION',
      'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED',
      'AWS_SECRET_ACCESS_KEY',
      'MINE',
    ]);
    delete process.env.OF_THE_MACHINE;
  });

  test('sees virtual time, also while the file is loaded', async () => {
    const time = new VirtualTime();
    const source = `const loaded = new Date();
      class Later extends Date {}
      exports.handler = async () => [loaded, new Date(), Date.now(), new Date(5).getTime(), new Later(),
        new Date() instanceof Date, Date().slice(0, 15), new loaded.constructor(), Date.UTC(1970, 0)];`;
    const functions = files.functions(source, { time });
    await functions.invoke({});
    time.advance(1000);
    const [start, now] = ['2026-01-05T00:00:00.000Z', '2026-01-05T00:00:01.000Z'];
    const { payload } = await functions.invoke({});
    expect(payload).toEqual([start, now, Date.parse(now), 5, now, true, expect.stringContaining('Jan'), now, 0]);
  });
});

describe('a failure', () => {
  test('that was thrown has its name, message and trace, and the thread is used again', async () => {
    const functions = files.functions(FAILS, { environment: { WORD: 'way' } });
    const error = { errorType: 'RangeError', errorMessage: 'no way', trace: expect.any(Array) as string[] };
    await expect(functions.invoke({})).rejects.toMatchObject({ name: 'FunctionError', ...error });
    await expect(functions.invoke({})).rejects.toMatchObject({ payload: error });
    expect(functions.starts).toBe(1);
  });

  test('that is no error at all has the name of its type', async () => {
    const functions = files.functions('exports.handler = async () => { throw "text"; };');
    await expect(functions.invoke({})).rejects.toMatchObject({ errorType: 'string', errorMessage: 'text' });
  });

  test('while the file is loaded fails the invocation, and the next one loads again', async () => {
    const functions = files.functions('throw new TypeError("at the top");');
    await expect(functions.invoke({})).rejects.toMatchObject({ errorType: 'TypeError', errorMessage: 'at the top' });
    await expect(functions.invoke({})).rejects.toMatchObject({ errorType: 'TypeError' });
    expect(functions.starts).toBe(2);
  });

  test('for want of a handler is named', async () => {
    const functions = files.functions('exports.other = 1;');
    await expect(functions.invoke({})).rejects.toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
  });

  test.each([
    ['exits', 'process.exit(7)', /exit status 7$/],
    [
      'throws outside of its promise',
      'setTimeout(() => { throw new Error("loose") }); await new Promise(() => {})',
      /1$/,
    ],
    ['runs out of memory', 'const all = []; for (;;) all.push(new Array(1000).fill(Math.random()))', /Runtime exited/],
  ])('of a function that %s is an exit', async (_, body, message) => {
    const functions = files.functions(`exports.handler = async () => { ${body}; };`, { memory: 24 });
    const error = { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(message) as string };
    await expect(functions.invoke({})).rejects.toMatchObject(error);
    await expect(functions.invoke({})).rejects.toMatchObject(error);
    expect(functions.starts).toBe(2);
  });

  test('to end in time ends the thread', async () => {
    const functions = files.functions(HANGS, { timeoutSeconds: 0.05 });
    await expect(functions.invoke({ hang: true })).rejects.toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 0.05 seconds') as string,
    });
    await expect(functions.invoke({})).resolves.toEqual({ payload: {} });
    expect(functions.starts).toBe(2);
  });

  test('to yield ends in time too', async () => {
    const functions = files.functions('exports.handler = async () => { for (;;); };', { timeoutSeconds: 0.05 });
    await expect(functions.invoke({})).rejects.toMatchObject({ errorType: 'Sandbox.Timedout' });
  });

  test('to load does not count against the time-out', async () => {
    const busy = 'const end = performance.now() + 100; while (performance.now() < end);';
    const functions = files.functions(`${busy} exports.handler = async () => 1;`, { timeoutSeconds: 0.05 });
    await expect(functions.invoke({})).resolves.toEqual({ payload: 1 });
  });
});

describe('threads', () => {
  const COUNTS = `let count = 0;
    exports.handler = async () => { count += 1; await new Promise((r) => setTimeout(r, 20)); return count; };`;

  test('are used again, and started when all are busy', async () => {
    const functions = files.functions(COUNTS);
    const payloads = async (): Promise<unknown[]> =>
      (await Promise.all([functions.invoke({}), functions.invoke({})])).map(({ payload }) => payload);
    await expect(payloads()).resolves.toEqual([1, 1]);
    await expect(payloads()).resolves.toEqual([2, 2]);
    expect(functions).toMatchObject({ starts: 2, invocations: 4 });
  });

  test('are bounded', async () => {
    const functions = files.functions(COUNTS, { concurrency: 1 });
    const first = functions.invoke({});
    await expect(functions.invoke({})).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    await expect(first).resolves.toEqual({ payload: 1 });
    expect(functions.invocations).toBe(1);
  });

  test('are killed in the midst of an invocation', async () => {
    const functions = files.functions(HANGS);
    const hanging = functions.invoke({ hang: true });
    await until(() => functions.logs.length > 0);
    const [killed] = await Promise.all([
      functions.kill(),
      expect(hanging).rejects.toMatchObject({
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringContaining('signal: killed') as string,
      }),
    ]);
    expect(killed).toBe(1);
    await expect(functions.invoke({})).resolves.toEqual({ payload: {} });
  });

  test('are killed one by one', async () => {
    const functions = files.functions(HANGS);
    const outcomes: string[] = [];
    const hang = (name: string): void => {
      functions.invoke({ hang: true, name }).catch(() => outcomes.push(name));
    };
    hang('one');
    hang('other');
    await until(() => functions.logs.length === 2);
    await expect(functions.kill(({ event }) => (event as { name: string }).name === 'other')).resolves.toBe(1);
    await until(() => outcomes.length > 0);
    expect(outcomes).toEqual(['other']);
  });

  test('that are idle are not killed', async () => {
    const functions = files.functions(HANGS);
    await expect(functions.kill()).resolves.toBe(0);
    await functions.invoke({});
    await expect(functions.kill()).resolves.toBe(0);
    await functions.invoke({});
    expect(functions.starts).toBe(1);
  });

  test('that were killed are not given the next invocation', async () => {
    const functions = files.functions(HANGS, { concurrency: 1 });
    const hanging = functions.invoke({ hang: true });
    const killed = functions.kill();
    await Promise.all([
      expect(functions.invoke({})).resolves.toEqual({ payload: {} }),
      expect(hanging).rejects.toMatchObject({ errorType: 'Runtime.ExitError' }),
      killed,
    ]);
    expect(functions.starts).toBe(2);
  });

  test('end when the function is closed', async () => {
    const functions = files.functions(HANGS);
    const hanging = functions.invoke({ hang: true });
    await Promise.all([expect(hanging).rejects.toMatchObject({ errorType: 'Runtime.ExitError' }), functions.close()]);
    await expect(functions.invoke({})).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

test('the next invocations can be refused', async () => {
  const functions = files.functions(HANGS);
  functions.throttleNext(1);
  functions.throttleNext(1, 'ServiceException');
  await expect(functions.invoke({})).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  await expect(functions.invoke({})).rejects.toMatchObject({ name: 'ServiceException' });
  await expect(functions.invoke({})).resolves.toEqual({ payload: {} });
});

test('lines written to both streams are kept, in order, before the invocation ends', async () => {
  const source = `exports.handler = async () => {
    console.log('one\\ntwo'); console.error({ three: 3 }); process.stdout.write('four');
  };`;
  const functions = files.functions(source);
  await functions.invoke({});
  expect(functions.logs).toEqual(['one', 'two', '{ three: 3 }', 'four']);
});

describe('an asynchronous invocation', () => {
  const AT = 'console.log((Date.now() - Date.UTC(2026, 0, 5)) / 1000);';

  test('is tried three times, and dropped', async () => {
    const time = new VirtualTime();
    const functions = files.functions(`exports.handler = async () => { ${AT} throw new Error(); };`, { time });
    functions.send({ id: 1 });
    expect(functions.logs).toEqual([]);
    await time.settle();
    expect(functions.logs).toEqual(['0', '60', '180']);
    expect(functions.dropped).toEqual([{ id: 1 }]);
  });

  test('is tried until it succeeds', async () => {
    const time = new VirtualTime();
    const source = `let failed = false; exports.handler = async () => { ${AT} if (!failed) { failed = true; throw 1; } };`;
    const functions = files.functions(source, { time });
    functions.send({});
    await time.settle();
    expect(functions.logs).toEqual(['0', '60']);
    expect(functions.dropped).toEqual([]);
  });

  test('outlasts throttles, which are no attempts', async () => {
    const time = new VirtualTime();
    const functions = files.functions(`exports.handler = async () => { ${AT} };`, { time });
    functions.throttleNext(5);
    functions.send({});
    await time.settle();
    expect(functions.logs).toEqual(['31']);
  });

  test('is dropped when it is too old', async () => {
    const time = new VirtualTime();
    const functions = files.functions(`exports.handler = async () => { ${AT} throw 1; };`, {
      time,
      maxEventAgeSeconds: 120,
    });
    functions.send('event');
    await time.settle();
    expect(functions.logs).toEqual(['0', '60']);
    expect(functions.dropped).toEqual(['event']);
  });
});
