import { Token } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { check } from '../../lib/contract/check';
import { decode, encode } from '../../lib/contract/codec';
import type { Problem } from '../../lib/contract/contract';
import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { alsonaContract } from '../../lib/alsona/contract';
import { problemsAtSynth } from '../../lib/validation';
import { delivered } from '../contract/support/delivered';
import { noisy, ofType, valid } from '../contract/support/from-schema';
import { branchesOf, declaredLeaves, leafAt, leavesOf, withLeaf } from '../contract/support/leaves';

const OFF = [false, 0, 24];
const MINIMAL: AlsonaCampaign = {
  baseUrl: 'https://alsona.com',
  apiKey: { secretArn: 'arn' },
  account_id: 'account-1',
  seats: ['seat-1'],
  schedule: {
    monday: [true, 9, 17],
    tuesday: [true, true, false],
    wednesday: [true, 1, 2],
    thursday: [true, false, true],
    friday: [true, true, true],
    saturday: OFF,
    sunday: [false, true, true],
  },
};

const FULL: AlsonaCampaign = {
  ...MINIMAL,
  agency: true,
  apiKey: { secretArn: 'arn', jsonField: 'key' },
  campaign_id: 'campaign-1',
  name: 'invitations',
  seats: ['seat-1', 'seat-2'],
  timezone: -300,
  status: 'RUN',
};

test('the full campaign has every member that there is [R54]', () => {
  const named = leavesOf(FULL).map((path) => path.map((part) => (/^\d$/.test(part) ? '*' : part)).join('.'));
  const declared = declaredLeaves(alsonaContract.campaign).map((path) => path.join('.'));
  expect([...new Set(named)].sort()).toEqual(declared.sort());
});

describe('the place of a problem', () => {
  const places = [...leavesOf(FULL), ...branchesOf(FULL)].map((path) => [path.join('.'), path] as const);

  test.each(places)('it is %s where that has another type, and there is no other problem', (_, path) => {
    // A text is wrong for a number and for a flag, and a number for everything else.
    const wrong = (value: unknown) => (['number', 'boolean'].includes(typeof value) ? 'x' : 1);
    const told = check(alsonaContract, withLeaf(FULL, path, wrong(leafAt(FULL, path))));
    expect(told.map((problem) => problem.path.map(String))).toEqual([path]);
  });

  test.each(places)('there is none where %s is a token: what is not known is not guessed [R42]', (_, path) => {
    const tokens = [Token.asString({ Ref: 'A' }), Token.asNumber({ Ref: 'A' }), Token.asAny({ Ref: 'A' })];
    for (const token of [...tokens, Token.asList({ Ref: 'A' })]) {
      expect(problemsAtSynth(alsonaContract, withLeaf(FULL, path, token), {})).toEqual([]);
    }
  });

  test('seats that are tokens may be two, and hours that are tokens in order [R42]', () => {
    const seats = [Token.asString({ Ref: 'A' }), Token.asString({ Ref: 'B' })];
    const monday = [true, Token.asNumber({ Ref: 'A' }), Token.asNumber({ Ref: 'B' })];
    const campaign = { ...FULL, seats, schedule: { ...FULL.schedule, monday } };
    expect(problemsAtSynth(alsonaContract, campaign, {})).toEqual([]);
  });
});

describe('round trip', () => {
  const read = (value: unknown) => {
    const wrong: Problem[] = [];
    return { value: decode(alsonaContract.campaign, delivered(encode(value)), wrong), wrong };
  };

  test('the contract comes back as it was sent, though every scalar arrives as text [R42]', () => {
    fc.assert(
      fc.property(ofType(alsonaContract.campaign), (value) => {
        const { value: back, wrong } = read(value);
        expect(wrong).toEqual([]);
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['a full campaign', FULL],
    ['the least that there is', MINIMAL],
  ])('%s comes back and has no problem [R42]', (_, campaign) => {
    expect(read(campaign)).toEqual({ value: campaign, wrong: [] });
    expect(check(alsonaContract, read(campaign).value)).toEqual([]);
  });

  test('hours and flags arrive as they were sent, and never as each other [R42]', () => {
    const { schedule } = read(FULL).value as AlsonaCampaign;
    expect([schedule.monday, schedule.tuesday, schedule.wednesday]).toEqual([
      [true, 9, 17],
      [true, true, false],
      [true, 1, 2],
    ]);
    expect(delivered(encode(FULL))).toHaveProperty('schedule.monday', ['true', '9', '17']);
  });

  test.each(['yes', '', '9.', '09', 'TRUE', '{}'])('a day that holds %j is not read [R42]', (part) => {
    const wrong: Problem[] = [];
    decode(alsonaContract.campaign, withLeaf(FULL, ['schedule', 'monday', '1'], part), wrong);
    const message = `must be of a known kind, got ${JSON.stringify(part)}`;
    expect(wrong).toEqual([{ path: ['schedule', 'monday', 1], message }]);
  });
});

describe('whatever is written', () => {
  const schema = alsonaContract.campaign;
  const hostile = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
  const anything = fc.oneof(noisy(schema), fc.jsonValue(), hostile, noisy(schema).map(encode));

  test('no rule throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const campaign = typeof value === 'object' && value !== null ? value : {};
        for (const rule of alsonaContract.rules) rule(campaign, {});
      }),
      { numRuns: 200 },
    );
  });

  test('checking never throws, and tells no problem of a place twice', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const told = check(alsonaContract, value).map(({ path, message }) => JSON.stringify([path, message]));
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 200 },
    );
  });

  test('what the schema accepts breaks at most a rule between fields', () => {
    fc.assert(
      fc.property(valid(schema), (value) => {
        for (const { path, message } of check(alsonaContract, value)) {
          expect(path[0]).toBe('schedule');
          expect(message).toMatch(/true or false|two flags or two hours|later hour/);
        }
      }),
      { numRuns: 100 },
    );
  });
});
