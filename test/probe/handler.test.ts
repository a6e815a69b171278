import { setTimeout as sleep } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';
import { Answers } from '../../emulator/aws/answers';
import { StepFunctions } from '../../emulator/aws/step-functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import type { Emulator } from '../../emulator/core/server';
import { startEmulator } from '../../emulator/core/server';
import { CODE } from '../../probe/base';

/* The probe's function as it runs on AWS, where it finds the SDK in its runtime and no endpoint in its environment. */

type Handler = (event: object) => Promise<unknown>;

const time = new VirtualTime();
const answers = new Answers();
const states = new StepFunctions(time);
const before = { ...process.env };
let emulator: Emulator;
let RECORDER: string;

beforeAll(async () => {
  const definition = { StartAt: 'Noted', States: { Noted: { Type: 'Succeed' } } };
  RECORDER = states.createStateMachine({ name: 'recorder', definition, functions: [] });
  emulator = await startEmulator({ services: () => [answers, states], clock: time });
  const aws = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  // For the SDK alone: the function sees an environment of its own.
  Object.assign(process.env, aws, { AWS_ENDPOINT_URL_SFN: emulator.url });
});

afterAll(async () => {
  process.env = before;
  await emulator.close();
});

function handler(): Handler {
  const module = { exports: {} as { handler: Handler } };
  const load = runInThisContext(`(require, exports, process) => {${CODE}}`) as (...given: unknown[]) => void;
  load(require, module.exports, { env: { RECORDER } });
  return module.exports.handler;
}

function event(requestId: string, properties: object): object {
  return {
    RequestType: 'Create',
    ResponseURL: answers.url(emulator.url, requestId, 0),
    StackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/some-stack/1',
    RequestId: requestId,
    LogicalResourceId: 'A',
    ResourceProperties: { ServiceToken: 'token', ...properties },
  };
}

test('it writes down by the SDK what it was asked, without the response URL, and answers', async () => {
  await handler()(event('one', { word: 'w', Create: { lists: 'yes', id: 'given' } }));
  const [note, ...more] = states.executions();
  expect(more).toEqual([]);
  expect(note!.name).toMatch(/^some-stack\.[0-9a-f]{8}-[0-9a-f]{4}$/);
  const properties = { word: 'w', Create: { lists: 'yes', id: 'given' } };
  const at = expect.any(Number) as number;
  const asked = { type: 'Create', resource: 'A', request: 'one', properties, dated: true, listing: 'allowed' };
  expect(note!.input).toEqual({ at, ...asked });
  expect(answers.first('one')).toMatchObject({ rejected: undefined, body: { PhysicalResourceId: 'given' } });
});

test('what is not allowed has the name that the SDK gives it', async () => {
  emulator.faults.add({ service: 'states', operation: 'ListExecutions', kind: 'denied' });
  await handler()(event('two', { Create: { lists: 'yes' } }));
  expect(states.executions().at(-1)!.input).toMatchObject({ listing: 'AccessDeniedException' });
});

test('it goes on once it is released', async () => {
  const waiting = handler()(event('three', { Create: { until: 'released-a' } }));
  for (let look = 0; states.executions().length < 3 && look < 500; look += 1) await sleep(5);
  expect(states.executions()).toHaveLength(3);
  expect(answers.first('three')).toBeUndefined();
  const { SFNClient, StartExecutionCommand } = await import('@aws-sdk/client-sfn');
  await new SFNClient().send(new StartExecutionCommand({ stateMachineArn: RECORDER, name: 'released-a' }));
  await waiting;
  expect(answers.first('three')).toMatchObject({ status: 'SUCCESS' });
});

test.each([
  ['two answers', { again: { status: 'FAILED' } }, ['SUCCESS', 'FAILED']],
  ['none', { silent: 'yes' }, []],
  ['one that is no JSON', { text: 'no JSON' }, [undefined]],
  ['one of another status', { status: 'DONE' }, ['DONE']],
])('it gives %s, where it is told so', async (name, how, statuses) => {
  await handler()(event(name, { Create: how }));
  expect(answers.all(name).map(({ status }) => status)).toEqual(statuses);
});

test('it leaves out what it is told to', async () => {
  await handler()(event('omitted', { Create: { omit: 'StackId' } }));
  expect(answers.first('omitted')).toMatchObject({ rejected: 'without StackId' });
});
