import { NOWHERE, useConnect } from './connect-harness';
import { MINIMAL } from './connectv1-calls';

const harness = useConnect();

const INVALID = 'ValidationException';
const UNREADABLE = 'SerializationException';

function dialer(dialerConfig: object): object {
  return { ...MINIMAL, dialerConfig };
}

function progressive(change: object): object {
  return dialer({ progressiveDialerConfig: { bandwidthAllocation: 1, ...change } });
}

function call(change: object): object {
  return { ...MINIMAL, outboundCallConfig: { ...MINIMAL.outboundCallConfig, ...change } };
}

test.each<[string, string, unknown, RegExp]>([
  [INVALID, 'no name', { ...MINIMAL, name: null }, /'name'.*not be null/],
  [INVALID, 'no instance', { ...MINIMAL, connectInstanceId: null }, /'connectInstanceId'.*null/],
  [INVALID, 'an empty instance', { ...MINIMAL, connectInstanceId: '' }, /'connectInstanceId'.*length/],
  [INVALID, 'the ARN of an instance', { ...MINIMAL, connectInstanceId: 'arn:aws:connect' }, /pattern/],
  [INVALID, 'no dialer', { ...MINIMAL, dialerConfig: null }, /'dialerConfig'.*null/],
  [INVALID, 'no call', { ...MINIMAL, outboundCallConfig: null }, /'outboundCallConfig'.*null/],
  [INVALID, 'an unknown member', { ...MINIMAL, channelSubtypeConfig: {} }, /'channelSubtypeConfig'.*unknown/],
  [INVALID, 'an empty dialer', dialer({}), /'dialerConfig'.*exactly one/],
  [
    INVALID,
    'two dialers',
    dialer({ agentlessDialerConfig: {}, predictiveDialerConfig: { bandwidthAllocation: 1 } }),
    /'dialerConfig'.*exactly one/,
  ],
  [INVALID, 'a mode of version 2', dialer({ agentless: {} }), /unknown/],
  [INVALID, 'a dialer without its share', dialer({ predictiveDialerConfig: {} }), /'.*bandwidthAllocation'.*null/],
  [INVALID, 'a share above 1', progressive({ bandwidthAllocation: 1.1 }), /equal to 1/],
  [INVALID, 'a negative share', progressive({ bandwidthAllocation: -0.1 }), /equal to 0/],
  [UNREADABLE, 'a share in text', progressive({ bandwidthAllocation: '1' }), /Expected number, got string/],
  [INVALID, 'no capacity', progressive({ dialingCapacity: 0 }), /equal to 0.01/],
  [INVALID, 'a capacity above 1', dialer({ agentlessDialerConfig: { dialingCapacity: 2 } }), /equal to 1/],
  [INVALID, 'a share in agentless', dialer({ agentlessDialerConfig: { bandwidthAllocation: 1 } }), /unknown/],
  [INVALID, 'no flow', call({ connectContactFlowId: null }), /'.*connectContactFlowId'/],
  [INVALID, 'a flow of 501 characters', call({ connectContactFlowId: 'f'.repeat(501) }), /500/],
  [INVALID, 'a number of 101 characters', call({ connectSourcePhoneNumber: '1'.repeat(101) }), /100/],
  [INVALID, 'neither queue nor number', call({ connectQueueId: null }), /needs a connectSourcePhoneNumber/],
  [INVALID, 'a ring', call({ ringTimeout: 20 }), /unknown/],
  [INVALID, 'detection without its flag', call({ answerMachineDetectionConfig: {} }), /'.*enableAnswer/],
  [
    UNREADABLE,
    'a flag in text',
    call({ answerMachineDetectionConfig: { enableAnswerMachineDetection: 'true' } }),
    /Expected boolean/,
  ],
  [INVALID, 'a tag of AWS', { ...MINIMAL, tags: { 'aws:x': '' } }, /pattern/],
])('%s for %s', async (error, _, body, text) => {
  const answer = await harness.raw('PUT', '/campaigns', body);
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, error]);
  expect(answer.body).toEqual({ message: expect.stringMatching(text) as unknown });
  expect(harness.campaigns('connectv1')).toEqual([]);
});

