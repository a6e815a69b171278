import { Calls, tagList } from './calls';
import { refusal, useEmulator } from './harness';

const harness = useEmulator();
const calls = new Calls(harness);

function many(count: number, from = 0): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${from + index}`, '']));
}

test('tags are there from creation, and can be added, changed and removed', async () => {
  await calls.create({ tags: tagList({ team: 'a', stage: 'test' }) });
  expect(await calls.tags()).toEqual({ team: 'a', stage: 'test' });
  await calls.tag({ team: 'b', owner: '' });
  await calls.untag('stage', 'unknown');
  expect(await calls.tags()).toEqual({ team: 'b', owner: '' });
});

test('tags survive an update and show while a campaign is deleted', async () => {
  await calls.createActive({ tags: tagList({ team: 'a' }) });
  await calls.update({ minProvisionedTPS: 2 });
  await calls.tag({ stage: 'test' });
  calls.pass(5);
  await calls.delete();
  expect(await calls.tags()).toEqual({ team: 'a', stage: 'test' });
  expect(harness.emulator.services[0]?.campaigns()).toMatchObject([{ tags: tagList({ team: 'a', stage: 'test' }) }]);
});

test.each([
  ['an empty key', { '': 'x' }, 'InvalidInputException'],
  ['a key of 129 characters', { ['k'.repeat(129)]: 'x' }, 'InvalidInputException'],
  ['a value of 257 characters', { key: 'v'.repeat(257) }, 'InvalidInputException'],
  ['a character that is not allowed', { 'key!': 'x' }, 'InvalidInputException'],
  ['a reserved key', { 'aws:key': 'x' }, 'InvalidInputException'],
  ['51 tags', many(51), 'TooManyTagsException'],
  ['201 tags', many(201), 'InvalidInputException'],
])('%s is refused, in creation and later', async (_, tags, error) => {
  expect(await refusal(calls.create({ tags: tagList(tags) }))).toBe(error);
  await calls.create();
  expect(await refusal(calls.tag(tags))).toBe(error);
  expect(await calls.tags()).toEqual({});
});

test.each([
  ['a key of 128 characters and a value of 256', { ['k'.repeat(128)]: 'v'.repeat(256) }],
  ['letters, spaces, digits and _.:/=+-@', { 'Schlüssel 1_.:/=+-@': '日本語 ' }],
  ['a key with aws inside', { 'my-aws:key': '' }],
  ['50 tags', many(50)],
])('%s are allowed', async (_, tags) => {
  await calls.create({ tags: tagList(tags) });
  expect(await calls.tags()).toEqual(tags);
});

test('at most 50 tags in all, where the same key counts once', async () => {
  await calls.create({ tags: tagList(many(49)) });
  await calls.tag(many(50));
  expect(await refusal(calls.tag(many(1, 50)))).toBe('TooManyTagsException');
});

test('the same key twice in one request is refused', async () => {
  const tags = [...tagList({ a: '1' }), ...tagList({ a: '2' })];
  expect(await refusal(calls.create({ tags }))).toBe('InvalidInputException');
});

test.each([
  [['aws:key'], 'InvalidInputException'],
  [[''], 'InvalidInputException'],
  [Object.keys(many(51)), 'TooManyTagKeysException'],
  [Object.keys(many(201)), 'InvalidInputException'],
])('untagging %.40j is refused', async (keys, error) => {
  await calls.create();
  expect(await refusal(calls.untag(...keys))).toBe(error);
});
