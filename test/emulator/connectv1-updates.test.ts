import { failure, useConnect } from './connect-harness';
import { V1Calls } from './connectv1-calls';

const harness = useConnect();
const calls = new V1Calls(harness);

const STATES = ['Initialized', 'Running', 'Paused', 'Stopped', 'Failed'];
const PREDICTIVE = { predictiveDialerConfig: { bandwidthAllocation: 0.5, dialingCapacity: 0.5 } };
const AGENTLESS = { agentlessDialerConfig: {} };
const CALL = {
  connectContactFlowId: 'flow',
  connectQueueId: 'queue',
  connectSourcePhoneNumber: '+491234',
  answerMachineDetectionConfig: { enableAnswerMachineDetection: true },
};

test.each(STATES)('every setting changes in %s', async (state) => {
  const id = await calls.inState(state, { tags: { a: 'b' } });
  const before = await calls.describe(id);
  await calls.rename(id, 'books');
  await calls.dialer(id, PREDICTIVE);
  const { connectQueueId, ...sent } = CALL;
  await calls.call(id, { ...sent, connectContactFlowId: 'other' });
  expect(await calls.describe(id)).toEqual({
    ...before,
    name: 'books',
    dialerConfig: PREDICTIVE,
    outboundCallConfig: { ...CALL, connectQueueId, connectContactFlowId: 'other' },
  });
  expect(await calls.state(id)).toBe(state);
});

test.each(STATES)('nothing turns from agentless or to agentless in %s', async (state) => {
  const id = await calls.inState(state);
  expect(await failure(calls.dialer(id, AGENTLESS))).toBe('ValidationException 400');
  const agentless = await calls.inState(state, { dialerConfig: AGENTLESS });
  expect(await failure(calls.dialer(agentless, PREDICTIVE))).toBe('ValidationException 400');
  await calls.dialer(agentless, { agentlessDialerConfig: { dialingCapacity: 1 } });
});

test.each([
  ['kept', CALL],
  ['removed', { connectContactFlowId: 'flow', connectQueueId: 'queue' }],
])('omittedMembers %s', async (value, after) => {
  calls.choose('omittedMembers', value);
  const id = await calls.create({ outboundCallConfig: CALL });
  await calls.call(id, {});
  expect((await calls.describe(id)).outboundCallConfig).toEqual(after);
});

test('omittedMembers removed leaves no campaign without a queue and a number', async () => {
  calls.choose('omittedMembers', 'removed');
  const id = await calls.create({ outboundCallConfig: { ...CALL, connectQueueId: undefined } });
  expect(await failure(calls.call(id, {}))).toBe('ValidationException 400');
});

test('updatesAfterStart refused', async () => {
  calls.choose('updatesAfterStart', 'refused');
  const updates = (id: string): Promise<void>[] => [calls.dialer(id, PREDICTIVE), calls.call(id, {})];
  await Promise.all(updates(await calls.create()));
  for (const state of STATES.slice(1)) {
    const id = await calls.inState(state);
    expect(await Promise.all(updates(id).map(failure))).toEqual(Array(2).fill('ConflictException 409'));
    await calls.rename(id, 'books');
  }
});

test('what both versions leave open has a switch in each', async () => {
  calls.choose('names', 'unique');
  const id = await calls.create();
  expect(await failure(calls.create())).toBe('ConflictException 409');
  calls.choose('repeatedCreate', 'returns');
  expect(await calls.create()).toBe(id);
  calls.choose('deleteRefusal', 'InvalidCampaignStateException');
  calls.choose('stopping', 'oneMinute');
  await calls.run('start', id);
  await calls.run('stop', id);
  expect(await failure(calls.run('delete', id))).toBe('InvalidCampaignStateException 409 Running');
  harness.pass(60);
  calls.choose('restart', 'allowed');
  await calls.run('start', id);
  expect(await calls.state(id)).toBe('Running');
});
