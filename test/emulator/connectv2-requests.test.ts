import { INSTANCE, useConnect } from './connect-harness';
import { FLOW, OPEN, SEGMENT, SMS, TELEPHONY, TEMPLATE } from './connectv2-calls';

const harness = useConnect();

const INVALID = 'ValidationException';
const UNREADABLE = 'SerializationException';
const MINIMAL = { name: 'films', connectInstanceId: INSTANCE };
const SCHEDULE = { startTime: '2026-03-01T08:00:00Z', endTime: '2026-03-02T08:00:00Z' };
const RATE = {
  targetRate: 0.03,
  connectionStartPoint: 'GREETING_START',
  connectionThresholdSeconds: 2,
  evaluationWindow: 'PT24H',
};

function telephony(change: object, outbound: object = {}): object {
  const { defaultOutboundConfig } = TELEPHONY;
  const changed = { ...TELEPHONY, defaultOutboundConfig: { ...defaultOutboundConfig, ...outbound }, ...change };
  return { ...MINIMAL, channelSubtypeConfig: { telephony: changed } };
}

function mode(outboundMode: object, outbound: object = {}): object {
  return telephony({ outboundMode }, outbound);
}

function paced(change: object): object {
  const pacingStrategies = [{ abandonmentRate: { ...RATE, ...change } }];
  return mode({ predictive: { bandwidthAllocation: 1, pacingStrategies } });
}

function message(outbound: object, channel = 'sms'): object {
  const defaultOutboundConfig = { ...SMS.defaultOutboundConfig, ...outbound };
  return { ...MINIMAL, channelSubtypeConfig: { [channel]: { ...SMS, defaultOutboundConfig } } };
}

function email(outbound: object): object {
  const defaultOutboundConfig = { connectSourceEmailAddress: 'a@b.example', wisdomTemplateArn: TEMPLATE, ...outbound };
  return { ...MINIMAL, channelSubtypeConfig: { email: { outboundMode: { agentless: {} }, defaultOutboundConfig } } };
}

function times(change: object): object {
  return { ...MINIMAL, communicationTimeConfig: { localTimeZoneConfig: {}, ...change } };
}

function hours(dailyHours: object): object {
  return times({ sms: { openHours: { dailyHours } } });
}

function limits(list: object[], more: object = {}): object {
  return {
    ...MINIMAL,
    communicationLimitsOverride: { allChannelSubtypes: { communicationLimitsList: list }, ...more },
  };
}

const LIMIT = { maxCountPerRecipient: 1, frequency: 30, unit: 'DAY' };
const PREVIEW = { bandwidthAllocation: 1, timeoutConfig: { durationInSeconds: 300 } };

function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, '']));
}

