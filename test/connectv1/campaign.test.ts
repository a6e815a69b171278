import { Duration, PhysicalName } from 'aws-cdk-lib';
import { connectv1 } from '../../lib';
import type { CampaignProps } from '../../lib/connectv1';
import { errorOf, newStack } from '../support/app';
import { INSTANCE, newCampaign, NUMBER, sent } from './support/app';

type Props = Partial<CampaignProps>;

const { CampaignState, DialerConfig } = connectv1;
const CALL = { connectContactFlowId: 'flow-1', connectSourcePhoneNumber: NUMBER };
const AGENTLESS = { agentlessDialerConfig: '{}' };

/** What is sent where nothing is asked for but what is required. */
const LEAST = { connectInstanceId: INSTANCE, dialerConfig: AGENTLESS, outboundCallConfig: CALL };
const called = (members: object) => ({ ...LEAST, outboundCallConfig: { ...CALL, ...members } });
const dialled = (dialerConfig: object) => ({ ...LEAST, dialerConfig });

/** Where every prop ends. */
const PLACES: readonly (readonly [string, Props, object])[] = [
  ['nothing but what is required', {}, LEAST],
  ['campaignName', { campaignName: 'reminders' }, { ...LEAST, name: 'reminders' }],
  ['connectInstanceId', { connectInstanceId: 'other' }, { ...LEAST, connectInstanceId: 'other' }],
  [
    'a progressive dialer',
    { dialer: DialerConfig.progressive({ bandwidthAllocation: 0.5 }) },
    dialled({ progressiveDialerConfig: { bandwidthAllocation: 0.5 } }),
  ],
  [
    'a progressive dialer with a capacity',
    { dialer: DialerConfig.progressive({ bandwidthAllocation: 0, dialingCapacity: 1 }) },
    dialled({ progressiveDialerConfig: { bandwidthAllocation: 0, dialingCapacity: 1 } }),
  ],
  [
    'a predictive dialer',
    { dialer: DialerConfig.predictive({ bandwidthAllocation: 1, dialingCapacity: 0.01 }) },
    dialled({ predictiveDialerConfig: { bandwidthAllocation: 1, dialingCapacity: 0.01 } }),
  ],
  [
    'an agentless dialer',
    { dialer: DialerConfig.agentless({ dialingCapacity: 0.25 }) },
    dialled({ agentlessDialerConfig: { dialingCapacity: 0.25 } }),
  ],
  ['an agentless dialer of nothing', { dialer: DialerConfig.agentless({}) }, dialled(AGENTLESS)],
  ['contactFlowId', { contactFlowId: 'flow-2' }, called({ connectContactFlowId: 'flow-2' })],
  ['queueId', { queueId: 'queue-1' }, called({ connectQueueId: 'queue-1' })],
  [
    'a queue without a number',
    { queueId: 'queue-1', sourcePhoneNumber: undefined },
    { ...LEAST, outboundCallConfig: { connectContactFlowId: 'flow-1', connectQueueId: 'queue-1' } },
  ],
  ['sourcePhoneNumber', { sourcePhoneNumber: '+4930901820' }, called({ connectSourcePhoneNumber: '+4930901820' })],
  [
    'answerMachineDetection',
    { answerMachineDetection: { enabled: true, awaitPrompt: false } },
    called({ answerMachineDetectionConfig: { enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: false } }),
  ],
  [
    'answerMachineDetection, off',
    { answerMachineDetection: { enabled: false } },
    called({ answerMachineDetectionConfig: { enableAnswerMachineDetection: false } }),
  ],
  ['state, running', { state: CampaignState.RUNNING }, { ...LEAST, state: 'Running' }],
  ['state, paused', { state: CampaignState.PAUSED }, { ...LEAST, state: 'Paused' }],
  ['state, stopped', { state: CampaignState.STOPPED }, { ...LEAST, state: 'Stopped' }],
  [
    'tags',
    { tags: { team: 'care', 'cost:center': '007' } },
    { ...LEAST, tags: { team: 'care', 'cost:center': '007' } },
  ],
];

describe('every prop has its place', () => {
  test.each(PLACES)('%s [R54]', (_, props, campaign) => {
    expect(sent({ visibleInConsole: false, ...props }).campaign).toEqual(campaign);
  });

  test('an adopted campaign, its deadline and what a replacement may do are options [R54]', () => {
    const adopting = { campaignName: 'reminders', adoptExisting: true, deadline: Duration.minutes(30) };
    expect(sent({ ...adopting, replacementMayContactAgain: true }).options).toEqual({
      adopt: true,
      deadlineSeconds: 1800,
      replacementMayContactAgain: true,
    });
  });

  test('what is not asked for is not sent [R54][R60]', () => {
    expect(sent().options).toEqual({ namePrefix: 'Shop-Reminders' });
    const off = { campaignName: 'reminders', adoptExisting: false, replacementMayContactAgain: false };
    expect(sent(off).options).toBeUndefined();
  });
});

const ARN = 'arn:aws:connect:us-east-1:123456789012:instance/instance-1';

