import { toCreate } from './support/events';
import { GONE, KILL, kite, refusal, reset } from './support/kites';
import { dated, marks, OWN } from './support/marks';
import { FUNCTION_SECONDS, run, theAnswer } from './support/run';
import { scriptedWorld } from './support/world';

const DRAGON = { name: 'dragon', colour: 'red' };
const flying = (id = 'kite/1') => kite('FLYING', { id, properties: { colour: 'red' } });
const CREATED = ['create', 'dragon', DRAGON, OWN];
const CREATED_DATED = ['create', 'dragon', DRAGON, dated(OWN)];

describe('create', () => {
  scriptedWorld();

  test('is one write, with name, properties, tags and marks [R14]', async () => {
    const wanted = { name: 'dragon', colour: 'red', tail: 3, tags: { team: 'toys' } };
    const ran = await run(toCreate(wanted), { script: { create: ['kite/1'], read: [kite('FLYING')] } });
    expect(ran.writes).toEqual([['create', 'dragon', wanted, { team: 'toys', ...OWN }]]);
    expect(theAnswer(ran)).toEqual({ status: 'SUCCESS', id: 'kite/1', reason: '', data: { Id: 'kite/1' } });
  });

  test('carries marks that never change: living stacks hold them', async () => {
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [kite('FLYING')] } });
    expect(ran.writes[0]?.[3]).toEqual({
      'cdk-campaigns:stack': 'arn:aws:cloudformation:eu-west-1:111122223333:stack/toys/6f0e',
      'cdk-campaigns:resource': 'Dragon/10a05fc91a85',
    });
  });

  test('without a name makes one of the prefix, the same on every delivery, within the limit', async () => {
    const script = { create: ['kite/1'], read: [kite('FLYING')] };
    const event = () => toCreate({ colour: 'red' }, { options: { namePrefix: 'toys-of-the-season' } });
    const names = [await run(event(), { script }), await run(event(), { script })].map(({ writes }) => writes[0]?.[1]);
    expect(names[0]).toMatch(/^toys-of-the-[0-9a-f]{8}$/);
    expect(names[1]).toBe(names[0]);
  });

  test('with another frame or prefix has another generated name', async () => {
    const script = { create: ['kite/1'], read: [kite('FLYING')] };
    const events = [
      toCreate({}, { options: { namePrefix: 'toys' } }),
      toCreate({ frame: 'bamboo' }, { options: { namePrefix: 'toys' } }),
      toCreate({}, { options: { namePrefix: 'toy' } }),
      toCreate({}, { options: { namePrefix: 'toys' }, LogicalResourceId: 'Other' }),
    ];
    const names = new Set<unknown>();
    for (const event of events) names.add((await run(event, { script })).writes[0]?.[1]);
    expect(names.size).toBe(4);
  });

  test('reads nothing of other kites before it', async () => {
    const ran = await run(toCreate(DRAGON), { script: { create: ['kite/1'], read: [kite('FLYING')] } });
    expect(ran.calls.map(([operation]) => operation)).toEqual(['need', 'create', 'read']);
  });

  test('that is not visible yet is pending [R13]', async () => {
    const script = { create: ['kite/1'], read: [GONE, GONE, kite('FLYING')] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.waits.map(({ message }) => message)).toEqual(
      Array(2).fill('kite dragon was created, but is not visible yet'),
    );
    expect(ran.writes).toEqual([CREATED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('that vanishes after it was seen has failed, with its id [R4]', async () => {
    const script = { create: ['kite/1'], read: [kite('BUILDING'), GONE] };
    const answer = theAnswer(await run(toCreate(DRAGON), { script }));
    expect(answer).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(answer.reason).toContain('kite dragon (kite/1) does not exist any more: it was deleted outside');
  });

  test('is not answered before the kite is ready [R10]', async () => {
    const script = { create: ['kite/1'], read: [kite('BUILDING'), kite('BUILDING'), kite('FLYING')] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.waits.map(({ message }) => message)).toEqual(Array(2).fill('kite dragon is BUILDING'));
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('that ends as failed carries the reason and the id [R4][R11]', async () => {
    const script = { create: ['kite/1'], read: [kite('BUILDING'), kite('TORN', { reason: 'No wind.' })] };
    const answer = theAnswer(await run(toCreate(DRAGON), { script }));
    expect(answer).toEqual({ status: 'FAILED', id: 'kite/1', reason: 'kite dragon is TORN: No wind.' });
  });

  test('waits on an unknown status and names it at the deadline', async () => {
    const event = toCreate(DRAGON, { options: { deadlineSeconds: 300 } });
    const ran = await run(event, { script: { create: ['kite/1'], read: [kite('WOBBLING')] } });
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toContain(
      'Not settled within 5 minutes: kite dragon is WOBBLING, which is no status that is known here.',
    );
    expect(ran.seconds).toBe(300);
  });

  test('whose kite is deleted by somebody meanwhile has failed', async () => {
    const script = { create: ['kite/1'], read: [kite('LANDING')] };
    const answer = theAnswer(await run(toCreate(DRAGON), { script }));
    expect(answer).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(answer.reason).toBe('kite dragon is LANDING: somebody deletes it outside of this stack.');
  });

  test('names the log group in its reason [R44]', async () => {
    process.env.AWS_LAMBDA_LOG_GROUP_NAME = '/kites';
    const script = { create: ['kite/1'], read: [kite('TORN', { reason: 'No wind' })] };
    const { reason } = theAnswer(await run(toCreate(DRAGON), { script }));
    expect(reason).toBe('kite dragon is TORN: No wind. Log group: /kites');
  });
});

describe('a create that may have been made', () => {
  scriptedWorld();

  test('is looked for once the service would show it, and taken [R8]', async () => {
    const script = { create: [reset()], candidates: [['kite/1']], read: [kite('BUILDING'), flying()] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(ran.waits[0]?.message).toBe('kite dragon: the last answer was ECONNRESET: socket hang up');
    expect(ran.waits.slice(0, 2).reduce((sum, { seconds }) => sum + seconds, 0)).toBe(10);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test.each([true, false])('is made again only after nothing was found (unique names: %s)', async (uniqueNames) => {
    const script = { create: [reset(), 'kite/1'], candidates: [[]], read: [flying()] };
    const ran = await run(toCreate(DRAGON), { script, settings: { uniqueNames } });
    expect(ran.calls.map(([operation]) => operation)).toEqual([
      'need',
      'create',
      'candidates',
      'need',
      'create',
      ...(uniqueNames ? [] : ['tags']),
      'read',
    ]);
    const created = uniqueNames ? CREATED : CREATED_DATED;
    expect(ran.writes).toEqual([created, created]);
  });

  test('is looked for after the process died in the call [R7][R25]', async () => {
    const script = { create: [KILL], candidates: [['kite/1']], read: [flying()] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.writes).toEqual([CREATED]);
    expect(ran.waits).toEqual([
      {
        seconds: FUNCTION_SECONDS + 10,
        writes: 1,
        message: 'a write to kite dragon may have been made: its answer was lost',
      },
    ]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('and failed answers the id that was found [R4]', async () => {
    const script = { create: [reset()], candidates: [['kite/1']], read: [kite('TORN', { reason: 'No wind' })] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(theAnswer(ran)).toEqual({ status: 'FAILED', id: 'kite/1', reason: 'kite dragon is TORN: No wind.' });
  });

  test('leaves a namesake of others alone where names are not unique [R9]', async () => {
    const script = {
      create: [reset(), 'kite/2'],
      candidates: [['kite/1']],
      read: [flying(), flying('kite/2')],
      tags: {
        'kite/1': [marks({ name: 'dragon' }, 'Dragon', 'arn:aws:cloudformation:eu-west-1:111122223333:stack/other/1')],
        'kite/2': [OWN],
      },
    };
    const ran = await run(toCreate(DRAGON), { script, settings: { uniqueNames: false } });
    expect(ran.writes).toEqual([CREATED_DATED, CREATED_DATED]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });

  test('is waited for while our own one of before is deleted', async () => {
    const script = {
      create: [reset(), 'kite/2'],
      candidates: [['kite/1']],
      read: { 'kite/1': [kite('LANDING'), kite('LANDING'), GONE], 'kite/2': [flying('kite/2')] },
    };
    const ran = await run(toCreate(DRAGON), { script, settings: { uniqueNames: false } });
    expect(ran.waits.at(-1)).toMatchObject({
      message: 'the name dragon is held by a campaign that is LANDING',
      writes: 1,
    });
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/2' });
  });
});

describe('what a kite is made of', () => {
  scriptedWorld();
  const silk = { noun: 'silk s-1', standing: 'changing', status: 'WEAVING' } as const;

  test('is waited for, saying so, with no write', async () => {
    const script = {
      need: [silk, silk, { ...silk, standing: 'ready', status: 'WOVEN' } as const],
      create: ['kite/1'],
      read: [flying()],
    };
    const ran = await run(toCreate(DRAGON), { script });
    expect(ran.waits.map(({ message, writes }) => [message, writes])).toEqual(
      Array(2).fill(['kite dragon waits: silk s-1 is WEAVING', 0]),
    );
    expect(ran.writes).toEqual([CREATED]);
  });

  test('fails the create at once when it has failed [R46]', async () => {
    const script = { need: [{ ...silk, standing: 'failed', status: 'RIPPED', reason: 'Moths' } as const] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(theAnswer(ran).reason).toBe('kite dragon cannot use it: silk s-1 is RIPPED: Moths.');
    expect([ran.polls, ran.writes]).toEqual([1, []]);
  });

  test('fails the create at once when it does not exist [R46]', async () => {
    const script = { need: [refusal('Gone', 'There is no silk.')] };
    const ran = await run(toCreate(DRAGON), { script });
    expect(theAnswer(ran).reason).toBe(
      'kite dragon: Gone: There is no silk. Check that what the properties name exists in this account and Region.',
    );
    expect(ran.polls).toBe(1);
  });
});

describe('properties', () => {
  scriptedWorld();

  test('that are not valid fail before any call, each named once', async () => {
    const ran = await run(toCreate({ name: 'a-name-that-is-far-too-long', tail: 0 }));
    expect(ran.calls).toEqual([]);
    const { status, id, reason } = theAnswer(ran);
    expect([status, id]).toEqual(['FAILED', expect.stringMatching(/^no-campaign-[0-9a-f]{16}-\d+-untouched$/)]);
    expect(reason).toMatch(
      /^kite of Dragon: the properties are not valid: campaign\.name must [^;]+; campaign\.tail must [^;]+\.$/,
    );
  });

  test('that cannot be read are named with what was got', async () => {
    const campaign = { name: 'dragon', tail: 'long', knots: '2' };
    const given = { campaign, options: { adopt: 'perhaps' } };
    const { reason } = theAnswer(await run({ ...toCreate(DRAGON), ResourceProperties: given }));
    expect(reason).toMatch(
      /campaign\.tail must [^;]+"long"; options\.adopt must [^;]+"perhaps"; campaign\.knots [^;]+$/,
    );
  });

  test('that are no map are told', async () => {
    const ran = await run({ ...toCreate(DRAGON), ResourceProperties: { campaign: 'dragon', options: 'none' } });
    expect(ran.calls).toEqual([]);
    expect(theAnswer(ran).reason).toMatch(/campaign must [^;]+"dragon"; options must [^;]+"none"/);
  });

  test('without a name need a prefix', async () => {
    const ran = await run(toCreate({ colour: 'red' }));
    expect(theAnswer(ran).reason).toContain('options.namePrefix must be given where the campaign has no name');
  });
});