test.each<[string, string, unknown, RegExp]>([
  [INVALID, 'no name', { connectInstanceId: INSTANCE }, /'name'.*not be null/],
  [INVALID, 'no instance', { name: 'films' }, /'connectInstanceId'.*not be null/],
  [INVALID, 'an empty name', { ...MINIMAL, name: '' }, /'name'.*length greater/],
  [INVALID, 'a name of 128 characters', { ...MINIMAL, name: 'a'.repeat(128) }, /'name'.*equal to 127/],
  [UNREADABLE, 'a number as a name', { ...MINIMAL, name: 7 }, /Expected string, got number/],
  [INVALID, 'the ARN of an instance', { ...MINIMAL, connectInstanceId: FLOW }, /'connectInstanceId'.*pattern/],
  [INVALID, 'an instance of 257 characters', { ...MINIMAL, connectInstanceId: 'a'.repeat(257) }, /256/],
  [INVALID, 'an unknown member', { ...MINIMAL, state: 'Running' }, /'state'.*unknown/],
  [INVALID, 'an unknown type', { ...MINIMAL, type: 'managed' }, /\[MANAGED, JOURNEY\]/],
  [INVALID, 'a flow that is no ARN', { ...MINIMAL, connectCampaignFlowArn: 'f'.repeat(30) }, /pattern/],
  [INVALID, 'a Region of four words', { ...MINIMAL, connectCampaignFlowArn: FLOW.replace('us', 'us-gov') }, /pattern/],
  [INVALID, 'an ARN of 501 characters', { ...MINIMAL, connectCampaignFlowArn: FLOW.padEnd(501, 'x') }, /500/],
  [INVALID, 'a source without a member', { ...MINIMAL, source: {} }, /'source'.*exactly one/],
  [
    INVALID,
    'a source with two members',
    { ...MINIMAL, source: { customerProfilesSegmentArn: SEGMENT, eventTrigger: {} } },
    /'source'.*exactly one/,
  ],
  [INVALID, 'an unknown source', { ...MINIMAL, source: { segment: SEGMENT } }, /'source.segment'.*unknown/],
  [UNREADABLE, 'text', 'no json', /Expected structure/],
  [UNREADABLE, 'a list', [], /Expected structure/],

  [INVALID, 'an unknown channel', { ...MINIMAL, channelSubtypeConfig: { whatsapp: SMS } }, /unknown/],
  [INVALID, 'telephony without a mode', telephony({ outboundMode: null }), /'.*outboundMode'.*not be null/],
  [INVALID, 'telephony without its call', telephony({ defaultOutboundConfig: null }), /not be null/],
  [INVALID, 'a capacity of zero', telephony({ capacity: 0 }), /'.*capacity'.*equal to 0.01/],
  [INVALID, 'a capacity above 1', telephony({ capacity: 1.01 }), /'.*capacity'.*equal to 1$/],
  [UNREADABLE, 'a capacity in text', telephony({ capacity: '0.5' }), /Expected number, got string/],
  [INVALID, 'a queue of 501 characters', telephony({ connectQueueId: 'q'.repeat(501) }), /500/],
  [INVALID, 'no mode', mode({}), /'.*outboundMode'.*exactly one of: \[progressive, predictive, agentless, preview\]/],
  [INVALID, 'two modes', mode({ agentless: {}, progressive: { bandwidthAllocation: 1 } }), /exactly one/],
  [INVALID, 'a mode without its share', mode({ progressive: {} }), /'.*progressive.bandwidthAllocation'.*null/],
  [INVALID, 'a share above 2', mode({ predictive: { bandwidthAllocation: 2.1 } }), /equal to 2/],
  [INVALID, 'a negative share', mode({ progressive: { bandwidthAllocation: -1 } }), /equal to 0/],
  [INVALID, 'a member in agentless', mode({ agentless: { bandwidthAllocation: 1 } }), /unknown/],
  [INVALID, 'a preview without its time', mode({ preview: { bandwidthAllocation: 1 } }), /'.*timeoutConfig'/],
  [
    INVALID,
    'a preview of 301 seconds',
    mode({ preview: { ...PREVIEW, timeoutConfig: { durationInSeconds: 301 } } }),
    /equal to 300/,
  ],
  [
    UNREADABLE,
    'a preview in text',
    mode({ preview: { ...PREVIEW, timeoutConfig: { durationInSeconds: '10' } } }),
    /integer/,
  ],
  [INVALID, 'an unknown action', mode({ preview: { ...PREVIEW, agentActions: ['SKIP'] } }), /\[DISCARD\]/],
  [INVALID, 'no pacing strategy', mode({ predictive: { bandwidthAllocation: 1, pacingStrategies: [] } }), /length/],
  [
    INVALID,
    'an empty pacing strategy',
    mode({ predictive: { bandwidthAllocation: 1, pacingStrategies: [{}] } }),
    /'.*pacingStrategies\[0\]'.*exactly one/,
  ],
  [INVALID, 'a target rate above 1', paced({ targetRate: 2 }), /'.*targetRate'/],
  [INVALID, 'an unknown start point', paced({ connectionStartPoint: 'HELLO' }), /CONNECTED_TO_SYSTEM/],
  [INVALID, 'a threshold of zero', paced({ connectionThresholdSeconds: 0 }), /'.*connectionThresholdSeconds'/],
  [INVALID, 'a window below an hour', paced({ evaluationWindow: 'PT59M' }), /at least 1 hours/],
  [INVALID, 'a window above a day', paced({ evaluationWindow: 'P1DT1S' }), /at most 24 hours/],
  [INVALID, 'a call without a flow', telephony({}, { connectContactFlowId: null }), /'.*connectContactFlowId'/],
  [INVALID, 'neither queue nor number', telephony({ connectQueueId: undefined }), /needs a connectSourcePhoneNumber/],
  [INVALID, 'an empty queue', telephony({ connectQueueId: '' }), /needs a connectSourcePhoneNumber/],
  [INVALID, 'a number of 101 characters', telephony({}, { connectSourcePhoneNumber: '1'.repeat(101) }), /100/],
  [INVALID, 'a ring of 14 seconds', telephony({}, { ringTimeout: 14 }), /15/],
  [INVALID, 'a ring of 61 seconds', telephony({}, { ringTimeout: 61 }), /60/],
  [INVALID, 'a ring with preview', mode({ preview: PREVIEW }, { ringTimeout: 20 }), /ringTimeout is not supported/],
  [INVALID, 'detection without its flag', telephony({}, { answerMachineDetectionConfig: {} }), /'.*enableAnswer/],
  [
    UNREADABLE,
    'a flag in text',
    telephony({}, { answerMachineDetectionConfig: { enableAnswerMachineDetection: 'true' } }),
    /Expected boolean/,
  ],

  [INVALID, 'sms without a number', message({ connectSourcePhoneNumberArn: null }), /'.*sms.*NumberArn'/],
  [
    INVALID,
    'whatsApp without a template',
    message({ wisdomTemplateArn: null }, 'whatsApp'),
    /'.*whatsApp.*TemplateArn/,
  ],
  [INVALID, 'a number that is no ARN', message({ connectSourcePhoneNumberArn: '+4912345678901234567890' }), /pattern/],
  [
    INVALID,
    'sms with agents',
    { ...MINIMAL, channelSubtypeConfig: { sms: { ...SMS, outboundMode: TELEPHONY.outboundMode } } },
    /'.*sms.outboundMode.progressive'.*unknown/,
  ],
  [INVALID, 'no address', email({ connectSourceEmailAddress: null }), /'.*connectSourceEmailAddress'/],
  [INVALID, 'a broken address', email({ connectSourceEmailAddress: 'nobody' }), /pattern/],
  [INVALID, 'a display name of 257', email({ sourceEmailAddressDisplayName: 'a'.repeat(257) }), /256/],

  [INVALID, 'a schedule without an end', { ...MINIMAL, schedule: { startTime: SCHEDULE.startTime } }, /'.*endTime'/],
  [INVALID, 'an offset', { ...MINIMAL, schedule: { ...SCHEDULE, startTime: '2026-03-01T08:00:00+01:00' } }, /pattern/],
  [INVALID, 'no such day', { ...MINIMAL, schedule: { ...SCHEDULE, endTime: '2027-02-30T08:00:00Z' } }, /is no date/],
  [UNREADABLE, 'seconds', { ...MINIMAL, schedule: { ...SCHEDULE, endTime: 1800000000 } }, /Expected string/],
  [INVALID, 'an end at the start', { ...MINIMAL, schedule: { ...SCHEDULE, endTime: SCHEDULE.startTime } }, /not after/],
  [INVALID, 'a refresh below an hour', { ...MINIMAL, schedule: { ...SCHEDULE, refreshFrequency: 'PT59M' } }, /1 hours/],
  [INVALID, 'a refresh of weeks', { ...MINIMAL, schedule: { ...SCHEDULE, refreshFrequency: 'P1W' } }, /pattern/],
  [
    INVALID,
    'entries below zero',
    { ...MINIMAL, entryLimitsConfig: { maxEntryCount: -1, minEntryInterval: 'PT0H' } },
    /0/,
  ],
  [INVALID, 'entries alone', { ...MINIMAL, entryLimitsConfig: { maxEntryCount: 1 } }, /'.*minEntryInterval'/],
  [
    INVALID,
    'a negative interval',
    { ...MINIMAL, entryLimitsConfig: { maxEntryCount: 1, minEntryInterval: 'PT-1H' } },
    /at least 0 hours/,
  ],

  [INVALID, 'times without a zone', { ...MINIMAL, communicationTimeConfig: { sms: OPEN } }, /'.*localTimeZoneConfig'/],
  [INVALID, 'an unknown detection', times({ localTimeZoneConfig: { localTimeZoneDetection: ['IP'] } }), /ZIP_CODE/],
  [INVALID, 'a broken zone', times({ localTimeZoneConfig: { defaultTimeZone: 'Europe Berlin' } }), /pattern/],
  [INVALID, 'a window without hours', times({ sms: {} }), /'.*openHours'.*null/],
  [INVALID, 'empty hours', times({ sms: { openHours: {} } }), /exactly one of: \[dailyHours\]/],
  [INVALID, 'an unknown day', hours({ Monday: [] }), /MONDAY, TUESDAY/],
  [INVALID, 'a time without T', hours({ MONDAY: [{ startTime: '08:00', endTime: 'T18:00' }] }), /pattern/],
  [INVALID, 'half a range', hours({ MONDAY: [{ startTime: 'T08:00' }] }), /'.*MONDAY\[0\].endTime'/],
  [
    INVALID,
    'a period with times',
    times({
      sms: { ...OPEN, restrictedPeriods: { restrictedPeriodList: [{ startDate: '2026-01-01T', endDate: 'x' }] } },
    }),
    /pattern/,
  ],
  [INVALID, 'three limits', limits([LIMIT, LIMIT, LIMIT]), /length less than or equal to 2/],
  [INVALID, 'a limit of zero', limits([{ ...LIMIT, maxCountPerRecipient: 0 }]), /equal to 1/],
  [INVALID, 'a limit over 31 days', limits([{ ...LIMIT, frequency: 31 }]), /equal to 30/],
  [INVALID, 'a limit over weeks', limits([{ ...LIMIT, unit: 'WEEK' }]), /\[DAY\]/],
  [INVALID, 'another handling', limits([LIMIT], { instanceLimitsHandling: 'IN' }), /OPT_IN, OPT_OUT/],

  [INVALID, 'a tag of AWS', { ...MINIMAL, tags: { 'aws:x': '' } }, /pattern/],
  [INVALID, 'a tag with a space', { ...MINIMAL, tags: { 'a b': '' } }, /pattern/],
  [INVALID, 'a tag with an @', { ...MINIMAL, tags: { 'a@b': '' } }, /pattern/],
  [INVALID, 'a tag key of 129', { ...MINIMAL, tags: { ['k'.repeat(129)]: '' } }, /128/],
  [INVALID, 'a tag value of 257', { ...MINIMAL, tags: { a: 'v'.repeat(257) } }, /256/],
  [INVALID, '51 tags', { ...MINIMAL, tags: many(51) }, /50 tags/],
  [UNREADABLE, 'tags as a list', { ...MINIMAL, tags: [] }, /Expected map/],
])('%s for %s', async (error, _, body, text) => {
  const answer = await harness.raw('PUT', '/v2/campaigns', body);
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, error]);
  expect(answer.body).toEqual({ message: expect.stringMatching(text) as unknown });
  expect(harness.campaigns('connectv2')).toEqual([]);
});