const WRONG: readonly (readonly [string, Props, string[]])[] = [
  ['a long name', { campaignName: 'x'.repeat(128) }, ['campaignName must have at most 127 characters, got 128']],
  [
    'an ARN for an id',
    { connectInstanceId: ARN },
    [`connectInstanceId must be the bare id of the instance, not its ARN, got "${ARN}"`],
  ],
  [
    'no id',
    { connectInstanceId: 'my instance' },
    ['connectInstanceId must match /^[-_.a-zA-Z0-9]+$/, got "my instance"'],
  ],
  [
    'a dialer with two wrong shares',
    { dialer: DialerConfig.progressive({ bandwidthAllocation: 2, dialingCapacity: 0 }) },
    ['dialer.bandwidthAllocation must be at most 1, got 2', 'dialer.dialingCapacity must be at least 0.01, got 0'],
  ],
  [
    'a predictive dialer',
    { dialer: DialerConfig.predictive({ bandwidthAllocation: -1 }) },
    ['dialer.bandwidthAllocation must be at least 0, got -1'],
  ],
  [
    'an agentless dialer',
    { dialer: DialerConfig.agentless({ dialingCapacity: 1.5 }) },
    ['dialer.dialingCapacity must be at most 1, got 1.5'],
  ],
  ['an empty flow id', { contactFlowId: '' }, ['contactFlowId must have at least 1 character, got 0']],
  ['the ARN of a queue', { queueId: ARN }, [`queueId must be the bare id of the queue, not its ARN, got "${ARN}"`]],
  [
    'neither queue nor number',
    { sourcePhoneNumber: undefined },
    ['sourcePhoneNumber is required where there is no queue'],
  ],
  [
    'a number in another form',
    { sourcePhoneNumber: '206-555-0100' },
    ['sourcePhoneNumber must be a phone number in the form E.164 such as "+12065550100", got "206-555-0100"'],
  ],
  [
    'detection that is neither on nor off',
    { answerMachineDetection: { enabled: 'yes' as unknown as boolean, awaitPrompt: 1 as unknown as boolean } },
    [
      'answerMachineDetection.enabled must be true or false, got "yes"',
      'answerMachineDetection.awaitPrompt must be true or false, got 1',
    ],
  ],
  [
    'a state that only the service can give',
    { state: 'Failed' as unknown as connectv1.CampaignState },
    ['state must be one of "Running", "Paused", "Stopped", got "Failed"'],
  ],
  ['a short deadline', { deadline: Duration.seconds(59) }, ['deadline must be from 1 to 58 minutes, got 59 seconds']],
  ['a long deadline', { deadline: Duration.hours(1) }, ['deadline must be from 1 to 58 minutes, got 3600 seconds']],
  [
    'adoption of nobody',
    { adoptExisting: true },
    ['adoptExisting needs campaignName: it says which campaign is meant'],
  ],
  [
    'adoption under a name that the CDK makes up',
    { adoptExisting: true, campaignName: PhysicalName.GENERATE_IF_NEEDED },
    ['adoptExisting needs campaignName: it says which campaign is meant'],
  ],
  [
    'a tag key with a space',
    { tags: { 'my team': 'x' } },
    ['tags.my team cannot be a key: it must match /^[a-zA-Z+\\-=._:/0-9,;<]*$/'],
  ],
];

describe('what is wrong is told at synth', () => {
  test.each(WRONG)('%s, with the prop, the value and what is allowed', (_, props, problems) => {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const lines = problems.map((problem) => `  - ${problem}`).join('\n');
    expect(errorOf(() => newCampaign(newStack(), props))).toBe(
      `connectv1.Campaign at Shop/Reminders has ${count}:\n${lines}`,
    );
  });

  test('wrong props are one error that names them all', () => {
    const props: Props = {
      connectInstanceId: ARN,
      dialer: DialerConfig.agentless({ dialingCapacity: 0 }),
      sourcePhoneNumber: undefined,
      deadline: Duration.minutes(59),
      tags: { owner: 'me' },
    };
    expect(errorOf(() => newCampaign(newStack(), props))).toBe(
      [
        'connectv1.Campaign at Shop/Reminders has 5 problems:',
        `  - connectInstanceId must be the bare id of the instance, not its ARN, got "${ARN}"`,
        '  - dialer.dialingCapacity must be at least 0.01, got 0',
        '  - sourcePhoneNumber is required where there is no queue',
        '  - deadline must be from 1 to 58 minutes, got 3540 seconds',
        '  - tags.owner is set by this library, as the service goes by it; leave it out',
      ].join('\n'),
    );
  });

  test.each([60, 58 * 60])('a deadline of %d seconds is allowed', (seconds) => {
    expect(sent({ deadline: Duration.seconds(seconds) }).options).toMatchObject({ deadlineSeconds: seconds });
  });
});

test('a dialer takes from a larger structure only what it means', () => {
  const shared = { bandwidthAllocation: 0.5, dialingCapacity: 0.5, comment: 'x' };
  expect(sent({ dialer: DialerConfig.agentless(shared) }).campaign.dialerConfig).toEqual({
    agentlessDialerConfig: { dialingCapacity: 0.5 },
  });
  expect(sent({ dialer: DialerConfig.predictive(shared) }).campaign.dialerConfig).toEqual({
    predictiveDialerConfig: { bandwidthAllocation: 0.5, dialingCapacity: 0.5 },
  });
});
