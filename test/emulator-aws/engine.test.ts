import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { createPersonalize } from '../../emulator';
import { AcceleratedTime } from '../../emulator/aws/accelerated-time';
import { ASSUMPTIONS } from '../../emulator/aws/assumptions';
import { decodeChunks } from '../../emulator/aws/aws-chunks';
import { startEngine } from '../../emulator/aws/engine';
import { unzip } from '../../emulator/aws/unzip';
import { CloudWorld, functionOf, thing } from './support/cloud';

let world: CloudWorld;
beforeAll(async () => (world = await CloudWorld.start()));
afterAll(() => world.engine.close());

test.each([
  ['one at a time where the engine is told so', 1, 1],
  ['side by side where there is room', undefined, 2],
])('a function is invoked %s', async (_how, concurrency, starts) => {
  const own = await CloudWorld.start({ concurrency });
  await own.deploy('s', { A: thing(), B: thing() });
  expect(own.engine.functions()[0]).toMatchObject({ invocations: 2, starts });
  await own.engine.close();
});

describe('accelerated time', () => {
  test('runs as many times as fast as it is told, for timers and for dates', async () => {
    const time = new AcceleratedTime(1000);
    const [began, real] = [time.now(), Date.now()];
    await time.sleep(30_000);
    const [passed, realPassed] = [time.now() - began, Date.now() - real];
    expect(passed).toBeGreaterThanOrEqual(30_000);
    expect(realPassed).toBeLessThan(1000);
    time.close();
  });

  test('can be moved ahead by hand, which wakes who is due', async () => {
    const time = new AcceleratedTime(1, 0);
    const woken = time.busy(async (sleep) => sleep(3_600_000)).then(() => time.now());
    time.advance(3_600_000);
    expect(await woken).toBeGreaterThanOrEqual(3_600_000);
    time.close();
  });

  test('lets a sleep be given up', async () => {
    const time = new AcceleratedTime(1);
    const controller = new AbortController();
    const sleep = time.sleep(3_600_000, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleep).rejects.toThrow('enough');
    time.close();
  });

  test('is the time inside of functions too', async () => {
    const source = 'exports.handler = async (event) => { console.log(Date.now()); };';
    const dates: number[] = [];
    const engine = await startEngine({
      services: () => [],
      speed: 100,
      onEvent: (event) => event.kind === 'log' && dates.push(Number(event.line)),
    });
    const TemplateBody = JSON.stringify({ Resources: { Fn: functionOf(source), A: thing() } });
    const body = new URLSearchParams({ Action: 'CreateStack', Version: '2010-05-15', StackName: 's', TemplateBody });
    await fetch(engine.url, { method: 'POST', body });
    while (dates.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const apart = Math.abs(engine.clock.now() - dates[0]!);
    const ahead = dates[0]! - Date.now();
    await engine.close();
    expect(apart).toBeLessThan(100_000);
    expect(ahead).toBeGreaterThan(1000);
  });
});

describe('an engine', () => {
  test('tells what each role may do, after intrinsics', async () => {
    const statement = (Action: string) => ({ Effect: 'Allow', Action, Resource: { 'Fn::GetAtt': 'Fn.Arn' } });
    const document = (Action: string) => ({ PolicyDocument: { Statement: [statement(Action)] } });
    const resources = {
      Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'in', ...document('a:Inline') }] } },
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { Roles: [{ Ref: 'Role' }], PolicyName: 'p', ...document('a:Attached') },
      },
    };
    const { resources: made } = await world.deploy('roles', resources);
    const Resource = made.Fn!.attributes.Arn;
    expect(world.engine.policies('roles')).toEqual({
      Role: [
        { Effect: 'Allow', Action: 'a:Inline', Resource },
        { Effect: 'Allow', Action: 'a:Attached', Resource },
      ],
    });
  });

  test('has secrets, parameters and late references', async () => {
    const resources = {
      Key: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'key', SecretString: '{"api":"abc"}' } },
      Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/p', Type: 'String', Value: 'v' } },
      A: thing(
        { word: '{{resolve:secretsmanager:key:SecretString:api}}/{{resolve:ssm:/p}}' },
        { DependsOn: ['Key', 'Parameter'] },
      ),
    };
    await world.deploy('stores', resources);
    expect(world.asks('stores')).toEqual(['Create A abc/v']);
    const response = await fetch(world.engine.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: JSON.stringify({ SecretId: world.stack('stores').resources.Key!.physicalId }),
    });
    expect(await response.json()).toMatchObject({ Name: 'key', SecretString: '{"api":"abc"}' });
  });

  test('runs state machines, and changes them in place', async () => {
    const machine = (Result: string) => ({
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        DefinitionString: JSON.stringify({
          StartAt: 'A',
          States: { A: { Type: 'Pass', Result: '${Word}', End: true } },
        }),
        DefinitionSubstitutions: { Word: Result },
      },
    });
    const before = await world.deploy('machine', { Machine: machine('one') });
    const stateMachineArn = before.resources.Machine!.physicalId;
    const start = async () => {
      const headers = { 'x-amz-target': 'AWSStepFunctions.StartExecution' };
      await fetch(world.engine.url, { method: 'POST', headers, body: JSON.stringify({ stateMachineArn }) });
      await world.time.settle();
      return world.engine.executions().at(-1)?.output;
    };
    expect(await start()).toBe('one');
    const after = await world.deploy('machine', { Machine: machine('two') });
    expect(after.resources.Machine!.physicalId).toBe(stateMachineArn);
    expect(await start()).toBe('two');
  });

  test('takes types that it does not know, and says which', async () => {
    const { resources } = await world.deploy('unknown', {
      Topic: { Type: 'AWS::SNS::Topic' },
      A: thing({ word: { 'Fn::GetAtt': 'Topic.TopicName' } }),
    });
    expect(world.engine.assumed()).toEqual(['AWS::SNS::Topic']);
    expect(resources.A!.properties.word).toBe(`${resources.Topic!.physicalId}.TopicName`);
  });

  test('has the campaign services on the same port, and tells functions where they are', async () => {
    const source = 'exports.handler = async () => { console.log(JSON.stringify(process.env)); };';
    const lines: string[] = [];
    const engine = await startEngine({
      services: (context) => [createPersonalize(context)],
      endpoints: (url) => ({ AWS_ENDPOINT_URL_PERSONALIZE: url }),
      onEvent: (event) => event.kind === 'log' && lines.push(event.line),
    });
    const response = await fetch(`${engine.url}/_emulator/health`);
    expect(await response.json()).toMatchObject({
      services: expect.arrayContaining(['personalize', 'cloudformation', 's3']) as string[],
    });
    const TemplateBody = JSON.stringify({ Resources: { Fn: functionOf(source), A: thing() } });
    const body = new URLSearchParams({ Action: 'CreateStack', Version: '2010-05-15', StackName: 's', TemplateBody });
    await fetch(engine.url, { method: 'POST', body });
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(JSON.parse(lines[0]!)).toMatchObject({
      AWS_ENDPOINT_URL_PERSONALIZE: engine.url,
      AWS_ENDPOINT_URL_SFN: engine.url,
      AWS_ENDPOINT_URL_CLOUDFORMATION: engine.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: engine.url,
    });
    expect(engine.stacks()[0]?.status).toBe('CREATE_IN_PROGRESS');
    const folder = join(engine.environment.CDK_HOME!, '..');
    expect(existsSync(folder)).toBe(true);
    await engine.close();
    expect(existsSync(folder)).toBe(false);
  });
});

