import type { SFNClient } from '@aws-sdk/client-sfn';
import { sleeps } from '../rest/support/sleeps';
import { clientSettings } from '../../lambda/engine/client';
import { waiterOf } from '../../lambda/engine/waiter';

const MACHINE = 'arn:aws:states:eu-west-1:111122223333:stateMachine:kites';
const KEY = '0123456789abcdef';
const OWN = `own:${KEY}-own`;
const NOON = Date.UTC(2027, 2, 4, 12);

/** A client that answers in turn and keeps what it was sent. */
function scripted(...answers: unknown[]) {
  const sent: [command: string, input: unknown][] = [];
  const send = async (command: { input: unknown }) => {
    sent.push([command.constructor.name.replace('Command', ''), command.input]);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { sent, waiter: waiterOf(MACHINE, { send } as unknown as SFNClient) };
}

/** An execution that was started so many seconds after noon. */
function execution(name: string, seconds: number, arn = `arn:${name}`) {
  return { name, executionArn: arn, startDate: new Date(NOON + seconds * 1000) };
}

const list = (more: object) => ['ListExecutions', { stateMachineArn: MACHINE, maxResults: 1000, ...more }];

describe('the waiter', () => {
  test('is started with the name and the input', async () => {
    const { sent, waiter } = scripted({});
    await waiter.start('name', '{}');
    expect(sent).toEqual([['StartExecution', { stateMachineArn: MACHINE, name: 'name', input: '{}' }]]);
  });

  test('that was started already by the same event is fine [R7]', async () => {
    const { waiter } = scripted(Object.assign(new Error('It exists.'), { name: 'ExecutionAlreadyExists' }));
    await expect(waiter.start('name', '{}')).resolves.toBeUndefined();
  });

  test('that cannot be started is an error', async () => {
    const error = Object.assign(new Error('Slow down.'), { name: 'ThrottlingException' });
    await expect(scripted(error).waiter.start('name', '{}')).rejects.toBe(error);
  });

  test.each([
    ['RUNNING', true],
    ['ABORTED', false],
    ['SUCCEEDED', false],
    ['TIMED_OUT', false],
    ['FAILED', false],
  ])('that is %s runs: %s [R39]', async (status, expected) => {
    const { sent, waiter } = scripted({ status });
    expect(await waiter.isRunning(OWN)).toBe(expected);
    expect(sent).toEqual([['DescribeExecution', { executionArn: OWN }]]);
  });
});

test('an answer without a status stops nothing', async () => {
  await expect(scripted({}).waiter.isRunning(OWN)).rejects.toThrow('the answer to DescribeExecution cannot be read');
});

test('an answer without executions is no answer that there are none [R7]', async () => {
  await expect(scripted({}).waiter.claims(KEY)).rejects.toThrow('the answer to ListExecutions cannot be read');
});

describe('the claims of a resource', () => {
  beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOON + 60_000));
  afterEach(() => void jest.restoreAllMocks());

  const described = (name: string, seconds: number, more: object = {}) => ({
    executionArn: `arn:${name}`,
    status: 'RUNNING',
    startDate: new Date(NOON + seconds * 1000),
    input: JSON.stringify({ requestedAt: NOON + seconds * 1000 - 500, requestId: name, requestType: 'Update' }),
    ...more,
  });

  test('are those that begin with its key, on every page, running or not [R39]', async () => {
    const { sent, waiter } = scripted(
      {
        executions: [execution(`${KEY}-b`, 1), execution('fedcba9876543210-b', 1), execution(`${KEY}0-b`, 1)],
        nextToken: 'more',
      },
      described('b', 1),
      { executions: [execution(`${KEY}-a`, -10)] },
      described('a', -10, { status: 'ABORTED' }),
    );
    expect((await waiter.claims(KEY)).own).toEqual([
      {
        execution: `arn:${KEY}-b`,
        running: true,
        startedAt: NOON + 1000,
        requestedAt: NOON + 500,
        requestId: 'b',
        requestType: 'Update',
      },
      {
        execution: `arn:${KEY}-a`,
        running: false,
        startedAt: NOON - 10_000,
        requestedAt: NOON - 10_500,
        requestId: 'a',
        requestType: 'Update',
      },
    ]);
    expect(sent).toEqual([
      list({}),
      ['DescribeExecution', { executionArn: `arn:${KEY}-b` }],
      list({ nextToken: 'more' }),
      ['DescribeExecution', { executionArn: `arn:${KEY}-a` }],
    ]);
  });

  test('are none where there are none', async () => {
    expect((await scripted({ executions: [] }).waiter.claims(KEY)).own).toEqual([]);
  });

  test('are not looked for beyond what a rollback can still be about', async () => {
    const old = execution(`${KEY}-old`, -3 * 60 * 60);
    const { sent, waiter } = scripted({ executions: [old], nextToken: 'more' });
    expect((await waiter.claims(KEY)).own).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test.each(['{}', '[]', '{"requestedAt":{},"requestId":7}'])(
    'with the input %s are old ones of nobody',
    async (input) => {
      const { waiter } = scripted({ executions: [execution(`${KEY}-x`, 1)] }, described('x', 1, { input }));
      expect((await waiter.claims(KEY)).own).toMatchObject([{ requestId: '' }]);
    },
  );

  describe('on a later page', () => {
    const first = { executions: [], nextToken: 'more' };
    const slow = (count: number) =>
      Array.from({ length: count }, () => Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }));

    test('are asked for again where that is refused for the rate, and the first page is not [R45]', async () => {
      const { sent, waiter } = scripted(
        first,
        ...slow(2),
        { executions: [execution(`${KEY}-a`, 1)] },
        described('a', 1),
      );
      expect((await waiter.claims(KEY)).own).toHaveLength(1);
      const later = list({ nextToken: 'more' });
      expect(sent.slice(0, 4)).toEqual([list({}), later, later, later]);
      expect(sleeps).toHaveLength(2);
    });

    test('are given up after ten times, well before the function is', async () => {
      const { sent, waiter } = scripted(first, ...slow(10));
      await expect(waiter.claims(KEY)).rejects.toThrow('Rate exceeded');
      expect(sent).toHaveLength(11);
      expect(sleeps.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBeLessThan(20_000);
    });

    test('are given up at once where that fails otherwise', async () => {
      const error = new Error('No.');
      await expect(scripted(first, error).waiter.claims(KEY)).rejects.toBe(error);
      expect(sleeps).toEqual([]);
    });
  });

  test('whose first page is refused for the rate are given up at once: the next pass asks again', async () => {
    const error = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    await expect(scripted(error).waiter.claims(KEY)).rejects.toBe(error);
    expect(sleeps).toEqual([]);
  });

  test('that cannot be read are an error', async () => {
    const error = new Error('No.');
    await expect(scripted(error).waiter.claims(KEY)).rejects.toBe(error);
  });
});

test('a claim is stopped with the name of the one that did it', async () => {
  const { sent, waiter } = scripted({});
  await waiter.stop('arn:older', OWN);
  expect(sent).toEqual([['StopExecution', { executionArn: 'arn:older', error: 'Superseded', cause: OWN }]]);
});

test('clients make one attempt: trying again is the engine’s, which looks first', () => {
  expect(clientSettings().maxAttempts).toBe(1);
});
