import { backoffSeconds, deadlineSeconds, pollSeconds, signedAt, span } from '../../lambda/engine/time';
import { toCreate, toDelete } from './support/events';

describe('the time in a response URL', () => {
  test.each([
    ['https://x.invalid/?X-Amz-Date=20270304T050607Z&b=c', Date.UTC(2027, 2, 4, 5, 6, 7)],
    ['https://x.invalid/?x=y', undefined],
    ['https://x.invalid/?X-Amz-Date=yesterday', undefined],
    ['https://x.invalid/?X-Amz-Date=20271399T050607Z', undefined],
    ['not a url', undefined],
    ['', undefined],
  ])('of %j', (url, expected) => {
    expect(signedAt(url)).toBe(expected);
  });
});

describe('the seconds until the deadline', () => {
  test.each([
    [undefined, undefined, 3300],
    [{}, undefined, 3300],
    [{}, '', 3300],
    [{}, 'soon', 3300],
    [{}, '120', 120],
    [{ deadlineSeconds: '90' }, '120', 90],
    [{ deadlineSeconds: 90 }, undefined, 90],
    [{ deadlineSeconds: '' }, '120', 120],
    [{ deadlineSeconds: '-5' }, '120', 120],
    [{ deadlineSeconds: '0' }, undefined, 3300],
    [{ deadlineSeconds: 'never' }, undefined, 3300],
    [{ deadlineSeconds: 'Infinity' }, undefined, 3480],
    [{ deadlineSeconds: '3481' }, '120', 3480],
    ['nonsense', '120', 120],
    [null, '120', 120],
  ])('of options %j and provider %j are %d', (options, fallback, expected) => {
    const event = { ...toCreate({}), ResourceProperties: { options } };
    expect(deadlineSeconds(event, fallback)).toBe(expected);
  });

  test.each([
    [{ deadlineSeconds: '90' }, 3300],
    [{ deadlineSeconds: '3400' }, 3400],
    [undefined, 3300],
  ])('of a delete are enough for the end of a create before it: %j', (options, expected) => {
    const event = { ...toDelete({}), ResourceProperties: { options } };
    expect(deadlineSeconds(event, '60')).toBe(expected);
  });
});

describe('the seconds between polls', () => {
  test.each([
    [0, 600, 2],
    [10, 600, 5],
    [100, 600, 30],
    [570, 600, 10],
    [600, 600, 2],
    [900, 600, 30],
    [0, 2, 2],
    [0, 1, 1],
    [0, 0, 1],
  ])('%d s into what takes %d s are about %d', (elapsed, usual, expected) => {
    expect(pollSeconds(elapsed, usual, 0.5)).toBe(expected);
  });

  test('vary a little', () => {
    expect([0, 1].map((random) => pollSeconds(100, 600, random))).toEqual([26, 35]);
  });
});

describe('the seconds after refusals', () => {
  test('are under a bound that doubles to a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 1000].map((refusals) => backoffSeconds(refusals, 1))).toEqual([4, 8, 16, 32, 60, 60, 60]);
  });

  test('spread over the whole of it', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((random) => backoffSeconds(9, random))).toEqual([1, 16, 31, 45, 60]);
  });
});

test.each([
  [60, '1 minute'],
  [3300, '55 minutes'],
  [90, '90 seconds'],
  [1, '1 second'],
])('%d seconds are %s', (seconds, expected) => {
  expect(span(seconds)).toBe(expected);
});
