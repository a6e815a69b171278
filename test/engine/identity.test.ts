import {
  generatedName,
  generationOf,
  markedTime,
  markerId,
  markKeys,
  marksOf,
  ownerByTags,
  placeOf,
} from '../../lambda/engine/identity';
import { STACK } from './support/marks';

const identity = { stack: STACK, resource: 'Dragon', generation: 'abc' };

describe('a generation', () => {
  test('is the same whatever the order of members', () => {
    expect(generationOf({ a: { x: '1', y: ['2', '3'] }, b: '4' })).toBe(
      generationOf({ b: '4', a: { y: ['2', '3'], x: '1' } }),
    );
  });

  test('is another for another value, place or order of a list', () => {
    const all = [{ a: ['1', '2'] }, { a: ['2', '1'] }, { b: ['1', '2'] }, { a: '1,2' }, {}, { a: {} }];
    expect(new Set(all.map(generationOf)).size).toBe(all.length);
  });

  test('does not count what is absent: a contract grows', () => {
    expect(generationOf({ a: '1', later: undefined })).toBe(generationOf({ a: '1' }));
  });

  test('is short and fit for a tag', () => {
    expect(generationOf({ a: '1' })).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('a generated name', () => {
  test.each([9, 20, 63])('fits %d characters', (longest) => {
    const name = generatedName('a-very-long-prefix-'.repeat(5), identity, longest);
    expect(name).toHaveLength(longest);
    expect(name).toMatch(/-[0-9a-f]{8}$/);
  });

  test('keeps a short prefix whole', () => {
    expect(generatedName('toys', identity, 63)).toMatch(/^toys-[0-9a-f]{8}$/);
  });

  test.each([{ stack: 'other' }, { resource: 'Other' }, { generation: 'def' }])('is another for %j', (other) => {
    expect(generatedName('toys', { ...identity, ...other }, 63)).not.toBe(generatedName('toys', identity, 63));
  });
});

describe('the owner by tags', () => {
  const marks = marksOf(identity, false);

  test.each([
    ['ours', marks, 'ours', 'abc', false],
    ['ours, adopted', marksOf(identity, true), 'ours', 'abc', true],
    ['ours, of another generation', marksOf({ ...identity, generation: 'def' }, false), 'ours', 'def', false],
    ['another resource’s', marksOf({ ...identity, resource: 'Other' }, false), 'sibling', 'abc', false],
    ['another stack’s', marksOf({ ...identity, stack: 'other' }, false), 'other', 'abc', false],
    ['nobody’s', { team: 'toys' }, 'nobody', undefined, false],
    ['a sibling’s without the second mark', { 'cdk-campaigns:stack': STACK }, 'sibling', undefined, false],
  ])('is %s', (_whose, tags, kind, generation, adopted) => {
    expect(ownerByTags({ ...tags, team: 'toys' }, identity)).toMatchObject({ kind, generation, adopted });
  });

  test('is told by keys that are ours alone', () => {
    expect(markKeys({ ...marksOf(identity, true), team: 'toys' })).toEqual([
      'cdk-campaigns:stack',
      'cdk-campaigns:resource',
      'cdk-campaigns:adopted',
    ]);
    expect(markKeys({ team: 'toys' })).toEqual([]);
  });
});

describe('an id that stands for no campaign', () => {
  const id = markerId(STACK, 'Dragon', 1_804_136_767_890);

  test('names the resource and the second of the request', () => {
    expect(id).toMatch(/^no-campaign-[0-9a-f]{16}-1804136767$/);
    expect(markedTime(STACK, 'Dragon', id)).toBe(1_804_136_767_000);
  });

  test.each(['kite/1', '', 'no-campaign-', 'toys-Dragon-1A2B3C'])('is not %j', (other) => {
    expect(markedTime(STACK, 'Dragon', other)).toBeUndefined();
  });

  test('is not that of another resource', () => {
    expect(markedTime(STACK, 'Other', id)).toBeUndefined();
    expect(markedTime('other', 'Dragon', id)).toBeUndefined();
  });
});

test.each([
  [STACK, { partition: 'aws', region: 'eu-west-1', account: '111122223333' }],
  ['arn:aws-cn:cloudformation:cn-north-1:1:stack/x/y', { partition: 'aws-cn', region: 'cn-north-1', account: '1' }],
])('the place of %s [R53]', (stack, place) => {
  expect(placeOf(stack)).toEqual(place);
});
