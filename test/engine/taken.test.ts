import { toCreate, toUpdate } from './support/events';
import { GONE, kite, refusal, reset } from './support/kites';
import { ADOPTED, marks, OWN } from './support/marks';
import { run, theAnswer } from './support/run';
import { scriptedWorld, START } from './support/world';

const DRAGON = { name: 'dragon', colour: 'red' };
const CREATED = ['create', 'dragon', DRAGON, OWN];
const OTHER_STACK = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/other/1';
const FREE_IT =
  "Choose another name; or, if that stack is gone, take the campaign's cdk-campaigns: tags off and ask for its adoption.";
const taken = refusal('NameTaken', 'The name is taken.');
const red = { properties: { colour: 'red' } };

describe('a name that is taken', () => {
  scriptedWorld();

  test('by our own kite is ours: a lost answer [R8]', async () => {
    const script = { create: [taken], candidates: [['kite/1']], read: [kite('FLYING', red)] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('by our own kite is brought to what is wanted', async () => {
    const plain = kite('FLYING');
    const script = { create: [taken], candidates: [['kite/1']], read: [plain, plain, plain, kite('FLYING', red)] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.writes).toEqual([CREATED, ['paint', 'kite/1', { colour: 'red' }]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test.each([
    {
      whom: 'nobody',
      tags: {},
      sentence: 'which this stack did not make. Choose another name, or ask for its adoption.',
    },
    {
      whom: 'another stack',
      tags: marks({ name: 'dragon' }, 'Dragon', OTHER_STACK),
      sentence: `which belongs to the stack ${OTHER_STACK}. ${FREE_IT}`,
    },
    {
      whom: 'another resource of the stack',
      tags: marks({ name: 'dragon' }, 'Sibling'),
      sentence:
        'which belongs to Sibling of this stack. A stack makes the new campaign before it deletes the old one: ' +
        'choose another name, leave the name out to have one generated, ' +
        'or remove the old campaign in a deploy of its own first.',
    },
    {
      whom: 'a former one of the same resource',
      tags: marks({ name: 'dragon', frame: 'bamboo' }),
      sentence:
        'which belongs to Dragon of this stack. A stack makes the new campaign before it deletes the old one: ' +
        'choose another name, leave the name out to have one generated, ' +
        'or remove the old campaign in a deploy of its own first.',
    },
  ])('by $whom fails, naming it [R9]', async ({ tags, sentence }) => {
    const script = { create: [taken], candidates: [['kite/1']], read: [kite('FLYING')], tags: [tags] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(theAnswer(ran).reason).toBe(`kite dragon cannot be made: its name is taken by kite/1, ${sentence}`);
    expect(theAnswer(ran).id).toMatch(/^no-campaign-/);
    expect([ran.writes, ran.polls]).toEqual([[CREATED], 1]);
  });

  test.each([
    ['nobody’s', {}],
    ['our own', OWN],
  ])('by %s kite that is being deleted is waited out [R33]', async (_whose, tags) => {
    const script = {
      create: [taken, taken, 'kite/2'],
      candidates: [['kite/1']],
      read: { 'kite/1': [kite('LANDING')], 'kite/2': [kite('FLYING', { id: 'kite/2' })] },
      tags: [tags],
    };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.waits.map(({ message }) => message)).toEqual(
      Array(2).fill('the name dragon is held by a campaign that is LANDING'),
    );
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });

  test.each(['not listed', 'not readable'])('by one that is %s yet is waited for', async (how) => {
    const listed = how === 'not listed' ? [[], ['kite/1']] : [['kite/1']];
    const shown = kite('FLYING', red);
    const script = { create: [taken], candidates: listed, read: how === 'not listed' ? [shown] : [GONE, shown] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.waits).toEqual([{ seconds: 2, writes: 1, message: 'the name dragon is taken, but not visible yet' }]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('by one that goes while its tags are read is tried again', async () => {
    const script = {
      create: [taken, 'kite/2'],
      candidates: [['kite/1']],
      read: { 'kite/1': [kite('FLYING')], 'kite/2': [kite('FLYING', { id: 'kite/2' })] },
      tags: [GONE],
    };
    expect(theAnswer(await run(toCreate(DRAGON), { script }))).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });
});

describe('our own kite of before', () => {
  scriptedWorld();
  const bornBefore = (seconds: number) => new Date(START - seconds * 1000).toISOString();

  test.each([
    ['that was kept is not given to the rollback', 61, /^no-campaign-/],
    ['that this create made is', 59, /^kite\/1$/],
  ])('%s when the create fails [R4][R59]', async (_what, seconds, id) => {
    const shown = kite('FLYING', { born: bornBefore(seconds) });
    const script = { create: [taken], candidates: [['kite/1']], read: [shown], paint: [refusal('Invalid')] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(id) as string });
  });

  test('that was kept is written whole, also what cannot be read', async () => {
    const shown = kite('FLYING', { ...red, born: bornBefore(3600) });
    const script = { create: [taken], candidates: [['kite/1']], read: [shown] };
    const wanted = { ...DRAGON, whisper: 'hush' };
    const ran = await run(toCreate(wanted), { script });
    expect(ran.writes.slice(1)).toEqual([['whisper', 'kite/1', { whisper: 'hush' }]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('that was kept and has failed is mended', async () => {
    const torn = kite('TORN', { born: bornBefore(3600) });
    const script = { create: [taken], candidates: [['kite/1']], read: [torn, torn, torn, kite('FLYING', red)] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.writes).toEqual([CREATED, ['paint', 'kite/1', { colour: 'red' }]]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});

describe('adoption', () => {
  scriptedWorld();
  const adopt = { options: { adopt: true } };
  const adoption = ['tag', 'kite/1', { ...OWN, ...ADOPTED }];

  test('writes marks only, and creates nothing [R57]', async () => {
    const script = { candidates: [['kite/1']], read: [kite('FLYING', red)], tags: [{}, { ...OWN, ...ADOPTED }] };
    const ran = await run(toCreate(DRAGON, adopt), { script });
    expect(ran.writes).toEqual([adoption]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('brings the adopted kite to what is wanted, tags too', async () => {
    const tags = { team: 'toys' };
    const script = {
      candidates: [['kite/1']],
      read: [kite('FLYING'), kite('FLYING'), kite('FLYING'), kite('FLYING', red)],
      tags: [{ season: 'spring' }, { season: 'spring', ...OWN, ...ADOPTED }],
    };
    const ran = await run(toCreate({ ...DRAGON, whisper: 'hush', tags }, adopt), { script });
    expect(ran.writes).toEqual([
      adoption,
      ['tag', 'kite/1', tags],
      ['paint', 'kite/1', { colour: 'red' }],
      ['whisper', 'kite/1', { whisper: 'hush' }],
    ]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('of a failed kite mends it', async () => {
    const script = {
      candidates: [['kite/1']],
      read: [kite('TORN', red), kite('TORN', red), kite('TORN', red), kite('FLYING', red)],
      tags: [{}, { ...OWN, ...ADOPTED }],
    };
    const ran = await run(toCreate(DRAGON, adopt), { script });
    expect(ran.writes).toEqual([adoption, ['paint', 'kite/1', { colour: 'red' }]]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('of what is not there makes it', async () => {
    const ran = await run(toCreate(DRAGON, adopt), { script: { create: ['kite/1'], read: [kite('FLYING')] } });
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('of another stack’s kite is refused with no write [R9]', async () => {
    const tags = [marks({ name: 'dragon' }, 'Dragon', OTHER_STACK)];
    const ran = await run(toCreate(DRAGON, adopt), {
      script: { candidates: [['kite/1']], read: [kite('FLYING')], tags },
    });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran).id).toMatch(/^no-campaign-/);
    expect(theAnswer(ran).reason).toBe(
      `kite dragon cannot be made: its name is taken by kite/1, which belongs to the stack ${OTHER_STACK}. ${FREE_IT}`,
    );
  });

  test('that fails answers an id that no kite has [R59]', async () => {
    const script = {
      candidates: [['kite/1']],
      read: [kite('FLYING'), kite('FLYING'), kite('FLYING')],
      tags: [{}, { ...OWN, ...ADOPTED }],
      paint: [refusal('Invalid', 'Not that red.')],
    };
    const ran = await run(toCreate(DRAGON, adopt), { script });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(/^no-campaign-/) as string });
    expect(theAnswer(ran).reason).toContain('Invalid: Not that red.');
    expect(ran.writes).not.toContainEqual(expect.arrayContaining(['remove']));
  });

  test('whose answer was lost goes on with the marks that it finds [R8][R59]', async () => {
    const script = {
      candidates: [['kite/1']],
      read: [kite('FLYING', red), kite('TORN', red)],
      tags: [{}, { ...OWN, ...ADOPTED }],
      tag: [reset()],
      paint: [refusal('Invalid')],
    };
    const ran = await run(toCreate(DRAGON, adopt), { script });
    expect(ran.writes.filter(([operation]) => operation !== 'paint')).toEqual([adoption]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: expect.stringMatching(/^no-campaign-/) as string });
  });

  test('goes for a replacement too, and a failed one does not delete what it adopted [R59]', async () => {
    const script = {
      candidates: { phoenix: [['kite/2']], dragon: [['kite/1']] },
      read: [kite('FLYING', { id: 'kite/2', name: 'phoenix' })],
      tags: { 'kite/1': [OWN], 'kite/2': [{}, { ...marks({ name: 'phoenix' }), ...ADOPTED }] },
      paint: [refusal('Invalid')],
    };
    const ran = await run(toUpdate({ name: 'dragon' }, { name: 'phoenix', colour: 'red' }, adopt), { script });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['tag', 'paint']);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
  });
});
