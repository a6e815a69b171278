import { toCreate, toDelete, toUpdate } from './support/events';
import { GONE, kite, refusal, reset } from './support/kites';
import { OWN } from './support/marks';
import type { Ran } from './support/run';
import { run, theAnswer } from './support/run';
import { logLines, scriptedWorld, START } from './support/world';

const DRAGON = { name: 'dragon' };
const CREATED = ['create', 'dragon', DRAGON, OWN];
const read = [kite('FLYING')];

function create(...answers: (Error | string)[]): Promise<Ran> {
  return run(toCreate(DRAGON), { script: { create: answers, read } });
}

describe('a call that is throttled', () => {
  scriptedWorld();

  test.each([
    refusal('TooFast'),
    refusal('ThrottlingException'),
    refusal('TooManyRequestsException', 'Slow down.', 429),
    refusal('Whatever', 'Slow down.', 429),
  ])('is made again (%s)', async (error) => {
    const ran = await create(error, error, 'kite/1');
    expect(ran.writes).toEqual(Array(3).fill(CREATED));
    expect(ran.calls.map(([operation]) => operation)).not.toContain('candidates');
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('fails the request at its deadline only [R45]', async () => {
    const ran = await create(refusal('TooFast', 'Easy now.'));
    expect(ran.seconds).toBe(55 * 60);
    expect(theAnswer(ran).status).toBe('FAILED');
  });

  test('in reads until the deadline is named in the reason [R44][R45]', async () => {
    const script = { create: ['kite/1'], read: [refusal('TooFast', 'Easy now.')] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toContain(
      'Not settled within 55 minutes: kite dragon: the last answer was TooFast: Easy now.',
    );
  });

  test('in reads while waiting changes nothing [R45]', async () => {
    const throttled = refusal('TooFast');
    const script = { create: ['kite/1'], read: [kite('BUILDING'), throttled, throttled, kite('FLYING')] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});

describe('waiting after refusals', () => {
  scriptedWorld();
  const seconds = async (random: number) => {
    jest.mocked(Math.random).mockReturnValue(random);
    return (await create(...Array<Error>(7).fill(refusal('TooFast')), 'kite/1')).waits.map((wait) => wait.seconds);
  };

  test('grows to a minute and no further', async () => {
    expect(await seconds(1)).toEqual([4, 8, 16, 32, 60, 60, 60]);
  });

  test('is spread by jitter down to a second', async () => {
    expect(await seconds(0)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  test('begins anew after an answer', async () => {
    jest.mocked(Math.random).mockReturnValue(1);
    const throttled = refusal('TooFast');
    const script = { create: [throttled, throttled, 'kite/1'], read: [kite('BUILDING'), throttled, kite('FLYING')] };
    const { waits } = await run(toCreate(DRAGON), { script });
    expect(waits.filter(({ message }) => message?.includes('TooFast')).map((wait) => wait.seconds)).toEqual([4, 8, 4]);
  });
});

describe('a refusal that may be a quota', () => {
  scriptedWorld();

  test('is waited out', async () => {
    const limited = refusal('TooMany');
    const ran = await create(limited, limited, limited, 'kite/1');
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('fails after ten minutes, with advice [R44]', async () => {
    const ran = await create(refusal('TooMany', 'Five kites are enough.'));
    expect(ran.seconds).toBeGreaterThanOrEqual(600);
    expect(ran.seconds).toBeLessThanOrEqual(660);
    expect(theAnswer(ran).reason).toBe(
      'kite dragon: TooMany: Five kites are enough. If this is a quota and no rate, delete a campaign or ask for a higher quota.',
    );
  });

  test('counts from the first of a row', async () => {
    const read = () => {
      const seconds = (Date.now() - START) / 1000;
      if (seconds < 5 || (seconds > 700 && seconds < 760)) return refusal('TooMany');
      return kite(seconds < 760 ? 'BUILDING' : 'FLYING');
    };
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [read] } });
    expect(ran.waits.filter(({ message }) => message?.includes('TooMany')).length).toBeGreaterThan(1);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});

describe('a refusal for permissions', () => {
  scriptedWorld();
  const denied = refusal('Forbidden', 'You may not.', 403);

  test('is waited out for three minutes: a policy that was just attached takes time', async () => {
    const ran = await create(denied, denied, denied, 'kite/1');
    expect(ran.writes).toHaveLength(4);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test.each([denied, refusal('AccessDeniedException', 'You may not.')])(
    'fails after three minutes, with advice: %s [R44]',
    async (error) => {
      const ran = await create(error);
      expect(ran.seconds).toBeGreaterThanOrEqual(180);
      expect(ran.seconds).toBeLessThanOrEqual(240);
      expect(theAnswer(ran).reason).toBe(
        `kite dragon: ${error.name}: You may not. ` +
          "Allow it to the function's role; a permissions boundary or an organization's policy may deny it too.",
      );
    },
  );
});

describe('a refusal that does not pass', () => {
  scriptedWorld();

  test.each([
    ['an error that no table lists', refusal('Invalid', 'Kites have no wheels.')],
    ['a bug', new TypeError('Kites have no wheels.')],
    ['a refusal of unknown name', refusal('', 'Kites have no wheels.', 422)],
  ])('fails in the first poll that sees it: %s [R46]', async (_what, error) => {
    const ran = await create(error);
    expect([ran.polls, ran.writes]).toEqual([1, [CREATED]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(/^no-campaign-/) as string });
    expect(theAnswer(ran).reason).toMatch(
      /^kite dragon: (\w*: )?Kites have no wheels\. Correct what it names and deploy again\.$/,
    );
  });

  test('fails an update with its old id [R3][R46]', async () => {
    const script = { read, paint: [refusal('Invalid')] };
    const ran = await run(toUpdate(DRAGON, { ...DRAGON, colour: 'red' }), { script });
    expect(ran.writes).toHaveLength(1);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });

  test('fails a deletion with its id [R46]', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read, remove: [refusal('Invalid')] } });
    expect(ran.writes).toHaveLength(1);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });

  test('while waiting fails with the real id [R4][R46]', async () => {
    const script = { create: ['kite/1'], read: [kite('BUILDING'), refusal('Invalid')] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(ran.calls.filter(([operation]) => operation === 'read')).toHaveLength(2);
  });
});

describe('an outcome that is unknown', () => {
  scriptedWorld();

  test.each([
    reset(),
    refusal('InternalFailure', 'Oops.', 500),
    Object.assign(new Error('Too slow.'), { name: 'TimeoutError' }),
    Object.assign(new SyntaxError('Unexpected <'), { $responseBodyText: '<html>' }),
  ])('of a create is looked into before another create (%s)', async (error) => {
    const ran = await create(error, 'kite/1');
    expect(ran.calls.map(([operation]) => operation)).toEqual([
      'need',
      'create',
      'candidates',
      'need',
      'create',
      'read',
    ]);
  });

  test('of a read leaves no doubt about writes', async () => {
    const script = { need: [reset(), undefined], create: ['kite/1'], read };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.calls.map(([operation]) => operation)).toEqual(['need', 'need', 'create', 'read']);
  });

  test('of a delete is looked into', async () => {
    const ran = await run(toDelete(DRAGON), { script: { read: [kite('FLYING'), GONE], remove: [reset()] } });
    expect(ran.writes).toHaveLength(1);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});

describe('the log', () => {
  scriptedWorld();

  test('has a JSON line for what happened, with the request and no properties [R47]', async () => {
    const event = toCreate({ ...DRAGON, whisper: 'hush' });
    await run(event, { script: { create: [refusal('TooFast'), 'kite/1'], read } });
    const lines = logLines();
    const about = { request: 'request-Create', resource: 'Dragon', type: 'Create' };
    expect(lines.map(({ message }) => message)).toEqual(['claimed', 'refused', 'waits', 'answered']);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'INFO', message: 'answered', status: 'SUCCESS', ...about }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ level: 'WARN', class: 'throttled', error: 'TooFast: No.' }));
    expect(JSON.stringify(lines)).not.toContain('hush');
    for (const { timestamp } of lines) expect(new Date(timestamp as string).toISOString()).toBe(timestamp);
  });
});
