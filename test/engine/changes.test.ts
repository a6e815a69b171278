import { changedPaths } from '../../lambda/engine/changes';

describe('what changed', () => {
  test.each([
    ['nothing', { a: '1' }, { a: '1' }, []],
    ['nothing, in another order', { a: '1', b: { c: '2', d: '3' } }, { b: { d: '3', c: '2' }, a: '1' }, []],
    ['a member', { a: '1', b: '2' }, { a: '1', b: '3' }, ['b']],
    ['a new member', {}, { a: '1' }, ['a']],
    ['a member that is gone', { a: '1' }, {}, ['a']],
    ['a member below', { a: { b: { c: '1' } } }, { a: { b: { c: '2' } } }, ['a.b.c']],
    ['members of a map that is gone', { a: { b: '1', c: '2' } }, {}, ['a.b', 'a.c']],
    ['members of a new map', {}, { a: { b: '1' } }, ['a.b']],
    ['an empty map that is new', {}, { a: '{}' }, ['a']],
    ['an empty map that is gone', { a: '{}' }, {}, ['a']],
    ['members of a map that was empty', { a: '{}' }, { a: { b: '1' } }, ['a.b']],
    ['members of a map that is now empty', { a: { b: '1' } }, { a: '{}' }, ['a.b']],
    ['a list, as a whole', { a: ['1', '2'] }, { a: ['2', '1'] }, ['a']],
    ['a list that is empty', { a: ['1'] }, { a: '[]' }, ['a']],
    ['nothing, in another order below a list', { a: [{ b: '1', c: '2' }] }, { a: [{ c: '2', b: '1' }] }, []],
    ['a list of maps', { a: [{ b: '1' }] }, { a: [{ b: '2' }] }, ['a']],
    ['a map that is a text now', { a: { b: '1' } }, { a: 'b' }, ['a']],
    ['a text that is a list now', { a: 'b' }, { a: ['b'] }, ['a']],
    ['a key with a dot', {}, { 'a.b': '1' }, ['a.b']],
    ['keys that every object has', { constructor: '1' }, { toString: '1' }, ['constructor', 'toString']],
    ['null', { a: null }, { a: '1' }, ['a']],
  ])('is named: %s', (_what, before, after, expected) => {
    expect(changedPaths(before, after).map((path) => path.join('.'))).toEqual(expected);
  });

  test('is a path of names, not a text', () => {
    expect(changedPaths({ tags: {} }, { tags: { 'a.b': '1' } })).toEqual([['tags', 'a.b']]);
  });
});
