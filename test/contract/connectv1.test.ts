import { check } from '../../lib/contract/check';
import type { ConnectV1Campaign } from '../../lib/connectv1/contract';
import { connectV1Contract } from '../../lib/connectv1/contract';

/** Whatever a user may write: JavaScript has no types, and a template has none either. */
type Written = Partial<Record<keyof ConnectV1Campaign, unknown>>;

const AGENTLESS = { agentlessDialerConfig: {} };
const CALL = { connectContactFlowId: 'flow-1', connectSourcePhoneNumber: '+12065550100' };
const MINIMAL = { connectInstanceId: 'instance-1', dialerConfig: AGENTLESS, outboundCallConfig: CALL };

function problems(written: Written): string[] {
  return check(connectV1Contract, { ...MINIMAL, ...written }).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );
}

function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));
}

const dialer = (kind: string, config: unknown): Written => ({ dialerConfig: { [`${kind}DialerConfig`]: config } });
const call = (members: object): Written => ({ outboundCallConfig: { ...CALL, ...members } });
const detection = (answerMachineDetectionConfig: unknown): Written => call({ answerMachineDetectionConfig });

const ALLOWED: readonly (readonly [string, Written])[] = [
  ['nothing but what is required', {}],
  ['members that are undefined', { name: undefined, tags: undefined, state: undefined }],
  ['a name of one character', { name: 'a' }],
  ['a name of 127 characters of any kind', { name: '日 "\n'.padEnd(127, 'é') }],
  ['an instance id of one character', { connectInstanceId: '-' }],
  ['an instance id of 256 characters', { connectInstanceId: 'a'.repeat(256) }],
  ['an instance id of letters, digits, hyphens, underscores and dots', { connectInstanceId: 'aZ09-_.' }],
  ...['progressive', 'predictive'].flatMap((kind): [string, Written][] => [
    [`a ${kind} dialer of the smallest shares`, dialer(kind, { bandwidthAllocation: 0, dialingCapacity: 0.01 })],
    [`a ${kind} dialer of the largest shares`, dialer(kind, { bandwidthAllocation: 1, dialingCapacity: 1 })],
    [`a ${kind} dialer without a dialing capacity`, dialer(kind, { bandwidthAllocation: 0.5 })],
  ]),
  ['an agentless dialer of nothing', dialer('agentless', {})],
  ['an agentless dialer of the smallest share', dialer('agentless', { dialingCapacity: 0.01 })],
  ['an agentless dialer of the largest share', dialer('agentless', { dialingCapacity: 1 })],
  ['a dialer beside ones that are undefined', { dialerConfig: { ...AGENTLESS, predictiveDialerConfig: undefined } }],
  ['a flow id of 500 characters', call({ connectContactFlowId: 'f'.repeat(500) })],
  ['a queue without a number', { outboundCallConfig: { connectContactFlowId: 'f', connectQueueId: 'q' } }],
  ['a queue and a number', call({ connectQueueId: 'q'.repeat(500) })],
  ['the shortest number', call({ connectSourcePhoneNumber: '+12' })],
  ['the longest number', call({ connectSourcePhoneNumber: '+123456789012345' })],
  ['machine detection that is off', detection({ enableAnswerMachineDetection: false })],
  ['machine detection', detection({ enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: false })],
  ...['Running', 'Paused', 'Stopped'].map((state): [string, Written] => [`the state ${state}`, { state }]),
  ['47 tags', { tags: many(47) }],
  ['a tag key of 128 characters and a value of 256', { tags: { ['k'.repeat(128)]: 'v'.repeat(256) } }],
  ['a tag value that is empty', { tags: { team: '' } }],
  ['every character that a tag key may have', { tags: { 'aZ09+,-./:;<=_': '日本語 @\n' } }],
  ['the tag of the console', { tags: { owner: 'arn:aws:connect:us-east-1:123456789012:instance/instance-1' } }],
];

test.each(ALLOWED)('%s: that can be written', (_, written) => {
  expect(problems(written)).toEqual([]);
});

const INSTANCE = 'connectInstanceId must match /^[-_.a-zA-Z0-9]+$/, got';
const QUEUE = 'outboundCallConfig.connectQueueId';
const NUMBER = 'outboundCallConfig.connectSourcePhoneNumber';
const E164 = `${NUMBER} must be a phone number in the form E.164 such as "+12065550100", got`;
const DETECTION = 'outboundCallConfig.answerMachineDetectionConfig';
const ONE_DIALER =
  'dialerConfig must have exactly one of progressiveDialerConfig, predictiveDialerConfig, agentlessDialerConfig, got';
const TAG_KEY = '/^[a-zA-Z+\\-=._:/0-9,;<]*$/';
const KEPT = 'cannot be a key: it must not begin with "aws:" or "cdk-campaigns:"';
const ARN = 'arn:aws:connect:us-east-1:123456789012:instance/instance-1';

