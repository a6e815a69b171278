import { Token } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { check } from '../../lib/contract/check';
import { decode, encode } from '../../lib/contract/codec';
import type { Problem } from '../../lib/contract/contract';
import type { ConnectV1Campaign } from '../../lib/connectv1/contract';
import { connectV1Contract } from '../../lib/connectv1/contract';
import { delivered } from '../contract/support/delivered';
import { noisy, ofType, valid } from '../contract/support/from-schema';
import { branchesOf, leafAt, leavesOf, withLeaf } from '../contract/support/leaves';

const AGENTLESS = { agentlessDialerConfig: {} };
const CALL = { connectContactFlowId: 'flow-1', connectSourcePhoneNumber: '+12065550100' };
const MINIMAL = { connectInstanceId: 'instance-1', dialerConfig: AGENTLESS, outboundCallConfig: CALL };

const FULL: ConnectV1Campaign = {
  name: 'reminders',
  connectInstanceId: 'instance-1',
  dialerConfig: { predictiveDialerConfig: { bandwidthAllocation: 0.5, dialingCapacity: 0.25 } },
  outboundCallConfig: {
    connectContactFlowId: 'flow-1',
    connectQueueId: 'queue-1',
    connectSourcePhoneNumber: '+12065550100',
    answerMachineDetectionConfig: { enableAnswerMachineDetection: true, awaitAnswerMachinePrompt: false },
  },
  tags: { team: 'care' },
  state: 'Running',
};

describe('the place of a problem', () => {
  const places = [...leavesOf(FULL), ...branchesOf(FULL)].map((path) => [path.join('.'), path] as const);

  test.each(places)('it is %s where that has another type, and there is no other problem', (_, path) => {
    // A text is wrong for a number, and a number for everything else.
    const wrong = (value: unknown) => (typeof value === 'number' ? 'x' : 1);
    const told = check(connectV1Contract, withLeaf(FULL, path, wrong(leafAt(FULL, path))));
    expect(told.map((problem) => problem.path)).toEqual([path]);
  });

  test.each(places)('it is on or under %s where that is a token, so that it can be dropped [R42]', (_, path) => {
    const tokens = [Token.asString({ Ref: 'A' }), Token.asNumber({ Ref: 'A' }), Token.asAny({ Ref: 'A' })];
    for (const token of [...tokens, Token.asList({ Ref: 'A' }), Symbol('a token')]) {
      const wrong = check(connectV1Contract, withLeaf(FULL, path, token));
      expect(wrong.map((problem) => problem.path.slice(0, path.length))).toEqual(wrong.map(() => path));
    }
  });

  test('two dialers of which one may turn out to be nothing are no problem [R42]', () => {
    const dialerConfig = { ...AGENTLESS, predictiveDialerConfig: Symbol('a token') };
    const told = check(connectV1Contract, { ...MINIMAL, dialerConfig });
    expect(told.map(({ path }) => path)).toEqual([['dialerConfig', 'predictiveDialerConfig']]);
  });

  test('a queue that is a token needs no number [R42]', () => {
    const outboundCallConfig = { connectContactFlowId: 'flow-1', connectQueueId: Token.asString({ Ref: 'A' }) };
    expect(check(connectV1Contract, { ...MINIMAL, outboundCallConfig })).toEqual([]);
  });
});

describe('round trip', () => {
  const read = (value: unknown) => {
    const wrong: Problem[] = [];
    return { value: decode(connectV1Contract.campaign, delivered(encode(value)), wrong), wrong };
  };

  test('the contract comes back as it was sent, though every scalar arrives as text [R42]', () => {
    fc.assert(
      fc.property(ofType(connectV1Contract.campaign), (value) => {
        const { value: back, wrong } = read(value);
        expect(wrong).toEqual([]);
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['a full campaign', FULL],
    ['an agentless dialer of nothing', MINIMAL],
  ])('%s comes back and has no problem [R42]', (_, campaign) => {
    expect(read(campaign)).toEqual({ value: campaign, wrong: [] });
    expect(check(connectV1Contract, read(campaign).value)).toEqual([]);
  });
});

describe('whatever is written', () => {
  const schema = connectV1Contract.campaign;
  const hostile = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
  const anything = fc.oneof(noisy(schema), fc.jsonValue(), hostile, noisy(schema).map(encode));

  test('no rule throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const campaign = typeof value === 'object' && value !== null ? value : {};
        for (const rule of connectV1Contract.rules) rule(campaign, {});
      }),
      { numRuns: 200 },
    );
  });

  test('checking never throws, and tells no problem of a place twice', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const told = check(connectV1Contract, value).map(({ path, message }) => JSON.stringify([path, message]));
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 200 },
    );
  });

  test('what the schema accepts breaks at most a rule between fields', () => {
    fc.assert(
      fc.property(valid(schema), (value) => {
        for (const { message } of check(connectV1Contract, value)) expect(message).toMatch(/exactly one|no queue/);
      }),
      { numRuns: 100 },
    );
  });
});
