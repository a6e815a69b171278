import { CloudWorld, thing, within } from './support/cloud';

let world: CloudWorld;
beforeAll(async () => (world = await CloudWorld.start()));
afterAll(() => world.engine.close());

const FAILS = { status: 'FAILED', reason: 'still in use' };

test('a stack goes in the reverse order, and is not found by its name any more', async () => {
  await world.deploy('gone', { A: thing(), B: thing({ word: { Ref: 'A' } }) });
  const stack = await world.delete('gone');
  expect(stack).toMatchObject({ status: 'DELETE_COMPLETE', resources: {} });
  expect(world.asks('gone', 2)).toEqual(['Delete B id-of-B id-of-A', 'Delete A id-of-A']);
  await expect(world.call('DescribeStacks', { StackName: 'gone' })).rejects.toThrow(
    'ValidationError: Stack with id gone does not exist',
  );
  expect(within(await world.call('DescribeStacks', { StackName: stack.id }), 'StackStatus')).toBe('DELETE_COMPLETE');
  await world.deploy('gone', { A: thing() });
  expect(world.stack('gone').id).not.toBe(stack.id);
});

test('what cannot be deleted stays with what it needs, all else goes; the second time it can be left behind', async () => {
  await world.deploy('held', { A: thing(), B: thing({ Delete: FAILS, word: { Ref: 'A' } }), C: thing() });
  const stack = await world.delete('held');
  expect(stack).toMatchObject({ status: 'DELETE_FAILED', reason: 'The following resource(s) failed to delete: [B]. ' });
  expect(Object.keys(stack.resources)).toEqual(['Fn', 'A', 'B']);
  expect(world.reasonOf('held', 'B', 'DELETE_FAILED')).toMatch(/still in use/);
  await expect(world.begin('held', { A: thing() })).rejects.toThrow('is in DELETE_FAILED state and can not be updated');
  const left = await world.delete('held', { 'RetainResources.member.1': 'B' });
  expect(left.status).toBe('DELETE_COMPLETE');
  expect(world.asks('held', 3).sort()).toEqual(['Delete A id-of-A', 'Delete B id-of-B id-of-A', 'Delete C id-of-C']);
});

test.each([
  ['Retain', 'kept', 'kept'],
  ['RetainExceptOnCreate', 'kept', 'deleted'],
  ['Delete', 'deleted', 'deleted'],
])(
  'with the policy %s a resource is %s with its stack, and %s when its creation is taken back',
  async (DeletionPolicy, later, first) => {
    const fate = (name: string) => (world.events(name).includes('A DELETE_SKIPPED') ? 'kept' : 'deleted');
    const name = `policy${DeletionPolicy}`;
    await world.deploy(name, { A: thing({}, { DeletionPolicy }), B: thing({ Create: FAILS }, { DependsOn: 'A' }) });
    expect(fate(name)).toBe(first);
    await world.deploy(`${name}2`, { A: thing({}, { DeletionPolicy }) });
    await world.delete(`${name}2`);
    const skipped = world.asks(`${name}2`).length === 1;
    expect(skipped ? 'kept' : 'deleted').toBe(later);
  },
);

test('a protected stack is not deleted', async () => {
  await world.deploy('safe', { A: thing() });
  await world.call('UpdateTerminationProtection', { StackName: 'safe', EnableTerminationProtection: 'true' });
  await expect(world.call('DeleteStack', { StackName: 'safe' })).rejects.toThrow(
    'while TerminationProtection is enabled',
  );
});

test('what another stack imports can neither go nor change', async () => {
  const exporting = (word: string) => ({ Outputs: { Word: { Value: word, Export: { Name: 'shared-word' } } } });
  await world.deploy('source', { A: thing() }, exporting('one'));
  await world.deploy('sink', { A: thing({ word: { 'Fn::ImportValue': 'shared-word' } }) });
  expect(world.asks('sink')).toEqual(['Create A one']);
  const changed = await world.deploy('source', { A: thing() }, exporting('two'));
  expect(changed).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', outputs: { Word: 'one' } });
  const kept = await world.delete('source');
  expect(kept).toMatchObject({
    status: 'DELETE_FAILED',
    reason: 'Export shared-word cannot be deleted as it is in use by sink',
  });
  await world.delete('sink');
  expect((await world.delete('source')).status).toBe('DELETE_COMPLETE');
});