test('all problems are told at once', async () => {
  const { body } = await harness.raw('PUT', '/v2/campaigns', { name: '', source: {} });
  expect(body).toEqual({ message: expect.stringMatching(/^3 validation errors detected: /) as unknown });
});

test.each<[string, object]>([
  ['only what is required', MINIMAL],
  ['null for what is not', { ...MINIMAL, channelSubtypeConfig: null, source: null, tags: null }],
  ['no channel', { ...MINIMAL, channelSubtypeConfig: {} }],
  ['a number and no queue', telephony({ connectQueueId: undefined }, { connectSourcePhoneNumber: '+491234' })],
  ['agentless', mode({ agentless: {} })],
  ['a null beside the mode', mode({ agentless: {}, preview: null })],
  ['preview', mode({ preview: { ...PREVIEW, agentActions: ['DISCARD'] } })],
  ['pacing', paced({})],
  ['an hour in other words', paced({ evaluationWindow: 'PT59M60S' })],
  ['the largest share', mode({ progressive: { bandwidthAllocation: 2 } })],
  ['a ring', telephony({ capacity: 0.01 }, { ringTimeout: 15 })],
  ['sms', message({})],
  ['whatsApp', message({}, 'whatsApp')],
  ['email', email({ sourceEmailAddressDisplayName: 'Shop' })],
  ['an event', { ...MINIMAL, source: { eventTrigger: {} } }],
  ['fractions of seconds', { ...MINIMAL, schedule: { ...SCHEDULE, startTime: '2026-03-01T08:00:00.500Z' } }],
  ['a refresh', { ...MINIMAL, schedule: { ...SCHEDULE, refreshFrequency: 'P1DT6H' } }],
  ['no interval', { ...MINIMAL, entryLimitsConfig: { maxEntryCount: 0, minEntryInterval: 'PT0H' } }],
  ['two limits', limits([LIMIT, LIMIT], { instanceLimitsHandling: 'OPT_OUT' })],
  ['no limits', limits([])],
  ['an empty day', hours({ MONDAY: [] })],
  ['digits and signs in tags', { ...MINIMAL, tags: { 'Key-1_.:/=+': 'any value @' } }],
  ['50 tags', { ...MINIMAL, tags: many(50) }],
])('a creation with %s is accepted', async (_, body) => {
  expect((await harness.raw('PUT', '/v2/campaigns', body)).status).toBe(200);
});
