import type { Functions } from '../../emulator/aws/functions';
import type { ExecutionSummary } from '../../emulator/aws/execution-views';
import { StepFunctions } from '../../emulator/aws/step-functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { HandlerFiles } from './handler-files';
import { WAITER } from './waiter';

let files: HandlerFiles;
beforeAll(() => (files = new HandlerFiles()));
afterAll(() => files.close());

/** Logs when it is polled, and how often it was tried again. */
const POLLED = 'console.log((Date.now() - Date.UTC(2026, 0, 5)) / 1000, event.action, event.retries);';

interface Run {
  readonly time: VirtualTime;
  readonly functions: Functions;
  readonly result: () => ExecutionSummary;
}

/** Starts an execution of a function with this body, and with `polls`, the number of its invocations so far. */
function start(body: string, definition: object = WAITER, input: object = {}): Run {
  const time = new VirtualTime();
  const source = `let polls = 0; exports.handler = async (event) => { ${POLLED} polls += 1; ${body} };`;
  const functions = files.functions(source, { time, name: 'waiting' });
  const service = new StepFunctions(time);
  const stateMachineArn = service.createStateMachine({ name: 'waiter', definition, functions: [functions] });
  begin(service, { stateMachineArn, name: 'it', input: JSON.stringify({ function: 'waiting', ...input }) });
  return { time, functions, result: () => service.executions()[0]! };
}

function begin(service: StepFunctions, body: object): void {
  const request = { method: 'POST', path: '/', query: {}, headers: {}, body };
  expect(service.handle('StartExecution', request).status).toBe(200);
}

async function run(...given: Parameters<typeof start>): Promise<ExecutionSummary & { logs: string[] }> {
  const { time, functions, result } = start(...given);
  await time.settle();
  return { ...result(), logs: functions.logs };
}

