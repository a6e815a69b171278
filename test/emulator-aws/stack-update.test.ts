import { CloudWorld, functionOf, thing, within } from './support/cloud';

let world: CloudWorld;
beforeAll(async () => (world = await CloudWorld.start()));
afterAll(() => world.engine.close());

const FAILS = { status: 'FAILED', reason: 'no luck' };

describe('an update', () => {
  test('in place keeps the id, and tells what was before', async () => {
    await world.deploy('place', {
      A: thing({ word: 'one' }),
      B: thing({ word: { 'Fn::GetAtt': 'A.Word' } }),
      C: thing(),
    });
    const seen = world.engine.stackEvents('place').length;
    await world.deploy('place', {
      A: thing({ word: 'two' }),
      B: thing({ word: { 'Fn::GetAtt': 'A.Word' } }),
      C: thing(),
    });
    const [a, b, ...rest] = world.asked('place', 3);
    expect(rest).toEqual([]);
    const { ServiceToken } = a!.ResourceProperties;
    expect(a).toMatchObject({
      RequestType: 'Update',
      PhysicalResourceId: 'id-of-A',
      ResourceProperties: { ServiceToken, word: 'two' },
      OldResourceProperties: { ServiceToken, word: 'one' },
    });
    expect(b).toMatchObject({ LogicalResourceId: 'B', ResourceProperties: { word: 'two' } });
    expect(world.events('place', seen)).toEqual([
      'place UPDATE_IN_PROGRESS',
      'A UPDATE_IN_PROGRESS',
      'A UPDATE_COMPLETE',
      'B UPDATE_IN_PROGRESS',
      'B UPDATE_COMPLETE',
      'place UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'place UPDATE_COMPLETE',
    ]);
  });

  test('that changes nothing is none, in the words that the CLI knows', async () => {
    await world.deploy('idle', { A: thing() });
    await expect(world.begin('idle', { A: thing() })).rejects.toThrow(
      'ValidationError: No updates are to be performed.',
    );
    const TemplateBody = within(await world.call('GetTemplate', { StackName: 'idle' }), 'TemplateBody');
    const given = { StackName: 'idle', ChangeSetName: 'none', TemplateBody };
    await world.call('CreateChangeSet', given);
    const described = await world.call('DescribeChangeSet', { StackName: 'idle', ChangeSetName: 'none' });
    expect([within(described, 'Status'), within(described, 'StatusReason')]).toEqual([
      'FAILED',
      "The submitted information didn't contain changes. Submit different information to create a change set.",
    ]);
    const executed = world.call('ExecuteChangeSet', { StackName: 'idle', ChangeSetName: 'none' });
    await expect(executed).rejects.toThrow(
      /InvalidChangeSetStatus: .* cannot be executed in its current status of \[FAILED\]/,
    );
  });

  test('that answers with another id replaces, and deletes the old one after everything else', async () => {
    const a = (word: string, id: string) => thing({ word, Update: { id } });
    await world.deploy('replace', { A: a('one', 'x'), B: thing({ word: { Ref: 'A' } }) });
    await world.deploy('replace', { A: a('two', 'new'), B: thing({ word: { Ref: 'A' } }) });
    expect(world.asks('replace', 2)).toEqual(['Update A id-of-A two', 'Update B id-of-B new', 'Delete A id-of-A one']);
    expect(world.stack('replace').resources.A).toMatchObject({ physicalId: 'new', status: 'UPDATE_COMPLETE' });
  });

  test('keeps what was replaced where the policy says so', async () => {
    const policy = { UpdateReplacePolicy: 'Retain' };
    await world.deploy('retain', { A: thing({ word: 'one' }, policy) });
    await world.deploy('retain', { A: thing({ word: 'two', Update: { id: 'new' } }, policy) });
    expect(world.asks('retain', 1)).toEqual(['Update A id-of-A two']);
    expect(world.events('retain')).toContain('A DELETE_SKIPPED');
  });

  test('deletes what was removed last, those first that depend on others', async () => {
    const policy = (word: string) => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { word } } });
    await world.deploy('remove', { A: thing(), B: thing({ word: { Ref: 'A' } }), Policy: policy('one') });
    const seen = world.engine.stackEvents('remove').length;
    await world.deploy('remove', { Policy: policy('two') });
    expect(world.events('remove', seen)).toEqual([
      'remove UPDATE_IN_PROGRESS',
      'Policy UPDATE_IN_PROGRESS',
      'Policy UPDATE_COMPLETE',
      'remove UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'B DELETE_IN_PROGRESS',
      'B DELETE_COMPLETE',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'remove UPDATE_COMPLETE',
    ]);
  });

  test('goes on when a deletion at its end fails', async () => {
    await world.deploy('stays', { A: thing({ Delete: FAILS }), B: thing() });
    const stack = await world.deploy('stays', { B: thing() });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(Object.keys(stack.resources)).toEqual(['Fn', 'B']);
    expect(world.reasonOf('stays', 'A', 'DELETE_FAILED')).toMatch(/no luck/);
  });

  test('of a function gives new code to the same function', async () => {
    const before = await world.deploy('code', { A: thing({ word: 'one' }) });
    const silent = functionOf(
      'exports.handler = async (event) => { console.log(JSON.stringify({ ...event, RequestType: "New" })); };',
    );
    const after = await world.deploy('code', { Fn: silent, A: thing({ word: 'two', ServiceTimeout: 5 }) });
    expect(after.resources.Fn!.attributes).toEqual(before.resources.Fn!.attributes);
    expect(world.asks('code')[1]).toBe('New A id-of-A two');
  });

  test('cannot change who makes a resource', async () => {
    const Other = functionOf();
    await world.deploy('token', { Other, A: thing() });
    const changed = thing({ ServiceToken: { 'Fn::GetAtt': 'Other.Arn' } });
    const stack = await world.deploy('token', { Other, A: changed });
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(world.reasonOf('token', 'A', 'UPDATE_FAILED')).toBe('Modifying service token is not allowed.');
    expect(world.asks('token')).toEqual(['Create A']);
  });

  test('cannot change the type of a resource', async () => {
    await world.deploy('type', { A: thing() });
    const other = { ...thing(), Type: 'Custom::Other' };
    await expect(world.begin('type', { A: other })).rejects.toThrow('Update of resource type is not permitted');
  });
});