test('an archive is read by its directory, whatever stands before the files', () => {
  const zip = archive([
    { name: 'index.js', content: 'x'.repeat(100), deflated: true },
    { name: 'lib/', content: '', deflated: false },
    { name: 'lib/é.txt', content: 'é', deflated: false },
  ]);
  expect(unzip(zip).map(({ name, content }) => [name, content.toString()])).toEqual([
    ['index.js', 'x'.repeat(100)],
    ['lib/é.txt', 'é'],
  ]);
  expect(() => unzip(Buffer.from('no archive at all, but long enough'))).toThrow('not a zip archive');
});

test('a body that comes in chunks is put together again', () => {
  const body = Buffer.from('5;chunk-signature=0\r\nhello\r\n3\r\n\r\n!\r\n0\r\nx-amz-checksum-crc32:AAA=\r\n\r\n');
  expect(Buffer.from(decodeChunks(body)).toString()).toBe('hello\r\n!');
});

test('every assumption says where it is from', () => {
  expect(ASSUMPTIONS.length).toBeGreaterThan(20);
  expect(ASSUMPTIONS.filter(({ claim, source }) => claim.length < 20 || source.length < 5)).toEqual([]);
  expect(ASSUMPTIONS.filter(({ source, confirmed }) => confirmed && source.startsWith('no source'))).toEqual([]);
});

/** Sizes are in the directory only, as archivers that stream write them. */
function archive(files: { name: string; content: string; deflated: boolean }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, content, deflated } of files) {
    const path = Buffer.from(name);
    const data = deflated ? deflateRawSync(content) : Buffer.from(content);
    const offset = Buffer.concat(locals).length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(path.length, 26);
    locals.push(local, path, data);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflated ? 8 : 0, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, path);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(locals).length, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
