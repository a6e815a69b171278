import { Token } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { connectV2Contract } from '../../lib/connectv2/contract';
import { check } from '../../lib/contract/check';
import { decode, encode } from '../../lib/contract/codec';
import type { Problem } from '../../lib/contract/contract';
import { ALLOWED } from './support/connectv2/allowed';
import {
  INSTANCE_ARN,
  LIST,
  MODE,
  ONE_MODE,
  ONE_SOURCE,
  OUTBOUND,
  REFUSED,
  T,
  TAG_KEY,
} from './support/connectv2/refused';
import type { Written } from './support/connectv2/write';
import {
  AGENTLESS,
  END,
  FULL,
  hours,
  LIMIT,
  limits,
  many,
  mode,
  START,
  telephony,
  zone,
} from './support/connectv2/write';
import { delivered } from './support/delivered';
import { noisy, ofType, valid } from './support/from-schema';
import { branchesOf, leavesOf, withLeaf } from './support/leaves';

function problems(written: Written): string[] {
  return check(connectV2Contract, { connectInstanceId: 'instance-1', ...written }).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );
}

test.each(ALLOWED)('%s: that can be written', (_, written) => {
  expect(problems(written)).toEqual([]);
});

test.each(REFUSED.map(([written, ...expected]) => ({ written, expected, all: expected.join('; ').slice(0, 150) })))(
  'a campaign is refused: $all',
  ({ written, expected }) => {
    expect(problems(written)).toEqual(expected);
  },
);

test('all problems of a campaign are told at once', () => {
  const written = {
    name: '',
    connectInstanceId: INSTANCE_ARN,
    channelSubtypeConfig: {
      telephony: {
        capacity: 2,
        outboundMode: { ...AGENTLESS, preview: { bandwidthAllocation: 3 } },
        defaultOutboundConfig: { connectContactFlowId: 7, ringTimeout: 1 },
      },
      fax: {},
    },
    source: {},
    schedule: { startTime: END, endTime: START, refreshFrequency: 'PT1M' },
    ...limits({ ...LIMIT, frequency: 0 }, LIMIT, { unit: 'WEEK' }),
    tags: { ...many(47), 'my team': 'x' },
    state: 'Completed',
    color: 'red',
  };
  expect(problems(written)).toEqual([
    'name must have at least 1 character, got 0',
    `connectInstanceId must be the bare id of the instance, not its ARN, got "${INSTANCE_ARN}"`,
    `${T}.capacity must be at most 1, got 2`,
    `${MODE}.preview.bandwidthAllocation must be at most 2, got 3`,
    `${MODE}.preview.timeoutConfig is required`,
    `${OUTBOUND}.connectContactFlowId must be a text, got 7`,
    `${OUTBOUND}.ringTimeout must be at least 15, got 1`,
    'channelSubtypeConfig.fax is not known (known are telephony, sms, email, whatsApp)',
    'schedule.refreshFrequency must be at least one hour, got "PT1M"',
    `${LIST}.0.frequency must be at least 1, got 0`,
    `${LIST}.2.maxCountPerRecipient is required`,
    `${LIST}.2.frequency is required`,
    `${LIST}.2.unit must be "DAY", got "WEEK"`,
    `tags.my team cannot be a key: it must match ${TAG_KEY}`,
    'state must be one of "Running", "Paused", "Stopped", got "Completed"',
    expect.stringMatching(/^color is not known \(known are name, connectInstanceId, type, .*, tags, state\)$/),
    `${ONE_MODE} agentless and preview`,
    `${ONE_SOURCE} none`,
    `${OUTBOUND}.connectSourcePhoneNumber is required where there is no queue`,
    `${OUTBOUND}.ringTimeout cannot be set in preview mode`,
    `schedule.endTime must be after the start at ${END}, got "${START}"`,
    `${LIST} must have at most 2 elements, got 3`,
    'tags must have at most 47 tags, got 48',
  ]);
});

