import { ConnectCampaignsV2Client, CreateCampaignCommand } from '@aws-sdk/client-connectcampaignsv2';
import type { EmulatorContext } from '../../emulator';
import { Rates } from '../../emulator/core/rates';
import { failure, INSTANCE, useConnect } from './connect-harness';
import { V1Calls } from './connectv1-calls';
import { SMS, V2Calls } from './connectv2-calls';
import { ManualClock } from './harness';

describe('a token bucket', () => {
  const clock = new ManualClock();
  const settings = { speed: 1, rates: true };
  const context: EmulatorContext = {
    now: () => clock.now(),
    duration: (milliseconds) => milliseconds / settings.speed,
    lagMs: () => 0,
    rates: () => settings.rates,
    switch: () => undefined,
  };
  const rates = new Rates(context, (name) => ({ perSecond: 10, burst: name === 'one' ? 3 : 1 }));
  const taken = (name = 'one'): number => {
    let count = 0;
    while (count < 100 && rates.take(name)) count += 1;
    return count;
  };
  beforeEach(() => {
    rates.reset();
    Object.assign(settings, { speed: 1, rates: true });
  });

  test('is full at first, fills with time and never over its burst', () => {
    expect(taken()).toBe(3);
    clock.advance(99);
    expect(taken()).toBe(0);
    clock.advance(1);
    expect(taken()).toBe(1);
    clock.advance(60_000);
    expect(taken()).toBe(3);
  });

  test('loses no part of a token to a call that finds none', () => {
    taken();
    for (let tenth = 0; tenth < 10; tenth += 1) {
      expect(rates.take('one')).toBe(false);
      clock.advance(10);
    }
    expect(rates.take('one')).toBe(true);
  });

  test('is one of each name, with a rate of its own', () => {
    expect([taken('one'), taken('two'), taken('one')]).toEqual([3, 1, 0]);
  });

  test('fills faster with speed', () => {
    taken();
    settings.speed = 50;
    clock.advance(2);
    expect(taken()).toBe(1);
  });

  test('is not asked where rates are off, and is as it was when they are on again', () => {
    taken();
    settings.rates = false;
    expect(taken()).toBe(100);
    settings.rates = true;
    expect(taken()).toBe(0);
  });
});

describe('the rates of Connect', () => {
  const harness = useConnect();
  const v1 = new V1Calls(harness);
  const v2 = new V2Calls(harness);
  const THROTTLED = 'ThrottlingException 429';
  const id = '1';
  const on = (): void => void harness.emulator.settings.change({ rates: true });

  /** How many calls at one moment are not throttled. */
  async function passed(method: string, path: string, body?: unknown): Promise<number> {
    const answers = await Promise.all(Array.from({ length: 40 }, () => harness.raw(method, path, body)));
    return answers.filter(({ status }) => status !== 429).length;
  }

  test('are enforced unless they are turned off', async () => {
    harness.emulator.reset();
    expect(await passed('GET', '/v2/tags/a')).toBe(2);
    await harness.fetched('PUT', '/_emulator/settings', { rates: false });
    expect(await passed('GET', '/v2/tags/a')).toBe(40);
  });

  test.each([
    ['PUT', '/v2/campaigns', 2],
    ['DELETE', `/v2/campaigns/${id}`, 2],
    ['POST', `/v2/campaigns/${id}/start`, 2],
    ['POST', `/v2/campaigns/${id}/stop`, 2],
    ['POST', `/v2/campaigns/${id}/pause`, 2],
    ['POST', `/v2/campaigns/${id}/resume`, 2],
    ['POST', `/v2/campaigns/${id}/name`, 2],
    ['POST', '/v2/tags/a', 2],
    ['DELETE', '/v2/tags/a', 2],
    ['GET', '/v2/tags/a', 2],
    ['GET', `/v2/campaigns/${id}/state`, 10],
    ['POST', '/v2/campaigns-state', 10],
    ['POST', '/v2/campaigns-summary', 10],
    ['PUT', `/v2/campaigns/${id}/outbound-requests`, 10],
    ['PUT', `/v2/campaigns/${id}/profile-outbound-requests`, 10],
    ['GET', `/v2/campaigns/${id}`, 35],
    ['POST', `/v2/campaigns/${id}/schedule`, 5],
    ['DELETE', `/v2/campaigns/${id}/entry-limits`, 5],
    ['POST', `/campaigns/${id}/dialer-config`, 2],
    ['POST', `/campaigns/${id}/outbound-call-config`, 2],
    ['PUT', `/campaigns/${id}/dial-requests`, 10],
  ])('%s %s passes %d times', async (method, path, count) => {
    on();
    expect(await passed(method, path)).toBe(count);
  });

  test.each([
    ['POST', '/v2/tags/a', 1],
    ['POST', '/v2/campaigns-summary', 5],
    ['PUT', `/v2/campaigns/${id}/outbound-requests`, 10],
    ['GET', `/v2/campaigns/${id}`, 25],
    ['POST', `/v2/campaigns/${id}/flow`, 2],
  ])('%s %s passes again within a second, %d times', async (method, path, count) => {
    on();
    await passed(method, path);
    harness.pass(1);
    expect(await passed(method, path)).toBe(count);
  });

  test('are those of both versions together, by operation', async () => {
    on();
    await v1.create();
    await v2.create();
    expect([await failure(v1.create()), await failure(v2.create())]).toEqual([THROTTLED, THROTTLED]);
    expect(await passed('POST', '/campaigns/1/start')).toBe(2);
    harness.pass(1);
    await v2.create();
    expect(await failure(v1.create())).toBe(THROTTLED);
  });

  test('a call that is throttled has no effect, and one that is refused counts', async () => {
    on();
    await v2.create();
    expect(await failure(v2.create({ name: '' }))).toBe('ValidationException 400');
    expect(await failure(v2.create())).toBe(THROTTLED);
    expect(harness.campaigns('connectv2')).toHaveLength(1);
  });

  test('are faster with speed', async () => {
    harness.emulator.settings.change({ speed: 100, rates: true });
    await passed('POST', '/v2/tags/a');
    harness.pass(0.02);
    expect(await passed('POST', '/v2/tags/a')).toBe(2);
  });

  test('the update of a channel is throttled, too, though its model does not say so', async () => {
    const campaign = await v2.create();
    on();
    for (let count = 0; count < 5; count += 1) await v2.channels(campaign, { sms: SMS });
    expect(await failure(v2.channels(campaign, { sms: SMS }))).toBe(THROTTLED);
  });

  test('three attempts of the SDK are not enough for a fourth create at one moment', async () => {
    on();
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
    const client = new ConnectCampaignsV2Client({ endpoint: harness.emulator.url, region: 'us-east-1', credentials });
    const create = new CreateCampaignCommand({ name: 'films', connectInstanceId: INSTANCE });
    for (let count = 0; count < 2; count += 1) await client.send(create);
    expect(await failure(client.send(create))).toBe(THROTTLED);
    expect(harness.emulator.requests()).toHaveLength(5);
    client.destroy();
  });
});
