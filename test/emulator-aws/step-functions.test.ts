import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  type StartExecutionCommandInput,
} from '@aws-sdk/client-sfn';
import { startEmulator, type Emulator } from '../../emulator/core/server';
import type { Functions } from '../../emulator/aws/functions';
import { StepFunctions } from '../../emulator/aws/step-functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { HandlerFiles, until } from './handler-files';
import { WAITER } from './waiter';

const SOURCE = `exports.handler = async ({ memory }) => {
  console.log(memory.label);
  if (memory.hold) await new Promise((resolve) => setTimeout(resolve, memory.hold));
  return memory.seconds ? { finished: false, seconds: memory.seconds } : { finished: true };
};`;
const ROOT = 'arn:aws:states:us-east-1:123456789012';
const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };

let files: HandlerFiles;
let functions: Functions;
let time: VirtualTime;
let service: StepFunctions;
let emulator: Emulator;
let client: SFNClient;
let stateMachineArn: string;

beforeEach(async () => {
  files = new HandlerFiles();
  time = new VirtualTime();
  functions = files.functions(SOURCE, { time, name: 'f' });
  service = new StepFunctions(time);
  stateMachineArn = service.createStateMachine({ name: 'waiter', definition: WAITER, functions: [functions] });
  emulator = await startEmulator({ services: () => [service], clock: time });
  client = new SFNClient({ endpoint: emulator.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await emulator.close();
  await files.close();
});

const inputOf = (more: object = {}): string => JSON.stringify({ function: 'f', ...more });
const start = (more: Partial<StartExecutionCommandInput> = {}) =>
  client.send(new StartExecutionCommand({ stateMachineArn, input: inputOf(), ...more }));
const describeExecution = (name: string) =>
  client.send(new DescribeExecutionCommand({ executionArn: `${ROOT}:execution:waiter:${name}` }));
const stop = (name: string) =>
  client.send(
    new StopExecutionCommand({ executionArn: `${ROOT}:execution:waiter:${name}`, error: 'Superseded', cause: 'x' }),
  );

describe('starting', () => {
  test('answers with the ARN and the virtual time, and runs', async () => {
    time.advance(1500);
    const { executionArn, startDate } = await start({ name: 'one' });
    expect(executionArn).toBe(`${ROOT}:execution:waiter:one`);
    expect(startDate).toEqual(new Date('2026-01-05T00:00:01.500Z'));
    await time.settle();
    expect(service.executions()).toEqual([
      {
        arn: executionArn,
        name: 'one',
        stateMachineArn,
        status: 'SUCCEEDED',
        input: { function: 'f' },
        output: expect.objectContaining({ last: expect.anything() as unknown }) as unknown,
        error: undefined,
        cause: undefined,
        transitions: 3,
      },
    ]);
  });

  test('without a name gives one', async () => {
    expect((await start()).executionArn).toMatch(/:execution:waiter:[0-9a-f-]{36}$/);
    await time.settle();
  });

  test('the same again while it runs starts nothing, and answers the same', async () => {
    const input = inputOf({ seconds: 100 });
    const first = await start({ name: 'one', input });
    time.advance(1000);
    const { executionArn, startDate } = await start({ name: 'one', input });
    expect({ executionArn, startDate }).toEqual({ executionArn: first.executionArn, startDate: first.startDate });
    expect(service.executions()).toHaveLength(1);
    await time.settle();
  });

  test('the same name with another input, or again after its end, is refused', async () => {
    await start({ name: 'one', input: inputOf({ seconds: 5000 }) });
    const refused = {
      name: 'ExecutionAlreadyExists',
      $metadata: expect.objectContaining({ httpStatusCode: 400 }) as object,
    };
    await expect(start({ name: 'one', input: inputOf({ seconds: 200 }) })).rejects.toMatchObject(refused);
    await time.settle();
    await expect(start({ name: 'one', input: inputOf({ seconds: 5000 }) })).rejects.toMatchObject(refused);
    expect(service.executions()).toHaveLength(1);
  });

  test('the same name on another state machine is another execution', async () => {
    const other = service.createStateMachine({ name: 'other', definition: WAITER, functions: [functions] });
    await start({ name: 'one' });
    await start({ name: 'one', stateMachineArn: other });
    expect(service.executions().map(({ arn }) => arn)).toEqual([
      `${ROOT}:execution:waiter:one`,
      `${ROOT}:execution:other:one`,
    ]);
    await time.settle();
  });

  test('takes the largest input and the longest name', async () => {
    const empty = Buffer.byteLength(inputOf({ large: '' }));
    await start({ name: 'n'.repeat(80), input: inputOf({ large: 'x'.repeat(262_144 - empty) }) });
    await time.settle();
    expect(service.executions()[0]!.error).toBe('States.DataLimitExceeded');
  });

  test.each([
    ['an input over 262,144 bytes', { input: JSON.stringify('é'.repeat(131_072)) }, 'InvalidExecutionInput'],
    ['an input that is not JSON', { input: '{' }, 'InvalidExecutionInput'],
    ['a name over 80 characters', { name: 'n'.repeat(81) }, 'ValidationException'],
    ['an empty name', { name: '' }, 'ValidationException'],
    ['a name with a colon', { name: 'a:b' }, 'InvalidName'],
    ['a name with a space', { name: 'a b' }, 'InvalidName'],
    ['a name with a control character', { name: 'a\u0085b' }, 'InvalidName'],
    ['an unknown machine', { stateMachineArn: `${ROOT}:stateMachine:none` }, 'StateMachineDoesNotExist'],
    ['no ARN', { stateMachineArn: 'waiter' }, 'InvalidArn'],
  ])('%s is refused', async (_, given, name) => {
    await expect(start(given)).rejects.toMatchObject({ name });
    expect(service.executions()).toEqual([]);
  });
});

describe('describing', () => {
  test('shows a running execution', async () => {
    await start({ name: 'one', input: inputOf({ seconds: 100 }) });
    await time.quiet();
    await expect(describeExecution('one')).resolves.toEqual({
      $metadata: expect.anything() as unknown,
      executionArn: `${ROOT}:execution:waiter:one`,
      stateMachineArn,
      name: 'one',
      status: 'RUNNING',
      startDate: new Date('2026-01-05T00:00:00Z'),
      input: inputOf({ seconds: 100 }),
    });
    await time.settle();
    const stopDate = new Date('2026-01-05T01:05:00Z');
    await expect(describeExecution('one')).resolves.toMatchObject({ status: 'TIMED_OUT', stopDate });
  });

  test('an execution that is not there is refused', async () => {
    await expect(describeExecution('none')).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    const command = new DescribeExecutionCommand({ executionArn: 'none' });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'InvalidArn' });
  });
});