test.each<[string, object]>([
  ['progressive', progressive({ dialingCapacity: 0.01 })],
  ['agentless', dialer({ agentlessDialerConfig: {} })],
  ['a number and no queue', call({ connectQueueId: null, connectSourcePhoneNumber: '+491234' })],
  ['detection', call({ answerMachineDetectionConfig: { enableAnswerMachineDetection: false } })],
  ['tags', { ...MINIMAL, tags: { 'Key-1_.:/=+': '' } }],
])('a creation with %s is accepted', async (_, body) => {
  expect((await harness.raw('PUT', '/campaigns', body)).status).toBe(200);
});

const ONE = `/campaigns/${NOWHERE}`;
const DIAL = { clientToken: 'a', phoneNumber: '+491234', expirationTime: '2027-01-01T00:00:00Z', attributes: {} };

function dial(change: object): object {
  return { dialRequests: [{ ...DIAL, ...change }] };
}

test.each<[string, string, unknown, RegExp]>([
  ['GET', '/campaigns/a_b', undefined, /'id'.*pattern/],
  ['POST', `${ONE}/stop`, { force: true }, /'force'.*unknown/],
  ['POST', `${ONE}/name`, { name: '' }, /'name'.*length/],
  ['POST', `${ONE}/dialer-config`, {}, /'dialerConfig'.*null/],
  ['POST', `${ONE}/dialer-config`, { dialerConfig: {} }, /exactly one/],
  ['POST', `${ONE}/outbound-call-config`, { connectQueueId: 'queue' }, /'connectQueueId'.*unknown/],
  ['POST', `${ONE}/outbound-call-config`, { answerMachineDetectionConfig: {} }, /'.*enableAnswer/],
  ['PUT', `${ONE}/dial-requests`, { dialRequests: [] }, /length/],
  ['PUT', `${ONE}/dial-requests`, { dialRequests: Array(26).fill(DIAL) }, /equal to 25/],
  ['PUT', `${ONE}/dial-requests`, dial({ clientToken: 'a b' }), /'.*clientToken'.*pattern/],
  ['PUT', `${ONE}/dial-requests`, dial({ phoneNumber: 'home' }), /'.*phoneNumber'.*pattern/],
  ['PUT', `${ONE}/dial-requests`, dial({ attributes: null }), /'.*attributes'.*null/],
  ['PUT', `${ONE}/dial-requests`, dial({ expirationTime: 'tomorrow' }), /'.*expirationTime'.*pattern/],
  ['POST', '/campaigns-summary', { maxResults: 51 }, /equal to 50/],
])('%s %s %j is refused', async (method, path, body, text) => {
  const answer = await harness.raw(method, path, body);
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, INVALID]);
  expect(answer.body).toEqual({ message: expect.stringMatching(text) as unknown });
});

test.each<[string, string, unknown]>([
  ['POST', `${ONE}/start`, undefined],
  ['POST', `${ONE}/dialer-config`, { dialerConfig: { agentlessDialerConfig: {} } }],
  ['POST', `${ONE}/outbound-call-config`, {}],
  ['PUT', `${ONE}/dial-requests`, dial({})],
])('%s %s of a campaign that is not there', async (method, path, body) => {
  const answer = await harness.raw(method, path, body);
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([404, 'ResourceNotFoundException']);
});

test('each version answers its own paths, and neither those of other services', async () => {
  await harness.raw('PUT', '/campaigns', MINIMAL);
  await harness.raw('PUT', '/v2/campaigns', MINIMAL);
  await harness.raw('PUT', '/v1/campaigns', MINIMAL);
  await harness.raw('PUT', '/campaigns', MINIMAL, 'other');
  await harness.fetched('GET', '/campaigns/1');
  await harness.fetched('POST', '/tags/one', {}, { authorization: 'Bearer connect-campaigns' });
  const told = harness.emulator.requests().map(({ service, status }) => [service, status]);
  expect(told).toEqual([['connectv1', 200], ['connectv2', 400], ...Array<unknown>(4).fill([null, 404])]);
});
