import { Token } from 'aws-cdk-lib/core';
import { connectV2Contract } from '../../lib/connectv2/contract';
import { check } from '../../lib/contract/check';
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
import { AGENTLESS, END, LIMIT, limits, many, mode, START, telephony } from './support/connectv2/write';

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

describe('several parts that are tokens', () => {
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
