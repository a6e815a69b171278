import { CloudWorld, functionOf, thing } from './support/cloud';

let world: CloudWorld;
beforeAll(async () => (world = await CloudWorld.start()));
afterAll(() => world.engine.close());

describe('a stack', () => {
  test('is made in the order of its references, and has outputs', async () => {
    const resources = {
      B: thing({ word: { 'Fn::GetAtt': ['A', 'Word'] }, id: { 'Fn::Sub': '${A}!' } }),
      A: thing({ word: 'first', count: 5, yes: true, inner: { list: [1, 'x'] } }),
    };
    const Outputs = { Word: { Value: { 'Fn::Join': ['-', [{ 'Fn::GetAtt': 'B.Word' }, { Ref: 'AWS::Region' }]] } } };
    const stack = await world.deploy('order', resources, { Outputs });
    expect(stack).toMatchObject({ status: 'CREATE_COMPLETE', outputs: { Word: 'first-us-east-1' } });
    const [a, b] = world.asked('order');
    expect(a).toEqual({
      RequestType: 'Create',
      ServiceToken: expect.stringMatching(/^arn:aws:lambda:.*:order-Fn-[A-Z0-9]{12}$/) as string,
      ResponseURL: expect.stringContaining('X-Amz-Date=') as string,
      StackId: stack.id,
      RequestId: expect.any(String) as string,
      LogicalResourceId: 'A',
      ResourceType: 'Custom::Thing',
      ResourceProperties: {
        ServiceToken: a!.ServiceToken,
        word: 'first',
        count: '5',
        yes: 'true',
        inner: { list: ['1', 'x'] },
      },
    });
    expect(b).toMatchObject({ LogicalResourceId: 'B', ResourceProperties: { word: 'first', id: 'id-of-A!' } });
    expect(world.events('order')).toEqual([
      'order CREATE_IN_PROGRESS',
      'Fn CREATE_IN_PROGRESS',
      'Fn CREATE_COMPLETE',
      'A CREATE_IN_PROGRESS',
      'A CREATE_COMPLETE',
      'B CREATE_IN_PROGRESS',
      'B CREATE_COMPLETE',
      'order CREATE_COMPLETE',
    ]);
  });

  test('that cannot be made is taken back, with what its resources answered', async () => {
    const resources = {
      A: thing({ word: 'made' }),
      B: thing({ Create: { status: 'FAILED', reason: 'no luck', id: 'half-made' } }, { DependsOn: 'A' }),
      C: thing({}, { DependsOn: 'B' }),
    };
    const stack = await world.deploy('back', resources);
    expect(stack).toMatchObject({ status: 'ROLLBACK_COMPLETE', resources: {} });
    expect(world.asks('back')).toEqual(['Create A made', 'Create B', 'Delete B half-made', 'Delete A id-of-A made']);
    expect(world.reasonOf('back', 'B', 'CREATE_FAILED')).toMatch(
      /^Received response status \[FAILED\] from custom resource\. Message returned: no luck \(RequestId: [0-9a-f-]{36}\)$/,
    );
    expect(world.reasonOf('back', 'back', 'ROLLBACK_IN_PROGRESS')).toBe(
      'The following resource(s) failed to create: [B]. Rollback requested by user.',
    );
    await expect(world.begin('back', { A: thing() })).rejects.toThrow(
      /is in ROLLBACK_COMPLETE state and can not be updated/,
    );
  });

  test('of which one fails cancels those in progress, and deletes them by an id that it invents', async () => {
    const resources = {
      Slow: thing({ Create: { silent: true } }),
      Bad: thing({ Create: { status: 'FAILED' } }),
    };
    await world.deploy('cancel', resources);
    expect(world.reasonOf('cancel', 'Slow', 'CREATE_FAILED')).toBe('Resource creation cancelled');
    const removed = world
      .asked('cancel')
      .find(({ RequestType, LogicalResourceId }) => `${RequestType} ${LogicalResourceId}` === 'Delete Slow');
    expect(removed?.PhysicalResourceId).toMatch(/^cancel-Slow-[A-Z0-9]{12}$/);
    expect(world.stack('cancel').status).toBe('ROLLBACK_COMPLETE');
  });

  test('can be told to keep what could be made, and to try again', async () => {
    const failing = { A: thing({ word: 'made' }), B: thing({ Create: { status: 'FAILED', id: 'half-made' } }) };
    const kept = await world.deploy('keep', failing, {}, { DisableRollback: 'true' });
    expect(kept).toMatchObject({
      status: 'CREATE_FAILED',
      resources: { A: { status: 'CREATE_COMPLETE' }, B: { status: 'CREATE_FAILED' } },
    });
    const mended = await world.deploy('keep', { A: thing({ word: 'made' }), B: thing({ Create: { id: 'whole' } }) });
    expect(mended.status).toBe('UPDATE_COMPLETE');
    expect(world.asks('keep', 2)).toEqual(['Create B', 'Delete B half-made']);
  });

  test('that was kept can be taken back by hand', async () => {
    await world.deploy(
      'byhand',
      { A: thing(), B: thing({ Create: { status: 'FAILED' } }) },
      {},
      { DisableRollback: 'true' },
    );
    await world.call('RollbackStack', { StackName: 'byhand' });
    await world.time.settle();
    expect(world.stack('byhand')).toMatchObject({ status: 'ROLLBACK_COMPLETE', resources: {} });
  });

  test('is deleted while it is made', async () => {
    await world.begin('early', { Slow: thing({ Create: { silent: true } }) });
    await world.time.quiet();
    const gone = await world.delete('early');
    expect(gone.status).toBe('DELETE_COMPLETE');
    expect(world.asks('early')).toEqual(['Create Slow', expect.stringMatching(/^Delete Slow early-Slow-/)]);
  });

  test('goes without what its conditions leave out', async () => {
    const resources = {
      A: thing({ word: { 'Fn::If': ['Big', { Ref: 'Size' }, { Ref: 'AWS::NoValue' }] } }),
      B: thing({ word: { Ref: 'Size' } }, { Condition: 'Big' }),
    };
    const more = {
      Parameters: { Size: { Type: 'String', Default: '2' } },
      Mappings: { M: { big: { size: '3' } } },
      Conditions: { Big: { 'Fn::Equals': [{ Ref: 'Size' }, { 'Fn::FindInMap': ['M', 'big', 'size'] }] } },
    };
    await world.deploy('small', resources, more);
    expect(world.asks('small')).toEqual(['Create A']);
    const given = { 'Parameters.member.1.ParameterKey': 'Size', 'Parameters.member.1.ParameterValue': '3' };
    await world.deploy('small', resources, more, given);
    expect(world.asks('small', 1).sort()).toEqual(['Create B 3', 'Update A id-of-A 3']);
  });
});

