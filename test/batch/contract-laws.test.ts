import fc from 'fast-check';
import type { BatchCampaign } from '../../lib/batch/contract';
import { batchContract } from '../../lib/batch/contract';
import { check } from '../../lib/contract/check';
import { decode, encode } from '../../lib/contract/codec';
import type { Problem } from '../../lib/contract/contract';
import { delivered } from '../contract/support/delivered';
import { noisy, ofType, valid } from '../contract/support/from-schema';
import { branchesOf, declaredLeaves, leafAt, leavesOf, withLeaf } from '../contract/support/leaves';
import { EMAIL, FULL_EMAIL, FULL_PUSH, MINIMAL, PUSH } from '../contract/support/batch';

const FULL: readonly (readonly [string, BatchCampaign])[] = [
  ['a mail', FULL_EMAIL],
  ['a notification', FULL_PUSH],
];

/** All of what is said is meant, so that nothing but the types can be wrong. */
const MEANT = { contactsAtOnce: true, contactsEveryone: true };

describe.each(FULL)('the place of a problem in %s', (_kind, full) => {
  // By which a message is told is not written by users.
  const places = [...leavesOf(full), ...branchesOf(full)]
    .filter((path) => path.at(-1) !== 'channel_type')
    .map((path) => [path.join('.'), path] as const);

  test.each(places)('it is %s where that has another type, and there is no other problem', (_, path) => {
    // A text is wrong for a number, and a number for everything else.
    const wrong = (value: unknown) => (typeof value === 'number' ? 'x' : 1);
    const told = check(batchContract, withLeaf(full, path, wrong(leafAt(full, path))), MEANT);
    expect(told.map((problem) => problem.path.join('.'))).toEqual([path.join('.')]);
  });

  test.each(places)('it is on or under %s where that is a token, so that it can be dropped [R42]', (_, path) => {
    // What stands for a token while a campaign is checked.
    const wrong = check(batchContract, withLeaf(full, path, Symbol('a token')), MEANT);
    const above = wrong.map((problem) => problem.path.slice(0, path.length).join('.'));
    expect(above).toEqual(wrong.map(() => path.join('.')));
  });
});

test('a full mail and a full notification have every member that is declared [R54]', () => {
  const anyPosition = (path: readonly string[]) => path.map((part) => (/^\d+$/.test(part) ? '*' : part)).join('.');
  const had = new Set(FULL.flatMap(([, full]) => leavesOf(full)).map(anyPosition));
  expect([...had].sort()).toEqual(declaredLeaves(batchContract.campaign).map(anyPosition).sort());
});

describe('round trip', () => {
  const read = (value: unknown) => {
    const wrong: Problem[] = [];
    return { value: decode(batchContract.campaign, delivered(encode(value)), wrong), wrong };
  };

  test('the contract comes back as it was sent, though every scalar arrives as text [R42]', () => {
    fc.assert(
      fc.property(ofType(batchContract.campaign), (value) => {
        const { value: back, wrong } = read(value);
        expect(wrong).toEqual([]);
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });

  const least: typeof FULL = [
    ['a minimal mail', MINIMAL],
    ['a minimal notification', { ...MINIMAL, messages: [PUSH] }],
  ];
  test.each([...FULL, ...least])('%s comes back and has no problem [R42]', (_, campaign) => {
    expect(read(campaign)).toEqual({ value: campaign, wrong: [] });
    expect(check(batchContract, read(campaign).value, MEANT)).toEqual([]);
  });

  test('a message of no known kind is a problem, and everything else is read [R34][R42]', () => {
    const { value, wrong } = read({ ...MINIMAL, send_rate: 1000, messages: [{ ...EMAIL, channel_type: 'sms' }] });
    expect(wrong).toEqual([
      { path: ['messages', 0], message: expect.stringContaining('must be of a known kind') as string },
    ]);
    expect(value).toMatchObject({ send_rate: 1000, projectKey: 'project_1' });
  });
});

describe('whatever is written', () => {
  const schema = batchContract.campaign;
  const hostile = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
  const anything = fc.oneof(noisy(schema), fc.jsonValue(), hostile, noisy(schema).map(encode));

  test('no rule throws', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const campaign = typeof value === 'object' && value !== null ? value : {};
        for (const rule of batchContract.rules) rule(campaign, {});
      }),
      { numRuns: 200 },
    );
  });

  test('checking never throws, and tells no problem of a place twice', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const told = check(batchContract, value).map(({ path, message }) => JSON.stringify([path, message]));
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 200 },
    );
  });

  test('what the schema accepts breaks at most a rule between fields', () => {
    const rules =
      /^(must be different|must each have|must be one for each|must be "normal"|must be the text|must not have the key|is (absent|"now"))/;
    fc.assert(
      fc.property(valid(schema), (value) => {
        for (const { message } of check(batchContract, value)) expect(message).toMatch(rules);
      }),
      { numRuns: 100 },
    );
  });
});