describe('a failed update', () => {
  test('is taken back with old and new properties swapped: what was updated, what failed, what was cancelled', async () => {
    const before = { A: thing({ word: 'a1' }), B: thing({ word: 'b1' }), C: thing({ word: 'c1' }) };
    await world.deploy('swap', before);
    const after = {
      A: thing({ word: 'a2' }),
      B: thing({ word: 'b2', Update: FAILS }, { DependsOn: 'A' }),
      C: thing({ word: 'c2', Update: { silent: true } }, { DependsOn: 'A' }),
      D: thing({ word: 'd' }, { DependsOn: 'A' }),
    };
    const stack = await world.deploy('swap', after);
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(world.reasonOf('swap', 'C', 'UPDATE_FAILED')).toBe('Resource update cancelled');
    expect(world.reasonOf('swap', 'swap', 'UPDATE_ROLLBACK_IN_PROGRESS')).toMatch(/failed to update: \[B, C\]\. $/);
    const back = world
      .asked('swap')
      .filter(({ ResourceProperties: { word } }) => /1$/.test(String(word)))
      .slice(3);
    expect(
      back
        .map(({ RequestType, PhysicalResourceId, ResourceProperties, OldResourceProperties: old }) => [
          RequestType,
          PhysicalResourceId,
          ResourceProperties.word,
          old?.word,
        ])
        .sort(),
    ).toEqual([
      ['Update', 'id-of-A', 'a1', 'a2'],
      ['Update', 'id-of-B', 'b1', 'b2'],
      ['Update', 'id-of-C', 'c1', 'c2'],
    ]);
    // The cancelled create of D can start later than its delete: nothing orders the two.
    expect(world.asks('swap').filter((ask) => ask.startsWith('Delete D'))).toHaveLength(1);
    expect(Object.keys(stack.resources)).toEqual(['Fn', 'A', 'B', 'C']);
    expect(stack.resources.B).toMatchObject({ status: 'UPDATE_COMPLETE', properties: { word: 'b1' } });
  });

  test('takes a replacement back, and deletes the new one', async () => {
    const a = (word: string, id: string) => thing({ word, Update: { id } });
    await world.deploy('unreplace', { A: a('one', 'id-of-A') });
    await world.deploy('unreplace', { A: a('two', 'new'), B: thing({ Create: FAILS }, { DependsOn: 'A' }) });
    expect(world.asks('unreplace', 1)).toEqual([
      'Update A id-of-A two',
      'Create B',
      'Update A new one',
      expect.stringMatching(/^Delete (A new two|B id-of-B)$/),
      expect.stringMatching(/^Delete (A new two|B id-of-B)$/),
    ]);
    expect(world.stack('unreplace').resources.A).toMatchObject({ physicalId: 'id-of-A', properties: { word: 'one' } });
  });

  test('deletes what a failed answer says was made', async () => {
    await world.deploy('half', { A: thing({ word: 'one' }) });
    await world.deploy('half', { A: thing({ word: 'two', Update: { ...FAILS, id: 'half-made' } }) });
    expect(world.asks('half', 1)).toEqual(['Update A id-of-A two', 'Update A id-of-A one', 'Delete A half-made two']);
  });

  test('can itself fail to be taken back, and go on later without what cannot be', async () => {
    const a = (word: string) => thing({ word, Update: FAILS });
    await world.deploy('stuck', { A: a('one') });
    const stack = await world.deploy('stuck', { A: a('two') });
    expect(stack).toMatchObject({ status: 'UPDATE_ROLLBACK_FAILED', resources: { A: { status: 'UPDATE_FAILED' } } });
    await expect(world.begin('stuck', { A: a('three') })).rejects.toThrow('is in UPDATE_ROLLBACK_FAILED state');
    await world.call('ContinueUpdateRollback', { StackName: 'stuck', 'ResourcesToSkip.member.1': 'A' });
    await world.time.settle();
    expect(world.stack('stuck').status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  test('can be kept, and mended', async () => {
    await world.deploy('mend', { A: thing({ word: 'one' }), B: thing({ word: 'one' }) });
    const failing = { A: thing({ word: 'two', Update: FAILS }), B: thing({ word: 'two' }) };
    const kept = await world.deploy('mend', failing, {}, { DisableRollback: 'true' });
    expect(kept).toMatchObject({ status: 'UPDATE_FAILED', resources: { A: { status: 'UPDATE_FAILED' } } });
    const mended = await world.deploy('mend', { A: thing({ word: 'three' }), B: thing({ word: 'two' }) });
    expect(mended.status).toBe('UPDATE_COMPLETE');
    expect(world.asks('mend', 4)).toEqual(['Update A id-of-A three']);
  });

  test('can be one that the user cancelled', async () => {
    await world.deploy('stop', { A: thing({ word: 'one' }) });
    await world.begin('stop', { A: thing({ word: 'two', Update: { silent: true } }) });
    await world.time.quiet();
    await world.call('CancelUpdateStack', { StackName: 'stop' });
    await world.time.settle();
    expect(world.stack('stop').status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(world.asks('stop', 1)).toEqual(['Update A id-of-A two', 'Update A id-of-A one']);
  });
});

describe('one operation at a time', () => {
  test('a stack in progress is neither updated nor deleted, but another one is', async () => {
    await world.deploy('one', { A: thing({ word: 'one' }) });
    await world.begin('one', { A: thing({ word: 'two', Update: { silent: true } }) });
    await expect(world.begin('one', { A: thing() })).rejects.toThrow(
      /^ValidationError: Stack:arn:aws:cloudformation:.* is in UPDATE_IN_PROGRESS state and can not be updated\.$/,
    );
    await expect(world.call('DeleteStack', { StackName: 'one' })).rejects.toThrow('while in status UPDATE_IN_PROGRESS');
    await world.begin('other', { A: thing() });
    await world.time.quiet();
    expect(world.stack('other').status).toBe('CREATE_COMPLETE');
    await world.time.settle();
    expect(world.stack('one').status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  test('an executed change set takes all others with it', async () => {
    const TemplateBody = JSON.stringify({ Resources: { Fn: functionOf() } });
    const given = { StackName: 'sets', ChangeSetType: 'CREATE', TemplateBody };
    await world.call('CreateChangeSet', { ...given, ChangeSetName: 'a' });
    await world.call('CreateChangeSet', { ...given, ChangeSetName: 'b' });
    await expect(world.call('CreateChangeSet', { ...given, ChangeSetName: 'b' })).rejects.toThrow(
      'AlreadyExistsException',
    );
    expect(world.stack('sets').status).toBe('REVIEW_IN_PROGRESS');
    await world.call('ExecuteChangeSet', { StackName: 'sets', ChangeSetName: 'a' });
    const second = world.call('ExecuteChangeSet', { StackName: 'sets', ChangeSetName: 'b' });
    await expect(second).rejects.toThrow('ChangeSetNotFound: ChangeSet [b] does not exist');
    await world.time.settle();
    expect(world.stack('sets').status).toBe('CREATE_COMPLETE');
  });
});