describe('a custom resource', () => {
  test('that does not answer fails at its ServiceTimeout', async () => {
    const before = world.time.now();
    await world.deploy('silent', { A: thing({ ServiceTimeout: 30, Create: { silent: true } }) });
    expect(world.reasonOf('silent', 'A', 'CREATE_FAILED')).toMatch(
      /^CloudFormation did not receive a response from your Custom Resource/,
    );
    expect(world.time.now() - before).toBe(30_000);
    expect(world.asks('silent')[1]).toMatch(/^Delete A silent-A-[A-Z0-9]{12}$/);
  });

  test('has an hour unless it says otherwise', async () => {
    const before = world.time.now();
    await world.deploy('hour', { A: thing({ Create: { silent: true } }) });
    expect(world.time.now() - before).toBe(3_600_000);
  });

  test.each([
    ['bytes', { pad: 4096 }, 'Response object is too long.'],
    ['status', { status: 'DONE' }, 'Invalid Response object: status "DONE"'],
  ])('fails when its answer is no answer: %s', async (name, answer, reason) => {
    await world.deploy(`bad${name}`, { A: thing({ Create: answer }) });
    expect(world.reasonOf(`bad${name}`, 'A', 'CREATE_FAILED')).toBe(reason);
  });

  test.each([
    ['token', { ServiceToken: { Ref: 'AWS::NoValue' } }, 'Property ServiceToken is required.'],
    ['function', { ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:no' }, /^Function not found/],
    ['timeout', { ServiceTimeout: 3601 }, 'ServiceTimeout must be from 1 to 3600 seconds.'],
    [
      'attribute',
      { word: { 'Fn::GetAtt': ['Other', 'No'] } },
      /^CustomResource attribute error: Vendor response doesn't contain No attribute/,
    ],
  ])('fails before anybody is asked: %s', async (name, properties, reason) => {
    await world.deploy(`no${name}`, { A: thing(properties), Other: thing() });
    expect(world.reasonOf(`no${name}`, 'A', 'CREATE_FAILED')).toEqual(expect.stringMatching(reason));
    expect(world.asks(`no${name}`).filter((line) => line.includes(' A '))).toEqual([]);
  });

  test('is tried again by Lambda as its function is configured', async () => {
    const EventInvokeConfig = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: { FunctionName: { Ref: 'Fn' }, Qualifier: '$LATEST', MaximumRetryAttempts: 1 },
    };
    const Fn = functionOf(
      'exports.handler = async (event) => { console.log(JSON.stringify(event)); throw new Error("no") };',
    );
    await world.deploy('retried', {
      Fn,
      EventInvokeConfig,
      A: thing({ ServiceTimeout: 600 }, { DependsOn: 'EventInvokeConfig' }),
    });
    expect(world.asks('retried').slice(0, 2)).toEqual(['Create A', 'Create A']);
    expect(world.asks('retried')[2]).toMatch(/^Delete/);
  });
});

describe('a template', () => {
  const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
  test.each([
    [
      'a null',
      { A: thing({ word: null }) },
      "[/Resources/A/Properties/word] 'null' values are not allowed in templates",
    ],
    [
      'an unknown name',
      { A: thing({ word: { Ref: 'No' } }) },
      'Unresolved resource dependencies [No] in the Resources block',
    ],
    [
      'a cycle',
      { A: thing({ w: { Ref: 'B' } }), B: thing({ w: { Ref: 'A' } }) },
      'Circular dependency between resources: [A, B]',
    ],
    ['an unknown policy', { A: thing({}, { DeletionPolicy: 'Keep' }) }, 'Unrecognized DeletionPolicy "Keep"'],
    ['an unknown function', { A: thing({ w: { 'Fn::Nothing': 1 } }) }, 'Fn::Nothing is not emulated'],
  ])('with %s is refused, and no stack is left', async (_, resources, message) => {
    await expect(world.begin('refused', resources)).rejects.toThrow(message);
    expect(() => world.stack('refused')).toThrow('no stack');
  });

  test('with roles needs a capability', async () => {
    const refused = world.begin('iam', { Role: role }, {}, { 'Capabilities.member.1': 'CAPABILITY_AUTO_EXPAND' });
    await expect(refused).rejects.toThrow(
      'InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_IAM]',
    );
  });

  test('with a parameter needs its value', async () => {
    const Parameters = { Word: { Type: 'String' } };
    await expect(world.begin('given', {}, { Parameters })).rejects.toThrow('Parameters: [Word] must have values');
  });

  test('can take parameters from the Parameter Store', async () => {
    const Parameters = {
      Word: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' },
    };
    await world.deploy('stored', { A: thing({ word: { Ref: 'Word' } }) }, { Parameters });
    expect(world.asks('stored')).toEqual(['Create A 30']);
  });
});