describe('the place of a problem', () => {
  const places = [...leavesOf(FULL), ...branchesOf(FULL)].map((path) => [path.join('.'), path] as const);
  const texts = (path: Problem['path']) => path.map(String);

  test.each(places)('it is %s where that has another type, and there is no other problem', (_, path) => {
    // A text is wrong for a number, and a number for everything else.
    const wrong = (value: unknown) => (typeof value === 'number' ? 'x' : 1);
    const before = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], FULL);
    const told = check(connectV2Contract, withLeaf(FULL, path, wrong(before)));
    expect(told.map((problem) => texts(problem.path))).toEqual([path]);
  });

  test.each(places)('it is on or under %s where that is a token, so that it can be dropped [R42]', (_, path) => {
    const tokens = [Token.asString({ Ref: 'A' }), Token.asNumber({ Ref: 'A' }), Token.asAny({ Ref: 'A' })];
    for (const token of [...tokens, Token.asList({ Ref: 'A' }), Symbol('a token')]) {
      const wrong = check(connectV2Contract, withLeaf(FULL, path, token));
      expect(wrong.map((problem) => texts(problem.path).slice(0, path.length))).toEqual(wrong.map(() => path));
    }
  });

  test('two modes of which one may turn out to be nothing are no problem [R42]', () => {
    const told = problems(mode({ ...AGENTLESS, predictive: Symbol('a token') }));
    expect(told.filter((problem) => problem.startsWith(ONE_MODE))).toEqual([]);
  });

  test('a queue that is a token needs no number [R42]', () => {
    const token = Token.asString({ Ref: 'A' });
    const queue = { connectQueueId: token, defaultOutboundConfig: { connectContactFlowId: 'flow-1' } };
    expect(problems(telephony(queue))).toEqual([]);
  });
});

describe('round trip', () => {
  const schema = connectV2Contract.campaign;
  const read = (value: unknown) => {
    const wrong: Problem[] = [];
    return { value: decode(schema, delivered(encode(value)), wrong), wrong };
  };

  test('the contract comes back as it was sent, though every scalar arrives as text [R42]', () => {
    fc.assert(
      fc.property(ofType(schema), (value) => {
        const { value: back, wrong } = read(value);
        expect(wrong).toEqual([]);
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });

  test('what is allowed comes back and is allowed [R42]', () => {
    for (const [, written] of [...ALLOWED, ['a full campaign', FULL] as const]) {
      const sent = JSON.parse(JSON.stringify({ connectInstanceId: 'instance-1', ...written })) as object;
      expect(read(sent)).toEqual({ value: sent, wrong: [] });
      expect(check(connectV2Contract, read(sent).value)).toEqual([]);
    }
  });

  test.each([
    ['agentless telephony', telephony({})],
    ['events', { source: { eventTrigger: {} } }],
    ['a time zone that is left to the service', zone({})],
    ['a day without hours', hours({ SUNDAY: [] })],
    ['no limits', limits()],
  ])('what is empty arrives empty, not away: %s [R42]', (_, written) => {
    expect(read(written)).toEqual({ value: written, wrong: [] });
    expect(JSON.stringify(encode(written))).toMatch(/"(\{\}|\[\])"/);
  });
});

describe('whatever is written', () => {
  const schema = connectV2Contract.campaign;
  const hostile = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
  const anything = fc.oneof(noisy(schema), fc.jsonValue(), hostile, noisy(schema).map(encode));

  test('no rule throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const campaign = typeof value === 'object' && value !== null ? value : {};
        for (const rule of connectV2Contract.rules) rule(campaign, {});
      }),
      { numRuns: 200 },
    );
  });

  test('checking never throws, and tells no problem of a place twice', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const told = check(connectV2Contract, value).map(({ path, message }) => JSON.stringify([path, message]));
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 200 },
    );
  });

  test('what the schema accepts breaks at most a rule between fields', () => {
    const rules = /exactly (one|1)|at least one of|no queue|preview mode|after the start|at most 2 elements/;
    fc.assert(
      fc.property(valid(schema), (value) => {
        for (const { message } of check(connectV2Contract, value)) expect(message).toMatch(rules);
      }),
      { numRuns: 100 },
    );
  });
});