const REFUSED: readonly (readonly [Written, ...string[]])[] = [
  [{ name: '' }, 'name must have at least 1 character, got 0'],
  [{ name: 'a'.repeat(128) }, 'name must have at most 127 characters, got 128'],
  [{ name: 7 }, 'name must be a text, got 7'],
  [{ name: null }, 'name must be a text, got null'],

  [{ connectInstanceId: undefined }, 'connectInstanceId is required'],
  [{ connectInstanceId: '' }, 'connectInstanceId must have at least 1 character, got 0'],
  [{ connectInstanceId: 'a'.repeat(257) }, 'connectInstanceId must have at most 256 characters, got 257'],
  [{ connectInstanceId: ARN }, `connectInstanceId must be the bare id of the instance, not its ARN, got "${ARN}"`],
  [{ connectInstanceId: 'instance/1' }, `${INSTANCE} "instance/1"`],
  [{ connectInstanceId: 'a\n' }, `${INSTANCE} "a\\n"`],
  [{ connectInstanceId: 'é' }, `${INSTANCE} "é"`],
  [{ connectInstanceId: 7 }, 'connectInstanceId must be a text, got 7'],

  [{ dialerConfig: undefined }, 'dialerConfig is required'],
  [{ dialerConfig: '{}' }, 'dialerConfig must be a structure, got "{}"'],
  [{ dialerConfig: null }, 'dialerConfig must be a structure, got null'],
  [{ dialerConfig: [] }, 'dialerConfig must be a structure, got []'],
  [{ dialerConfig: {} }, `${ONE_DIALER} none`],
  [{ dialerConfig: { agentlessDialerConfig: undefined } }, `${ONE_DIALER} none`],
  [
    { dialerConfig: { progressive: {} } },
    'dialerConfig.progressive is not known (known are progressiveDialerConfig, predictiveDialerConfig, agentlessDialerConfig)',
    `${ONE_DIALER} none`,
  ],
  [
    { dialerConfig: { ...AGENTLESS, progressiveDialerConfig: { bandwidthAllocation: 1 } } },
    `${ONE_DIALER} progressiveDialerConfig and agentlessDialerConfig`,
  ],
  ...['progressive', 'predictive'].flatMap((kind): [Written, ...string[]][] => {
    const place = `dialerConfig.${kind}DialerConfig`;
    const shares = (bandwidthAllocation: unknown) => dialer(kind, { bandwidthAllocation });
    const capacity = (dialingCapacity: unknown) => dialer(kind, { bandwidthAllocation: 1, dialingCapacity });
    return [
      [dialer(kind, {}), `${place}.bandwidthAllocation is required`],
      [dialer(kind, 1), `${place} must be a structure, got 1`],
      [shares(-0.01), `${place}.bandwidthAllocation must be at least 0, got -0.01`],
      [shares(1.01), `${place}.bandwidthAllocation must be at most 1, got 1.01`],
      [shares('1'), `${place}.bandwidthAllocation must be a number, got "1"`],
      [shares(NaN), `${place}.bandwidthAllocation must be a number, got NaN`],
      [capacity(0.009), `${place}.dialingCapacity must be at least 0.01, got 0.009`],
      [capacity(1.01), `${place}.dialingCapacity must be at most 1, got 1.01`],
      [
        dialer(kind, { bandwidthAllocation: 1, capacity: 1 }),
        `${place}.capacity is not known (known are bandwidthAllocation, dialingCapacity)`,
      ],
    ];
  }),
  [
    dialer('agentless', { dialingCapacity: 0 }),
    'dialerConfig.agentlessDialerConfig.dialingCapacity must be at least 0.01, got 0',
  ],
  [
    dialer('agentless', { dialingCapacity: 2 }),
    'dialerConfig.agentlessDialerConfig.dialingCapacity must be at most 1, got 2',
  ],
  [
    dialer('agentless', { bandwidthAllocation: 1 }),
    'dialerConfig.agentlessDialerConfig.bandwidthAllocation is not known (known are dialingCapacity)',
  ],
  [dialer('agentless', null), 'dialerConfig.agentlessDialerConfig must be a structure, got null'],

  [{ outboundCallConfig: undefined }, 'outboundCallConfig is required'],
  [{ outboundCallConfig: 'x' }, 'outboundCallConfig must be a structure, got "x"'],
  [{ outboundCallConfig: [] }, 'outboundCallConfig must be a structure, got []'],
  [
    { outboundCallConfig: {} },
    'outboundCallConfig.connectContactFlowId is required',
    `${NUMBER} is required where there is no queue`,
  ],
  [call({ connectSourcePhoneNumber: undefined }), `${NUMBER} is required where there is no queue`],
  [call({ connectContactFlowId: '' }), 'outboundCallConfig.connectContactFlowId must have at least 1 character, got 0'],
  [
    call({ connectContactFlowId: 'f'.repeat(501) }),
    'outboundCallConfig.connectContactFlowId must have at most 500 characters, got 501',
  ],
  [call({ connectQueueId: '' }), `${QUEUE} must have at least 1 character, got 0`],
  [call({ connectQueueId: 'q'.repeat(501) }), `${QUEUE} must have at most 500 characters, got 501`],
  [
    call({ connectQueueId: `${ARN}/queue/1` }),
    `${QUEUE} must be the bare id of the queue, not its ARN, got "${ARN}/queue/1"`,
  ],
  [call({ connectQueueId: null }), `${QUEUE} must be a text, got null`],
  ...['', '12065550100', '+02065550100', '+1', '+1234567890123456', '+1 206 555 0100', 'tel:+12065550100', '+12\n'].map(
    (number): [Written, string] => [call({ connectSourcePhoneNumber: number }), `${E164} ${JSON.stringify(number)}`],
  ),
  [call({ connectSourcePhoneNumber: 12065550100 }), `${NUMBER} must be a text, got 12065550100`],
  [call({ ringTimeout: 30 }), expect.stringContaining('outboundCallConfig.ringTimeout is not known') as string],
  [detection({}), `${DETECTION}.enableAnswerMachineDetection is required`],
  [detection(true), `${DETECTION} must be a structure, got true`],
  [
    detection({ enableAnswerMachineDetection: 'true' }),
    `${DETECTION}.enableAnswerMachineDetection must be true or false, got "true"`,
  ],
  [
    detection({ enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: 1 }),
    `${DETECTION}.awaitAnswerMachinePrompt must be true or false, got 1`,
  ],

  ...['Initialized', 'Failed', 'running', ''].map((state): [Written, string] => [
    { state },
    `state must be one of "Running", "Paused", "Stopped", got "${state}"`,
  ]),

  [{ tags: null }, 'tags must be a map, got null'],
  [{ tags: many(48) }, 'tags must have at most 47 tags, got 48'],
  [{ tags: { '': 'x' } }, 'tags. cannot be a key: it must have at least 1 character'],
  [
    { tags: { ['k'.repeat(129)]: 'x' } },
    `tags.${'k'.repeat(129)} cannot be a key: it must have at most 128 characters`,
  ],
  ...['my team', 'me@here', 'é', 'a\n', 'a>'].map((key): [Written, string] => [
    { tags: { [key]: 'x' } },
    `tags.${key} cannot be a key: it must match ${TAG_KEY}`,
  ]),
  [{ tags: { 'aws:a': 'x', 'AWS:b': 'x' } }, `tags.aws:a ${KEPT}`, `tags.AWS:b ${KEPT}`],
  [{ tags: { 'cdk-campaigns:stack': 'x' } }, `tags.cdk-campaigns:stack ${KEPT}`],
  [{ tags: { team: 'v'.repeat(257) } }, 'tags.team must have at most 256 characters, got 257'],
  [{ tags: { team: 7 } }, 'tags.team must be a text, got 7'],

  [
    { schedule: {} } as Written,
    'schedule is not known (known are name, connectInstanceId, dialerConfig, outboundCallConfig, tags, state)',
  ],
];

