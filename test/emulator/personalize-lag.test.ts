import { ListCampaignsCommand } from '@aws-sdk/client-personalize';
import { Calls } from './calls';
import { refusal, useEmulator } from './harness';

const harness = useEmulator();
const calls = new Calls(harness);

const LAG = 6000;
const JUST_BEFORE = 0.099;
const AFTER = 0.1;

async function listed(): Promise<number | undefined> {
  return (await harness.client.send(new ListCampaignsCommand({}))).campaigns?.length;
}

beforeEach(() => calls.lag(LAG));

test('a new campaign is not found at first, though its name is taken and the truth is known', async () => {
  await calls.create();
  calls.pass(JUST_BEFORE);
  expect(await calls.status()).toBe('ResourceNotFoundException');
  expect(await listed()).toBe(0);
  expect(await refusal(calls.tags())).toBe('ResourceNotFoundException');
  expect(await refusal(calls.create())).toBe('ResourceAlreadyExistsException');
  expect(harness.emulator.services[0]?.campaigns()).toMatchObject([{ status: 'CREATE PENDING' }]);
  calls.pass(AFTER - JUST_BEFORE);
  expect(await calls.status()).toBe('CREATE PENDING');
  expect(await listed()).toBe(1);
});

test('after an update the earlier update still shows', async () => {
  await calls.createActive();
  await calls.update({ minProvisionedTPS: 2 });
  expect(await calls.status()).toBe('ACTIVE');
  calls.pass(5);
  await calls.update({ minProvisionedTPS: 3 });
  expect(await calls.describe()).toMatchObject({ latestCampaignUpdate: { status: 'ACTIVE', minProvisionedTPS: 2 } });
  expect(await refusal(calls.update({ minProvisionedTPS: 4 }))).toBe('ResourceInUseException');
  calls.pass(AFTER);
  expect(await calls.describe()).toMatchObject({
    minProvisionedTPS: 2,
    latestCampaignUpdate: { status: 'CREATE PENDING', minProvisionedTPS: 3 },
  });
});

test('after a deletion the old status still shows, even when the campaign is gone already', async () => {
  await calls.createActive();
  await calls.delete();
  expect(await calls.status()).toBe('ACTIVE');
  calls.lag(3 * 60_000);
  calls.pass(2.5);
  expect(harness.emulator.services[0]?.campaigns()).toEqual([]);
  expect(await calls.status()).toBe('ACTIVE');
  calls.pass(0.5);
  expect(await calls.status()).toBe('ResourceNotFoundException');
});

test('a name that is used again shows the new campaign later', async () => {
  await calls.createActive({ minProvisionedTPS: 1 });
  await calls.delete();
  calls.pass(3);
  await calls.create({ minProvisionedTPS: 2 });
  expect(await calls.status()).toBe('ResourceNotFoundException');
  calls.pass(AFTER);
  expect((await calls.describe()).minProvisionedTPS).toBe(2);
});

test('tags lag, too', async () => {
  await calls.createActive({ tags: [{ tagKey: 'a', tagValue: '1' }] });
  await calls.tag({ b: '2' });
  await calls.untag('a');
  expect(await calls.tags()).toEqual({ a: '1' });
  calls.pass(AFTER);
  expect(await calls.tags()).toEqual({ b: '2' });
});
