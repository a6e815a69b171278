import { ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { StepFunctions } from '../../emulator/aws/step-functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { WAITER } from './waiter';

describe('Step Functions', () => {
  const time = new VirtualTime();
  const service = new StepFunctions(time);
  const stateMachineArn = service.createStateMachine({ name: 'waiter', definition: WAITER, functions: [] });
  let emulator: Emulator;
  let client: SFNClient;

  beforeAll(async () => {
    emulator = await startEmulator({ services: (context) => [service.limit(context)], clock: time });
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    client = new SFNClient({ endpoint: emulator.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  });
  beforeEach(() => emulator.reset());
  afterAll(async () => {
    client.destroy();
    await emulator.close();
  });

  const list = () => client.send(new ListExecutionsCommand({ stateMachineArn }));
  /** How many lists of so many are answered. */
  const answered = async (count: number) => {
    const outcomes = await Promise.allSettled(Array.from({ length: count }, list));
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  };

  test('lists a hundred times at once, then twice a second', async () => {
    expect(await answered(103)).toBe(100);
    time.advance(1000);
    expect(await answered(5)).toBe(2);
  });

  test('refuses what is over the rate in its own words, and each operation has a rate of its own', async () => {
    await answered(100);
    const refusal = { name: 'ThrottlingException', message: 'Rate exceeded', $metadata: { httpStatusCode: 400 } };
    await expect(list()).rejects.toMatchObject(refusal);
    const start = new StartExecutionCommand({ stateMachineArn, input: '{"function":"f"}' });
    await expect(client.send(start)).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });

  test('refuses nothing where rates are off', async () => {
    emulator.settings.change({ rates: false });
    expect(await answered(103)).toBe(103);
  });

  test('has its bucket full again after a reset', async () => {
    await answered(100);
    emulator.reset();
    expect(await answered(1)).toBe(1);
  });
});