describe('a waiter', () => {
  test('whose function sleeps lets time move on by as much', async () => {
    const body = `await require('node:timers/promises').setTimeout(5000);
      return { finished: polls === 2, seconds: 60 };`;
    const { status, logs } = await run(body);
    expect([status, logs]).toEqual(['SUCCEEDED', ['0 pass 0', '65 pass 0']]);
  });

  test('polls until the function has finished, waiting as it says', async () => {
    const body = 'return polls < 3 ? { finished: false, seconds: polls * 100 } : { finished: true, event };';
    const { status, logs, transitions, output } = await run(body);
    expect({ status, logs }).toEqual({ status: 'SUCCEEDED', logs: ['0 pass 0', '100 pass 0', '300 pass 0'] });
    expect(transitions).toBe(3 + 3 + 2 + 1);
    const memory = { function: 'waiting', last: { ExecutedVersion: '$LATEST', StatusCode: 200 } };
    const last = { Payload: { finished: false, seconds: 200 } };
    const execution = 'arn:aws:states:us-east-1:123456789012:execution:waiter:it';
    expect(output).toMatchObject({
      ...memory,
      last: { Payload: { event: { action: 'pass', execution, retries: 0, memory: { ...memory, last } } } },
    });
  });

  test('waits no time for zero seconds', async () => {
    const { logs } = await run('return polls < 3 ? { finished: false, seconds: 0 } : { finished: true };');
    expect(logs).toEqual(['0 pass 0', '0 pass 0', '0 pass 0']);
  });

  test('tries a poll that dies again, with growing delays', async () => {
    const { status, logs, transitions } = await run('if (polls < 3) throw new Error(); return { finished: true };');
    expect({ status, logs }).toEqual({ status: 'SUCCEEDED', logs: ['0 pass 0', '5 pass 1', '15 pass 2'] });
    expect(transitions).toBe(5);
  });

  test('counts the retries of each entry of a state anew', async () => {
    const body = `if (polls === 1 || polls === 3) throw new Error();
      return polls === 2 ? { finished: false, seconds: 100 } : { finished: true };`;
    const { logs } = await run(body);
    expect(logs).toEqual(['0 pass 0', '5 pass 1', '105 pass 0', '110 pass 1']);
  });

  test('abandons after three polls that die, saying why', async () => {
    const body = 'if (event.action === "pass") process.exit(1); return event.memory.death;';
    const { status, logs, output } = await run(body);
    expect(logs).toEqual(['0 pass 0', '5 pass 1', '15 pass 2', '15 abandon 0']);
    const Cause = expect.stringMatching(/^\{"errorType":"Runtime.ExitError","errorMessage":"RequestId: /) as string;
    expect({ status, output }).toMatchObject({
      status: 'SUCCEEDED',
      output: { Payload: { Error: 'Runtime.ExitError', Cause } },
    });
  });

  test('catches an error under its own name', async () => {
    const body = 'if (event.action === "pass") throw new TypeError("odd"); return event.memory.death;';
    const { output } = await run(body);
    const { Error, Cause } = (output as { Payload: { Error: string; Cause: string } }).Payload;
    expect(Error).toBe('TypeError');
    expect(JSON.parse(Cause)).toMatchObject({ errorType: 'TypeError', errorMessage: 'odd' });
  });

  test('fails when abandoning fails again and again', async () => {
    const { status, error, logs } = await run('throw new SyntaxError("always");');
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'SyntaxError' });
    expect(logs).toHaveLength(3 + 9);
    expect(logs.at(-1)).toBe(`${15 + 5 * (2 ** 8 - 1)} abandon 8`);
  });

  test('outlasts throttles, which are counted apart', async () => {
    const { time, functions, result } = start(
      `if (polls === 1) return { finished: false, seconds: 10 };
       if (polls < 4) throw new Error();
       return { finished: true };`,
    );
    await time.quiet();
    functions.throttleNext(6);
    await time.settle();
    expect(result().status).toBe('SUCCEEDED');
    const throttled = 10 + 2 + 4 + 8 + 16 + 30 + 30;
    const seconds = [throttled, throttled + 5, throttled + 15];
    const polls = seconds.map((second, retries) => `${second} pass ${retries + 6}`);
    expect(functions.logs).toEqual(['0 pass 0', ...polls]);
  });

  test('that names no function it may invoke fails under the name of that error', async () => {
    const { status, error } = await run('', WAITER, { function: 'other' });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'Lambda.ResourceNotFoundException' });
  });

  test('is not polled any more at the moment of its time-out', async () => {
    const { status, logs } = await run('return { finished: false, seconds: 1300 };');
    expect({ status, logs }).toEqual({ status: 'TIMED_OUT', logs: ['0 pass 0', '1300 pass 0', '2600 pass 0'] });
  });

  test('that never ends times out', async () => {
    const { status, error, logs } = await run('return { finished: false, seconds: 1000 };');
    expect({ status, error }).toEqual({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(logs).toHaveLength(4);
  });
});

