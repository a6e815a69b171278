import { INSTANCE, NOWHERE, useConnect } from './connect-harness';
import { FLOW, NUMBER, SEGMENT } from './connectv2-calls';

const harness = useConnect();

const INVALID = 'ValidationException';
const MINIMAL = { name: 'films', connectInstanceId: INSTANCE };
const SCHEDULE = { startTime: '2026-03-01T08:00:00Z', endTime: '2026-03-02T08:00:00Z' };
const ONE = `/v2/campaigns/${NOWHERE}`;

test.each<[string, string, unknown, RegExp]>([
  ['GET', '/v2/campaigns/a_b', undefined, /'id'.*pattern/],
  ['GET', `/v2/campaigns/${'a'.repeat(257)}`, undefined, /'id'.*256/],
  ['GET', '/v2/campaigns/%zz', undefined, /'id'.*pattern/],
  ['GET', '/v2/campaigns/', undefined, /'id'.*length/],
  ['POST', `${ONE}/start`, { force: true }, /'force'.*unknown/],
  ['POST', `${ONE}/name`, {}, /'name'.*not be null/],
  ['POST', `${ONE}/name`, { id: NOWHERE, name: 'a' }, /'id'.*unknown/],
  ['POST', `${ONE}/source`, { source: {} }, /exactly one/],
  ['POST', `${ONE}/flow`, {}, /'connectCampaignFlowArn'/],
  ['POST', `${ONE}/schedule`, { schedule: {} }, /'schedule.startTime'/],
  ['POST', `${ONE}/channel-subtype-config`, {}, /'channelSubtypeConfig'/],
  ['DELETE', `${ONE}/channel-subtype-config`, undefined, /'channelSubtype'.*not be null/],
  ['DELETE', `${ONE}/channel-subtype-config?channelSubtype=sms`, undefined, /TELEPHONY, SMS, EMAIL, WHATSAPP/],
  ['DELETE', `${ONE}/communication-time?config=ALL_CHANNEL_SUBTYPES`, undefined, /TELEPHONY/],
  ['DELETE', `${ONE}/communication-limits?config=SMS`, undefined, /\[ALL_CHANNEL_SUBTYPES\]/],
  ['POST', '/v2/campaigns-state', {}, /'campaignIds'/],
  ['POST', '/v2/campaigns-state', { campaignIds: [] }, /length greater/],
  ['POST', '/v2/campaigns-state', { campaignIds: Array(26).fill(NOWHERE) }, /equal to 25/],
  ['POST', '/v2/campaigns-summary', { maxResults: 51 }, /equal to 50/],
  ['POST', '/v2/campaigns-summary', { maxResults: 0 }, /equal to 1/],
  ['POST', '/v2/campaigns-summary', { nextToken: 'nonsense' }, /token/],
  ['POST', '/v2/campaigns-summary', { nextToken: 'x'.repeat(1001) }, /1000/],
  ['POST', '/v2/campaigns-summary', { filters: { instanceIdFilter: { value: INSTANCE } } }, /'.*operator'/],
  ['POST', '/v2/campaigns-summary', { filters: { instanceIdFilter: { value: INSTANCE, operator: 'EQ' } } }, /Eq/],
  ['GET', '/v2/tags/short', undefined, /'arn'/],
  ['POST', `/v2/tags/${encodeURIComponent(FLOW)}`, {}, /'tags'/],
  ['DELETE', `/v2/tags/${encodeURIComponent(FLOW)}?tagKeys=a&tagKeys=aws:b`, undefined, /'tagKeys\[1\]'/],
  ['PUT', `${ONE}/outbound-requests`, { outboundRequests: [] }, /length/],
  ['PUT', `${ONE}/profile-outbound-requests`, { profileOutboundRequests: [{ clientToken: 'a' }] }, /'.*profileId'/],
])('%s %s %j is refused', async (method, path, body, text) => {
  const answer = await harness.raw(method, path, body);
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, INVALID]);
  expect(answer.body).toEqual({ message: expect.stringMatching(text) as unknown });
});

const OTHERS = ['state', 'start', 'pause', 'resume', 'stop'];

test.each<[string, string, unknown]>([
  ['GET', ONE, undefined],
  ['DELETE', ONE, undefined],
  ...OTHERS.map((name): [string, string, unknown] => [name === 'state' ? 'GET' : 'POST', `${ONE}/${name}`, undefined]),
  ['POST', `${ONE}/name`, { name: 'a' }],
  ['POST', `${ONE}/channel-subtype-config`, { channelSubtypeConfig: {} }],
  ['DELETE', `${ONE}/channel-subtype-config?channelSubtype=SMS`, undefined],
  ['POST', `${ONE}/source`, { source: { customerProfilesSegmentArn: SEGMENT } }],
  ['POST', `${ONE}/flow`, { connectCampaignFlowArn: FLOW }],
  ['POST', `${ONE}/schedule`, { schedule: SCHEDULE }],
  ['POST', `${ONE}/entry-limits`, { entryLimitsConfig: { maxEntryCount: 1, minEntryInterval: 'PT1H' } }],
  ['DELETE', `${ONE}/entry-limits`, undefined],
  ['POST', `${ONE}/communication-time`, { communicationTimeConfig: { localTimeZoneConfig: {} } }],
  ['DELETE', `${ONE}/communication-time?config=SMS`, undefined],
  ['POST', `${ONE}/communication-limits`, { communicationLimitsOverride: {} }],
  ['DELETE', `${ONE}/communication-limits?config=ALL_CHANNEL_SUBTYPES`, undefined],
  [
    'PUT',
    `${ONE}/profile-outbound-requests`,
    { profileOutboundRequests: [{ clientToken: 'a', profileId: 'a'.repeat(32) }] },
  ],
  ['GET', `/v2/tags/${encodeURIComponent(FLOW)}`, undefined],
  ['POST', `/v2/tags/${encodeURIComponent(NUMBER)}`, { tags: {} }],
  ['DELETE', `/v2/tags/${encodeURIComponent(NUMBER)}?tagKeys=a`, undefined],
])('%s %s of a campaign that is not there', async (method, path, body) => {
  const answer = await harness.raw(method, path, body);
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([404, 'ResourceNotFoundException']);
});

test('requests that are signed for no service or for another one are not for this one', async () => {
  const answers = [
    await harness.fetched('PUT', '/v2/campaigns', MINIMAL),
    await harness.raw('PUT', '/v2/campaigns', MINIMAL, 'personalize'),
    await harness.raw('PUT', '/v3/campaigns', MINIMAL),
    await harness.raw('POST', '/v2/campaigns', MINIMAL),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(harness.emulator.requests().map(({ service }) => service)).toEqual([null, null, null, null]);
});