test.each(REFUSED.map(([written, ...expected]) => ({ written, expected, all: expected.join('; ').slice(0, 150) })))(
  'a campaign is refused: $all',
  ({ written, expected }) => {
    expect(problems(written)).toEqual(expected);
  },
);

test('all problems of a campaign are told at once', () => {
  const written = {
    name: '',
    connectInstanceId: ARN,
    dialerConfig: { progressiveDialerConfig: { bandwidthAllocation: 2, dialingCapacity: 0 }, ...AGENTLESS },
    outboundCallConfig: { connectContactFlowId: '', answerMachineDetectionConfig: {} },
    tags: { ...many(47), 'my team': '' },
    state: 'Completed',
    color: 'red',
  };
  expect(problems(written)).toEqual([
    'name must have at least 1 character, got 0',
    `connectInstanceId must be the bare id of the instance, not its ARN, got "${ARN}"`,
    'dialerConfig.progressiveDialerConfig.bandwidthAllocation must be at most 1, got 2',
    'dialerConfig.progressiveDialerConfig.dialingCapacity must be at least 0.01, got 0',
    'outboundCallConfig.connectContactFlowId must have at least 1 character, got 0',
    `${DETECTION}.enableAnswerMachineDetection is required`,
    `tags.my team cannot be a key: it must match ${TAG_KEY}`,
    'state must be one of "Running", "Paused", "Stopped", got "Completed"',
    'color is not known (known are name, connectInstanceId, dialerConfig, outboundCallConfig, tags, state)',
    `${ONE_DIALER} progressiveDialerConfig and agentlessDialerConfig`,
    `${NUMBER} is required where there is no queue`,
    'tags must have at most 47 tags, got 48',
  ]);
});