describe('what the function should not answer', () => {
  test.each([
    ['null'],
    ['"text"'],
    ['""'],
    ['7'],
    ['true'],
    ['[]'],
    ['[{ finished: true }]'],
    ['{}'],
    ['undefined'],
    ['{ finished: "true" }'],
    ['{ finished: null }'],
    ['{ finished: 1 }'],
    ['{ finished: false }'],
    ['{ finished: false, seconds: "5" }'],
    ['{ finished: false, seconds: null }'],
    ['{ finished: false, seconds: [5] }'],
  ])('%s is the default of the choice', async (payload) => {
    const { status, logs } = await run(`return ${payload};`);
    expect({ status, logs }).toEqual({ status: 'SUCCEEDED', logs: ['0 pass 0', '0 abandon 0'] });
  });

  test.each([['1.5'], ['-1'], ['1e8']])('%s seconds end the execution at the wait, uncaught', async (seconds) => {
    const { status, error, logs } = await run(`return { finished: false, seconds: ${seconds} };`);
    expect({ status, error, logs }).toEqual({ status: 'FAILED', error: 'States.Runtime', logs: ['0 pass 0'] });
  });

  test.each([
    ['a result', 'return { finished: true, large: "x".repeat(262_144) };', {}],
    ['an input of the function', 'return {};', { large: 'x'.repeat(262_000) }],
  ])('%s over the limit ends the execution at once, uncaught', async (_, body, input) => {
    const { time, result } = start(body, WAITER, input);
    await time.settle();
    expect(result()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', transitions: 1 });
    expect(time.now()).toBe(Date.UTC(2026, 0, 5));
  });
});

describe('a task that names its function by itself', () => {
  const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:waiting';
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 3, BackoffRate: 1 }];
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Late' }];
  const States = { It: { Type: 'Task', Resource: ARN, Retry, Catch, End: true }, Late: { Type: 'Pass', End: true } };
  const direct = { StartAt: 'It', States };

  test('gives it the input as the event, and has what it returns as its result', async () => {
    const { status, output, transitions } = await run('return { seen: event };', direct, { action: 'look' });
    const seen = { function: 'waiting', action: 'look' };
    expect({ status, output, transitions }).toEqual({ status: 'SUCCEEDED', output: { seen }, transitions: 1 });
  });

  test('polls by retries at the same interval', async () => {
    const { logs, output, transitions } = await run('if (polls < 3) throw new Error(); return { polls };', direct);
    const seconds = logs.map((line) => parseInt(line, 10));
    expect({ seconds, output, transitions }).toEqual({ seconds: [0, 5, 10], output: { polls: 3 }, transitions: 3 });
  });

  test('goes where its errors are caught, with the payload of the last as the cause', async () => {
    const { output } = await run("throw new Error('not yet');", direct);
    const { Error: error, Cause: cause } = output as { Error: string; Cause: string };
    expect([error, (JSON.parse(cause) as { errorMessage: string }).errorMessage]).toEqual(['Error', 'not yet']);
  });
});

describe('the context object', () => {
  const PARAMETERS = { 'FunctionName.$': '$.function', Payload: { 'context.$': '$$', action: 'look' } };

  function looks(more: object): object {
    const { Resource, ResultPath, Retry } = WAITER.States.Poll;
    const look = { Type: 'Task', Resource, Parameters: PARAMETERS, ResultPath, Retry, End: true, ...more };
    return { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 60, Next: 'Look' }, Look: look } };
  }

  test('has virtual time and the present state', async () => {
    const body = 'if (polls === 1) throw 1; return event.context;';
    const { output } = await run(body, looks({}));
    expect((output as { last: { Payload: unknown } }).last.Payload).toEqual({
      Execution: {
        Id: 'arn:aws:states:us-east-1:123456789012:execution:waiter:it',
        Name: 'it',
        Input: { function: 'waiting' },
        StartTime: '2026-01-05T00:00:00.000Z',
      },
      StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:waiter', Name: 'waiter' },
      State: { Name: 'Look', EnteredTime: '2026-01-05T00:01:00.000Z', RetryCount: 1 },
    });
  });

  test('is reached from intrinsic functions too', async () => {
    const Payload = { 'text.$': "States.Format('{} at {}', $$.State.Name, $$.Execution.StartTime)" };
    const definition = looks({ Parameters: { ...PARAMETERS, Payload } });
    const { output } = await run('return event.text;', definition);
    expect(output).toMatchObject({ last: { Payload: 'Look at 2026-01-05T00:00:00.000Z' } });
  });
});

describe('a definition', () => {
  test.each([
    ['Map', { Type: 'Map', ItemProcessor: {} }, 'state It: Map is not emulated'],
    ['another resource', { Type: 'Task', Resource: 'arn:aws:states:::sns:publish' }, 'sns:publish is not emulated'],
    ['a wait for a time', { Type: 'Wait', Timestamp: '2026-01-01T00:00:00Z' }, 'with Seconds or SecondsPath only'],
    ['nonsense', { Type: 'Choice', Choices: 5 }, 'State machine definition is invalid'],
  ])('with %s is refused', (_, state, message) => {
    const definition = JSON.stringify({ StartAt: 'It', States: { It: { ...state, End: true } } });
    const create = (): string =>
      new StepFunctions(new VirtualTime()).createStateMachine({ name: 'odd', definition, functions: [] });
    expect(create).toThrow(message);
  });
});
