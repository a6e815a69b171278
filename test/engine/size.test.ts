import { randomBytes } from 'node:crypto';
import type { Tags } from '../../lambda/engine/service';
import type { Memory } from '../../lambda/engine/memory';
import { toCreate, toDelete, toUpdate } from './support/events';
import { GONE, kite } from './support/kites';
import { ADOPTED, OWN } from './support/marks';
import { run, theAnswer } from './support/run';
import { said, scriptedWorld } from './support/world';

const LIMIT = 256 * 1024;
const COMPRESS_ABOVE = 64 * 1024;
/** Does not compress. */
const noise = (bytes: number) => randomBytes(bytes).toString('base64');
const compressed = (input: string) =>
  typeof (JSON.parse(input) as { request: { compressed?: unknown } }).request.compressed;

describe('a request', () => {
  scriptedWorld();

  test('of up to 64 KB is kept readable', async () => {
    const script = { create: ['kite/1'], read: [kite('FLYING')] };
    const ran = await run(toCreate({ name: 'dragon', whisper: 'x'.repeat(COMPRESS_ABOVE - 2000) }), { script });
    expect(compressed(ran.waiter.started[0]?.input ?? '')).toBe('undefined');
  });

  test('of more than 64 KB is compressed, and reaches the service whole', async () => {
    const wanted = { name: 'dragon', whisper: 'wind, wind and kites 🪁 '.repeat(8000) };
    const script = { create: ['kite/1'], read: [kite('FLYING')] };
    const ran = await run(toCreate(wanted), { script });
    const input = ran.waiter.started[0]?.input ?? '';
    expect(compressed(input)).toBe('string');
    expect(input.length).toBeLessThan(COMPRESS_ABOVE);
    expect(ran.writes).toEqual([['create', 'dragon', wanted, OWN]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('counts bytes, not characters', async () => {
    const script = { create: ['kite/1'], read: [kite('FLYING')] };
    const ran = await run(toCreate({ name: 'dragon', whisper: '風'.repeat(30_000) }), { script });
    expect(compressed(ran.waiter.started[0]?.input ?? '')).toBe('string');
  });

  test('fits the waiter just below the limit', async () => {
    const script = { create: ['kite/1'], read: [kite('FLYING')] };
    const ran = await run(toCreate({ name: 'dragon', whisper: noise(140_000) }), { script });
    expect(ran.waiter.started[0]?.input.length).toBeLessThan(LIMIT);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test.each([
    ['Create', () => toCreate({ name: 'dragon', whisper: noise(200_000) }), /^no-campaign-/],
    ['Update', () => toUpdate({ name: 'dragon' }, { name: 'dragon', whisper: noise(200_000) }), /^kite\/1$/],
  ] as const)('that is too large is answered FAILED at once: %s [R35]', async (_type, event, id) => {
    const ran = await run(event());
    expect([ran.waiter.calls, ran.calls]).toEqual([[], []]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(id) as string });
    expect(theAnswer(ran).reason).toContain('too large for the waiter');
  });

  test('to delete that is too large is claimed with what tells which kite is meant [R34]', async () => {
    const event = toDelete(
      { name: 'dragon', frame: 'bamboo', whisper: noise(200_000) },
      { options: { namePrefix: 'toys' }, PhysicalResourceId: 'invented' },
    );
    const script = { candidates: [['kite/1']], read: [kite('FLYING'), kite('FLYING'), GONE], tags: [{}] };
    const ran = await run(event, { script });
    const { request } = JSON.parse(ran.waiter.started[0]?.input ?? '') as Memory;
    expect(request).toMatchObject({
      ResourceProperties: { campaign: { name: 'dragon', frame: 'bamboo' }, options: { namePrefix: 'toys' } },
    });
    expect(ran.calls).toContainEqual(['candidates', 'dragon']);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'invented' });
  });

  test('to delete that is too large still leaves what was adopted [R59]', async () => {
    const event = toDelete({ name: 'dragon', whisper: noise(200_000) }, { options: { adopt: true } });
    const ran = await run(event, {
      script: { read: [kite('FLYING')], tags: [...Array<Tags>(3).fill({ ...OWN, ...ADOPTED }), {}] },
    });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['untag']);
    expect(said.answers).toMatchObject([{ status: 'SUCCESS', id: 'kite/1' }]);
  });
});