describe('listing', () => {
  const list = (more: object = {}) => client.send(new ListExecutionsCommand({ stateMachineArn, ...more }));
  const namesOf = ({ executions = [] }: Awaited<ReturnType<typeof list>>): unknown[] =>
    executions.map(({ name }) => name);

  beforeEach(async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      await start({ name, input: inputOf({ seconds: name === 'b' ? 0 : 100 }) });
      time.advance(1000);
    }
    await time.quiet();
  });
  afterEach(() => time.settle());

  test('is newest first', async () => {
    const all = await list();
    expect(namesOf(all)).toEqual(['d', 'c', 'b', 'a']);
    expect(all.nextToken).toBeUndefined();
    expect(all.executions![2]).toMatchObject({ status: 'SUCCEEDED', stopDate: expect.any(Date) as Date });
    expect(all.executions![3]).toEqual({
      executionArn: `${ROOT}:execution:waiter:a`,
      stateMachineArn,
      name: 'a',
      status: 'RUNNING',
      startDate: new Date('2026-01-05T00:00:00Z'),
    });
  });

  test('is filtered by status', async () => {
    expect(namesOf(await list({ statusFilter: 'RUNNING' }))).toEqual(['d', 'c', 'a']);
    expect(namesOf(await list({ statusFilter: 'FAILED' }))).toEqual([]);
  });

  test('comes in pages that later executions do not move', async () => {
    const first = await list({ maxResults: 2, statusFilter: 'RUNNING' });
    expect(namesOf(first)).toEqual(['d', 'c']);
    await start({ name: 'e' });
    const second = await list({ maxResults: 2, statusFilter: 'RUNNING', nextToken: first.nextToken });
    expect(namesOf(second)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
  });

  test('does not show those of another state machine', async () => {
    const other = service.createStateMachine({ name: 'other', definition: WAITER, functions: [functions] });
    expect(namesOf(await list({ stateMachineArn: other }))).toEqual([]);
  });

  test.each([
    [{ maxResults: 1001 }, 'ValidationException'],
    [{ statusFilter: 'GONE' }, 'ValidationException'],
    [{ nextToken: 'nonsense' }, 'InvalidToken'],
    [{ stateMachineArn: `${ROOT}:stateMachine:none` }, 'StateMachineDoesNotExist'],
  ])('with %p is refused', async (query, name) => {
    await expect(list(query)).rejects.toMatchObject({ name });
  });
});

