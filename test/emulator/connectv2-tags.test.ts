import { ARN_PREFIX, failure, NOWHERE, useConnect } from './connect-harness';
import { V2Calls } from './connectv2-calls';

const harness = useConnect();
const calls = new V2Calls(harness);

function many(count: number, from = 0): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${from + index}`, '']));
}

test('tags are there from creation, and can be added, changed and removed', async () => {
  const id = await calls.create({ tags: { team: 'a', stage: 'test' } });
  expect(await calls.tags(id)).toEqual({ team: 'a', stage: 'test' });
  await calls.tag(id, { team: 'b', owner: '' });
  await calls.untag(id, 'stage', 'unknown');
  expect(await calls.tags(id)).toEqual({ team: 'b', owner: '' });
  expect((await calls.describe(id)).tags).toEqual({ team: 'b', owner: '' });
  expect(harness.campaigns('connectv2')).toMatchObject([{ id, tags: { team: 'b', owner: '' } }]);
});

test.each(['Running', 'Paused', 'Stopped', 'Completed', 'Failed'])('in %s, too', async (state) => {
  const id = await calls.inState(state);
  await calls.tag(id, { a: 'b', c: 'd' });
  await calls.untag(id, 'a');
  expect(await calls.tags(id)).toEqual({ c: 'd' });
});

test('a campaign without tags has none', async () => {
  const id = await calls.create();
  expect(await calls.tags(id)).toEqual({});
  expect((await calls.describe(id)).tags).toEqual({});
});

test('an empty list of keys takes nothing away', async () => {
  const id = await calls.create({ tags: { a: 'b' } });
  await calls.untag(id);
  expect(await calls.tags(id)).toEqual({ a: 'b' });
});

test('one key and several come from the query', async () => {
  const id = await calls.create({ tags: many(4) });
  await calls.untag(id, 'key0');
  await calls.untag(id, 'key1', 'key2');
  expect(await calls.tags(id)).toEqual({ key3: '' });
});

test('at most 50 tags in all, where the same key counts once', async () => {
  const id = await calls.create({ tags: many(49) });
  await calls.tag(id, many(50));
  expect(await failure(calls.tag(id, many(1, 50)))).toBe('ValidationException 400');
  expect(await calls.tags(id)).toEqual(many(50));
  await calls.untag(id, ...Object.keys(many(50)));
  expect(await failure(calls.untag(id, ...Object.keys(many(51))))).toBe('ValidationException 400');
});

test.each([
  `${ARN_PREFIX}${NOWHERE}`,
  'arn:aws:connect-campaigns:eu-west-1:123456789012:campaign/ID',
  'arn:aws:connect-campaigns:us-east-1:123456789012:other/ID',
])('%s is not found', async (template) => {
  const id = await calls.create();
  const arn = encodeURIComponent(template.replace('ID', id));
  for (const [method, path, body] of [
    ['GET', `/v2/tags/${arn}`, undefined],
    ['POST', `/v2/tags/${arn}`, { tags: { a: 'b' } }],
    ['DELETE', `/v2/tags/${arn}?tagKeys=a`, undefined],
  ] as const) {
    expect((await harness.raw(method, path, body)).status).toBe(404);
  }
});
