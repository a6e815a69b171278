import { differsFrom, memberAt, shows } from '../../lambda/engine/compare';

describe('what is seen shows what is wanted', () => {
  test.each([
    ['nothing is wanted', undefined, 'anything'],
    ['it is the same', 'red', 'red'],
    ['a map has more members', { a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 }],
    ['a map has members that nobody wants', { a: 1, b: undefined }, { a: 1, b: 2 }],
    ['a list is the same', ['a', { b: 1 }], ['a', { b: 1, c: 2 }]],
    ['an empty list is not shown', [], undefined],
    ['an instant is written with milliseconds', '2027-05-01T08:00:00Z', '2027-05-01T08:00:00.000Z'],
    ['an instant is written without seconds', '2027-05-01T08:00Z', '2027-05-01T08:00:00Z'],
    ['an instant is a date', '2027-05-01T08:00:00Z', new Date('2027-05-01T08:00:00Z')],
    ['both are dates', new Date(5), new Date(5)],
    ['an hour is sixty minutes', 'PT1H', 'PT60M'],
    ['a day is written in hours', 'P1DT1H', 'PT25H'],
    ['a minute is written in seconds', 'PT1M', 'PT60S'],
    ['a second and a half is', 'PT1.5S', 'PT1.50S'],
    ['nothing is zero of anything', 'PT0S', 'P0D'],
  ])('where %s', (_why, wanted, seen) => {
    expect(shows(wanted, seen)).toBe(true);
  });
});

describe('what is seen does not show what is wanted', () => {
  test.each([
    ['it is another', 'red', 'blue'],
    ['nothing is seen', 'red', undefined],
    ['a number is not a text', 1, '1'],
    ['a member is another', { a: { b: 1 } }, { a: { b: 2 } }],
    ['a member is missing', { a: 1 }, {}],
    ['a map is missing', { a: 1 }, undefined],
    ['an empty map is missing', {}, undefined],
    ['a map is a list', {}, []],
    ['a map is a date', {}, new Date(5)],
    ['a list has one more', ['a'], ['a', 'b']],
    ['a list has one less', ['a', 'b'], ['a']],
    ['a list is in another order', ['a', 'b'], ['b', 'a']],
    ['a list is missing', ['a'], undefined],
    ['a list is a text', ['a'], 'a'],
    ['an instant is a second later', '2027-05-01T08:00:00Z', '2027-05-01T08:00:01Z'],
    ['an instant is elsewhere', '2027-05-01T08:00:00Z', '2027-05-01T08:00:00'],
    ['a span is longer', 'PT1H', 'PT61M'],
    ['a minute is not a month', 'PT1M', 'P1M'],
    ['a text only begins like a span', 'P', 'PT'],
    ['a text is no span of none', 'P', 'PT0S'],
  ])('where %s', (_why, wanted, seen) => {
    expect(shows(wanted, seen)).toBe(false);
  });
});

describe('what the template has no more', () => {
  const seen = { a: { b: 1 }, c: [1] };

  test.each([
    ['is still there', { a: {} }, [['a', 'b']], true],
    ['is gone', { a: {} }, [['a', 'd']], false],
    ['was the whole', undefined, [[]], true],
    ['is below what is no map', { a: {} }, [['c', '0']], false],
    ['is one of two', { a: {} }, [['x'], ['a', 'b']], true],
    ['is nothing, but the rest differs', { a: { b: 2 } }, [], true],
    ['is called like a member of every object', { a: {} }, [['constructor']], false],
  ])('differs where it %s [R19]', (_how, wanted, removed, differs) => {
    expect(differsFrom(wanted, seen, { changed: true, removed })).toBe(differs);
  });

  test('is found at its place', () => {
    expect([memberAt(seen, ['a', 'b']), memberAt(seen, []), memberAt(undefined, ['a'])]).toEqual([1, seen, undefined]);
  });
});
