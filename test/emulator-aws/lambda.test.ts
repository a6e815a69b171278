import { GetFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { FunctionRegistry } from '../../emulator/aws/function-registry';
import type { Functions } from '../../emulator/aws/functions';
import { createLambda } from '../../emulator/aws/lambda';
import { startEmulator, type Emulator } from '../../emulator/core/server';
import { HandlerFiles } from './handler-files';

const SOURCE = `exports.handler = async ({ name, error }) => {
  if (error) throw new RangeError(error);
  return { hello: name };
};`;

let files: HandlerFiles;
let functions: Functions;
let emulator: Emulator;
let client: LambdaClient;

beforeEach(async () => {
  files = new HandlerFiles();
  functions = files.functions(SOURCE, { name: 'f' });
  const registry = new FunctionRegistry();
  registry.add(functions);
  emulator = await startEmulator({ services: () => [createLambda(registry)] });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  client = new LambdaClient({ endpoint: emulator.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await emulator.close();
  await files.close();
});

async function invoke(event: object, FunctionName = functions.arn) {
  const { Payload, FunctionError, StatusCode } = await client.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
  );
  return { payload: JSON.parse(Buffer.from(Payload ?? []).toString()) as unknown, FunctionError, StatusCode };
}

describe('an invocation by the API', () => {
  test.each(['f', 'arn:aws:lambda:us-east-1:123456789012:function:f'])(
    'of %s is answered with what it returns',
    async (id) => {
      const answer = { payload: { hello: 'you' }, FunctionError: undefined, StatusCode: 200 };
      expect(await invoke({ name: 'you' }, id)).toEqual(answer);
    },
  );

  test('that fails is answered too, with the error as the payload', async () => {
    const { payload, FunctionError, StatusCode } = await invoke({ error: 'too far' });
    expect({ FunctionError, StatusCode }).toEqual({ FunctionError: 'Unhandled', StatusCode: 200 });
    expect(payload).toMatchObject({ errorType: 'RangeError', errorMessage: 'too far' });
  });

  test('is refused by name', async () => {
    functions.throttleNext(1);
    await expect(invoke({})).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    await expect(invoke({}, 'g')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('that nobody waits for is not emulated', async () => {
    const event = new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event' });
    await expect(client.send(event)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });
});

test('a function can be waited for until it is active, which it is at once', async () => {
  const { state } = await waitUntilFunctionActiveV2({ client, maxWaitTime: 5 }, { FunctionName: 'f' });
  expect(state).toBe('SUCCESS');
  const unknown = client.send(new GetFunctionCommand({ FunctionName: 'g' }));
  await expect(unknown).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('each invocation has taken a while', async () => {
  await invoke({});
  await invoke({ error: 'no' });
  expect(functions.durations).toHaveLength(functions.invocations);
  expect(Math.min(...functions.durations)).toBeGreaterThan(0);
});
