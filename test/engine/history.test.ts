import type { SFNClient } from '@aws-sdk/client-sfn';
import { leftInHistory } from '../../lambda/engine/history';
import { waiterOf } from '../../lambda/engine/waiter';

const MADE = { id: 'lantern-1', generation: 'aa1' };
const STEP = { id: 'lantern-1', from: 'HELD', at: 0 };
const QUERY = { executionArn: 'arn:it', reverseOrder: true, maxResults: 20, includeExecutionData: true };

interface Page {
  readonly events?: readonly object[];
  readonly nextToken?: string;
}

/** A client that answers page by page and keeps what it was asked. */
function scripted(...pages: Page[]) {
  const sent: [command: string, input: unknown][] = [];
  const send = async (command: { input: unknown }) => {
    sent.push([command.constructor.name.replace('Command', ''), command.input]);
    return pages.shift();
  };
  return { sent, client: { send } as unknown as SFNClient };
}

/** The event of a poll that has returned. */
function returned(output: unknown) {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return { type: 'TaskSucceeded', taskSucceededEventDetails: { output: text } };
}

const noted = (note: object) => returned({ StatusCode: 200, Payload: { finished: true, seconds: 0, note } });
const OTHER_EVENTS = [
  { type: 'ExecutionAborted', executionAbortedEventDetails: { error: 'Superseded' } },
  { type: 'WaitStateEntered', stateEnteredEventDetails: { input: JSON.stringify({ Payload: { note: {} } }) } },
  { type: 'TaskFailed', taskFailedEventDetails: { error: 'Lambda.Unknown' } },
];

describe('what a claim has left', () => {
  test('is what the note of its last poll says', async () => {
    const { sent, client } = scripted({ events: [noted({ made: MADE, message: 'x' })], nextToken: 'more' });
    expect(await leftInHistory(client, 'arn:it')).toEqual({ made: MADE });
    expect(sent).toEqual([['GetExecutionHistory', QUERY]]);
  });

  test('is the step that was noted, too', async () => {
    const { client } = scripted({ events: [noted({ step: STEP, message: 'x' })] });
    expect(await leftInHistory(client, 'arn:it')).toEqual({ step: STEP });
  });

  test('is looked for behind events of other kinds', async () => {
    const { client } = scripted({ events: [...OTHER_EVENTS, noted({ made: MADE })] });
    expect(await leftInHistory(client, 'arn:it')).toEqual({ made: MADE });
  });

  test('is looked for page by page, and no further than it is found', async () => {
    const { sent, client } = scripted(
      { events: OTHER_EVENTS, nextToken: 'second' },
      { events: [], nextToken: 'third' },
      { events: [noted({ made: MADE })], nextToken: 'fourth' },
    );
    expect(await leftInHistory(client, 'arn:it')).toEqual({ made: MADE });
    expect(sent.map(([, query]) => query)).toEqual([
      QUERY,
      { ...QUERY, nextToken: 'second' },
      { ...QUERY, nextToken: 'third' },
    ]);
  });

  test.each([
    ['made nothing', {}],
    ['has made something else since', { made: { id: 'lantern-2', generation: 'aa2' } }],
  ])('is decided by the newest poll, which %s', async (_what, note) => {
    const { client } = scripted({ events: [noted(note), noted({ made: MADE })] });
    expect(await leftInHistory(client, 'arn:it')).toEqual(note);
  });

  test('is not nothing where the answer has no events [R7]', async () => {
    const { client } = scripted({});
    await expect(leftInHistory(client, 'arn:it')).rejects.toThrow('the answer to GetExecutionHistory cannot be read');
  });

  test.each([[[]], [OTHER_EVENTS]])('is nothing where no poll has ended', async (events) => {
    const { client } = scripted({ events });
    expect(await leftInHistory(client, 'arn:it')).toEqual({});
  });

  test.each([
    undefined,
    'null',
    '[]',
    '7',
    '{}',
    '{"Payload":null}',
    '{"Payload":{"note":"made"}}',
    '{"Payload":{"note":{"made":"lantern-1","step":7}}}',
  ])('is nothing in a result of another shape: %s', async (output) => {
    const event = { type: 'TaskSucceeded', taskSucceededEventDetails: { output } };
    const { client } = scripted({ events: [event, noted({ made: MADE })] });
    expect(await leftInHistory(client, 'arn:it')).toEqual({});
  });

  test('is not known where the result cannot be read: nothing is concluded', async () => {
    const { client } = scripted({ events: [returned('{"Payload":')] });
    await expect(leftInHistory(client, 'arn:it')).rejects.toThrow(SyntaxError);
  });

  test('is of the kinds that it should be, whatever was noted', async () => {
    const { client } = scripted({
      events: [noted({ made: { id: 7, generation: 12 }, step: { id: 7, from: 8, at: '9' } })],
    });
    expect(await leftInHistory(client, 'arn:it')).toEqual({
      made: { id: '7', generation: '12' },
      step: { id: '7', from: '8', at: 9 },
    });
  });
});

describe('the waiter', () => {
  test('asks in the way it was given', async () => {
    const { sent, client } = scripted({ events: [noted({ made: MADE })] });
    expect(await waiterOf('arn:machine', client, leftInHistory).leftBy('arn:it')).toEqual({ made: MADE });
    expect(sent).toEqual([['GetExecutionHistory', QUERY]]);
  });

  test('asks nobody where campaigns carry marks', async () => {
    const { sent, client } = scripted();
    expect(await waiterOf('arn:machine', client).leftBy('arn:it')).toEqual({});
    expect(sent).toEqual([]);
  });
});