describe('stopping', () => {
  test('ends a wait at once', async () => {
    await start({ name: 'one', input: inputOf({ seconds: 100 }) });
    await time.settle({ until: time.now() + 30_000 });
    const now = new Date('2026-01-05T00:00:30Z');
    await expect(stop('one')).resolves.toMatchObject({ stopDate: now });
    await time.settle();
    expect(time.now()).toBe(now.getTime());
    const ending = { status: 'ABORTED', stopDate: now, error: 'Superseded', cause: 'x' };
    await expect(describeExecution('one')).resolves.toMatchObject(ending);
  });

  test('leaves a function under way, and ignores its result', async () => {
    await start({ name: 'one', input: inputOf({ label: 'polled', hold: 50 }) });
    await until(() => functions.logs.length > 0);
    await stop('one');
    await time.settle();
    expect(functions).toMatchObject({ invocations: 1, starts: 1 });
    await expect(functions.kill()).resolves.toBe(0);
    expect(service.executions()[0]).toMatchObject({ status: 'ABORTED', transitions: 1 });
  });

  test('ends the time between two tries', async () => {
    functions.throttleNext(1000);
    await start({ name: 'one' });
    await time.settle({ until: time.now() + 60_000 });
    await stop('one');
    await time.settle();
    expect(service.executions()[0]).toMatchObject({ status: 'ABORTED', transitions: 6 });
  });

  test('again, or after the end, changes nothing', async () => {
    await start({ name: 'one' });
    await time.settle();
    time.advance(1000);
    await expect(stop('one')).resolves.toMatchObject({ stopDate: new Date('2026-01-05T00:00:00Z') });
    expect(service.executions()[0]).toMatchObject({ status: 'SUCCEEDED', error: undefined });
  });

  test('an execution that is not there is refused', async () => {
    await expect(stop('none')).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  });
});

describe('refusals', () => {
  test.each([
    ['throttle', 'ThrottlingException', 400],
    ['denied', 'AccessDeniedException', 400],
    ['error', 'InternalServerException', 500],
    ['unavailable', 'ServiceUnavailableException', 503],
  ] as const)('of the kind %s are %s', async (kind, name, httpStatusCode) => {
    emulator.faults.add({ service: 'states', operation: 'StartExecution', kind });
    await expect(start()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    expect(service.executions()).toEqual([]);
  });

  test('of unknown operations and of unreadable bodies say so', async () => {
    const call = async (operation: string, body: string): Promise<unknown> => {
      const headers = { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' };
      const response = await fetch(emulator.url, { method: 'POST', headers, body });
      return [response.status, response.headers.get('content-type'), await response.json()];
    };
    const type = 'application/x-amz-json-1.0';
    const message = expect.any(String) as string;
    const unknown = { __type: 'UnknownOperationException', message };
    await expect(call('Nonsense', '{}')).resolves.toEqual([400, type, unknown]);
    const unreadable = { __type: 'SerializationException', message };
    await expect(call('StartExecution', '{"stateMachineArn":5}')).resolves.toEqual([400, type, unreadable]);
    await expect(call('StartExecution', 'nonsense')).resolves.toEqual([400, type, unreadable]);
  });
});

test('a function that is killed by its own call to a service is polled again', async () => {
  const killed = await startEmulator({
    services: () => [service],
    clock: time,
    onKill: () => void caller.kill(),
  });
  const source = `exports.handler = async () => {
    const headers = { 'x-amz-target': 'AWSStepFunctions.ListExecutions' };
    const body = JSON.stringify({ stateMachineArn: '${stateMachineArn}' });
    await fetch(process.env.URL, { method: 'POST', headers, body });
    return { finished: true };
  };`;
  const caller = files.functions(source, { time, name: 'caller', environment: { URL: killed.url } });
  const machine = service.createStateMachine({ name: 'killed', definition: WAITER, functions: [caller] });
  killed.faults.add({ kind: 'kill-after' });
  await start({ stateMachineArn: machine, input: JSON.stringify({ function: 'caller' }) });
  await time.settle();
  expect(service.executions()[0]).toMatchObject({ status: 'SUCCEEDED', transitions: 4 });
  expect(caller).toMatchObject({ invocations: 2, starts: 2 });
  expect(killed.requests()).toHaveLength(2);
  await killed.close();
});

test('a reset ends and forgets executions, and keeps the state machines', async () => {
  await start({ name: 'one', input: inputOf({ seconds: 100 }) });
  await time.quiet();
  emulator.reset();
  expect(service.executions()).toEqual([]);
  await time.settle();
  expect(time.now()).toBe(Date.UTC(2026, 0, 5));
  await start({ name: 'one' });
  await time.settle();
});
