import {
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { startEmulator, type Emulator } from '../../emulator/core/server';
import { StepFunctions } from '../../emulator/aws/step-functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { HandlerFiles, until } from './handler-files';
import { WAITER } from './waiter';

/** Polls a number of times, and says each time how many it has been. */
const SOURCE = `let polls = 0;
exports.handler = async ({ memory, retries }) => {
  polls += 1;
  console.log('polled');
  if (polls === memory.fails && retries === 0) throw new Error('no');
  if (polls === memory.hangs) await new Promise(() => {});
  return { finished: polls >= memory.polls, seconds: 60, polls };
};`;
const ROOT = 'arn:aws:states:us-east-1:123456789012';
const START = Date.UTC(2026, 0, 5);
const executionArn = `${ROOT}:execution:waiter:one`;

let files: HandlerFiles;
let time: VirtualTime;
let emulator: Emulator;
let client: SFNClient;
let logs: string[];

beforeEach(async () => {
  files = new HandlerFiles();
  time = new VirtualTime();
  const functions = files.functions(SOURCE, { time, name: 'f' });
  ({ logs } = functions);
  const service = new StepFunctions(time);
  service.createStateMachine({ name: 'waiter', definition: WAITER, functions: [functions] });
  const direct = { StartAt: 'It', States: { It: { Type: 'Task', Resource: functions.arn, End: true } } };
  service.createStateMachine({ name: 'direct', definition: direct, functions: [functions] });
  emulator = await startEmulator({ services: () => [service], clock: time });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  client = new SFNClient({ endpoint: emulator.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await emulator.close();
  await files.close();
});

function begin(more: object): Promise<unknown> {
  const input = JSON.stringify({ function: 'f', ...more });
  return client.send(new StartExecutionCommand({ stateMachineArn: `${ROOT}:stateMachine:waiter`, name: 'one', input }));
}

const history = (more: object = {}) => client.send(new GetExecutionHistoryCommand({ executionArn, ...more }));
const idsOf = ({ events = [] }: Awaited<ReturnType<typeof history>>) => events.map(({ id }) => id);

/** What the polls have returned, as far as a page shows it. */
function pollsOf({ events = [] }: Awaited<ReturnType<typeof history>>): unknown[] {
  const outputs = events.flatMap(({ taskSucceededEventDetails: details }) => (details ? [details.output] : []));
  return outputs.map((output) => output && (JSON.parse(output) as { Payload: { polls: number } }).Payload.polls);
}

describe('the history of an execution', () => {
  test('is what came in and what the function returned, each at its time, oldest first', async () => {
    await begin({ polls: 2 });
    await time.settle();
    const returned = (polls: number) =>
      JSON.stringify({
        ExecutedVersion: '$LATEST',
        Payload: { finished: polls === 2, seconds: 60, polls },
        StatusCode: 200,
      });
    const task = (polls: number, id: number, seconds: number) => ({
      id,
      previousEventId: id - 1,
      timestamp: new Date(START + seconds * 1000),
      type: 'TaskSucceeded',
      taskSucceededEventDetails: { resourceType: 'lambda', resource: 'invoke', output: returned(polls) },
    });
    const { events, nextToken } = await history();
    expect(events).toEqual([
      {
        id: 1,
        previousEventId: 0,
        timestamp: new Date(START),
        type: 'ExecutionStarted',
        executionStartedEventDetails: { input: JSON.stringify({ function: 'f', polls: 2 }) },
      },
      task(1, 2, 0),
      task(2, 3, 60),
    ]);
    expect(nextToken).toBeUndefined();
  });

  test('tells a function that its task has named by itself from others', async () => {
    const stateMachineArn = `${ROOT}:stateMachine:direct`;
    const input = JSON.stringify({ memory: { polls: 1 } });
    await client.send(new StartExecutionCommand({ stateMachineArn, name: 'one', input }));
    await time.settle();
    const { events = [] } = await history({ executionArn: `${ROOT}:execution:direct:one` });
    const output = JSON.stringify({ finished: true, seconds: 60, polls: 1 });
    const details = { lambdaFunctionSucceededEventDetails: { output } };
    expect(events.at(-1)).toMatchObject({ type: 'LambdaFunctionSucceeded', ...details });
  });

  test('is newest first where that is asked for', async () => {
    await begin({ polls: 3 });
    await time.settle();
    const reversed = await history({ reverseOrder: true });
    expect([idsOf(reversed), pollsOf(reversed)]).toEqual([
      [4, 3, 2, 1],
      [3, 2, 1],
    ]);
    expect(idsOf(await history({ reverseOrder: false }))).toEqual([1, 2, 3, 4]);
  });

  test('comes in pages, in both orders', async () => {
    await begin({ polls: 4 });
    await time.settle();
    for (const [reverseOrder, pages] of [
      [false, [[1, 2], [3, 4], [5]]],
      [true, [[5, 4], [3, 2], [1]]],
    ] as const) {
      let nextToken: string | undefined;
      for (const page of pages) {
        const answer = await history({ maxResults: 2, reverseOrder, nextToken });
        expect(idsOf(answer)).toEqual(page);
        ({ nextToken } = answer);
      }
      expect(nextToken).toBeUndefined();
    }
  });

  test('comes in one page where it just fits, and in one of a hundred unless said otherwise', async () => {
    await begin({ polls: 4 });
    await time.settle();
    expect((await history({ maxResults: 5 })).nextToken).toBeUndefined();
    expect((await history({ maxResults: 0 })).events).toHaveLength(5);
    expect((await history({ maxResults: 4 })).nextToken).toBeDefined();
  });

  test('has no data where none is wanted', async () => {
    await begin({ polls: 2 });
    await time.settle();
    const bare = await history({ includeExecutionData: false });
    expect(bare.events?.map(({ type }) => type)).toEqual(['ExecutionStarted', 'TaskSucceeded', 'TaskSucceeded']);
    expect(JSON.stringify(bare.events)).not.toMatch(/output|input/);
    expect(pollsOf(await history({ includeExecutionData: true }))).toEqual([1, 2]);
  });

  test('has no event of a poll that failed, nor of waiting', async () => {
    await begin({ polls: 3, fails: 2 });
    await time.settle();
    expect(pollsOf(await history())).toEqual([1, 3]);
  });

  test('ends with the last poll that returned, where the execution is stopped in the midst of the next', async () => {
    await begin({ polls: 9, hangs: 2 });
    await time.quiet();
    expect(pollsOf(await history())).toEqual([1]);
    time.advance(60_000);
    await until(() => logs.length === 2);
    await client.send(new StopExecutionCommand({ executionArn }));
    expect(pollsOf(await history({ reverseOrder: true }))).toEqual([1]);
  });

  test.each([
    ['an execution that is not there', { executionArn: `${ROOT}:execution:waiter:none` }, 'ExecutionDoesNotExist'],
    ['no ARN', { executionArn: 'one' }, 'InvalidArn'],
    ['more than fits a page', { maxResults: 1001 }, 'ValidationException'],
    ['an empty token', { nextToken: '' }, 'ValidationException'],
  ])('of %s is refused', async (_what, more, name) => {
    await expect(history(more)).rejects.toMatchObject({ name });
  });
});
