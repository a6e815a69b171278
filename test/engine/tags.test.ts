import { toUpdate } from './support/events';
import { GONE, kite, reset } from './support/kites';
import type { Kite } from './support/kites';
import { ADOPTED, marks, OWN } from './support/marks';
import { run, theAnswer } from './support/run';
import { scriptedWorld } from './support/world';

const tagged = (tags?: Record<string, string>): Kite => ({ name: 'dragon', tags });
const read = [kite('FLYING')];

describe('tags', () => {
  scriptedWorld();

  test('are added and changed in one call, removed in another [R22]', async () => {
    const tags = [{ ...OWN, team: 'toys', season: 'spring' }];
    const event = toUpdate(tagged({ team: 'toys', season: 'spring' }), tagged({ team: 'games', year: '2027' }));
    const ran = await run(event, { script: { read, tags } });
    expect(ran.writes).toEqual([
      ['tag', 'kite/1', { team: 'games', year: '2027' }],
      ['untag', 'kite/1', ['season']],
    ]);
    expect(theAnswer(ran)).toMatchObject({ status: 'SUCCESS', id: 'kite/1' });
  });

  test('that are all taken out of the template are removed [R19][R22]', async () => {
    const tags = [{ ...OWN, team: 'toys', season: 'spring' }];
    const event = toUpdate(tagged({ team: 'toys', season: 'spring' }), tagged());
    const ran = await run(event, { script: { read, tags } });
    expect(ran.writes).toEqual([['untag', 'kite/1', ['team', 'season']]]);
  });

  test('of somebody else stay [R22]', async () => {
    const tags = [{ ...OWN, theirs: 'x', team: 'toys' }];
    const ran = await run(toUpdate(tagged({ team: 'toys' }), tagged()), { script: { read, tags } });
    expect(ran.writes).toEqual([['untag', 'kite/1', ['team']]]);
  });

  test('that are gone already are not removed', async () => {
    const ran = await run(toUpdate(tagged({ team: 'toys' }), tagged()), { script: { read } });
    expect(ran.writes).toEqual([]);
  });

  test('that were changed outside are set back', async () => {
    const tags = [{ ...OWN, team: 'pirates' }];
    const event = toUpdate(tagged({ team: 'toys' }), { ...tagged({ team: 'toys' }), tail: 1 });
    const ran = await run(event, { script: { read, tags } });
    expect(ran.writes).toEqual([['tag', 'kite/1', { team: 'toys' }]]);
  });

  test('are written before the settings', async () => {
    const done = kite('FLYING', { properties: { colour: 'red' } });
    const event = toUpdate(tagged(), { ...tagged({ team: 'toys' }), colour: 'red' });
    const ran = await run(event, { script: { read: [...read, ...read, done] } });
    expect(ran.writes.map(([operation]) => operation)).toEqual(['tag', 'paint']);
  });

  test('that are not visible yet are waited for', async () => {
    const ran = await run(toUpdate(tagged(), tagged({ team: 'toys' })), { script: { read, tags: [GONE, OWN] } });
    expect(ran.waits[0]).toMatchObject({ writes: 0, message: 'the tags of kite dragon are not visible yet' });
    expect(ran.writes).toEqual([['tag', 'kite/1', { team: 'toys' }]]);
  });

  test('whose write got no answer are read again', async () => {
    const tags = [OWN, { ...OWN, team: 'toys' }];
    const script = { read, tags, tag: [reset()] };
    const ran = await run(toUpdate(tagged(), tagged({ team: 'toys' })), { script });
    expect(ran.writes).toEqual([['tag', 'kite/1', { team: 'toys' }]]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });
});

describe('marks', () => {
  scriptedWorld();
  const event = toUpdate.bind(undefined, { name: 'dragon', tail: 1 }, { name: 'dragon' });

  test('that are gone are restored', async () => {
    const ran = await run(event(), { script: { read, tags: [{ theirs: 'x' }] } });
    expect(ran.writes).toEqual([['tag', 'kite/1', OWN]]);
    expect(theAnswer(ran).status).toBe('SUCCESS');
  });

  test('that are gone are restored as adopted where that may have been so [R59]', async () => {
    const ran = await run(event({ options: { adopt: true } }), { script: { read, tags: [{}] } });
    expect(ran.writes).toEqual([['tag', 'kite/1', { ...OWN, ...ADOPTED }]]);
  });

  test('of an adopted kite stay', async () => {
    const ran = await run(event(), { script: { read, tags: [{ ...OWN, ...ADOPTED }] } });
    expect(ran.writes).toEqual([]);
  });

  test('of another generation become those of this one', async () => {
    const tags = [{ ...marks({ name: 'dragon', frame: 'bamboo' }), ...ADOPTED }];
    const ran = await run(event(), { script: { read, tags } });
    expect(ran.writes).toEqual([['tag', 'kite/1', { 'cdk-campaigns:resource': OWN['cdk-campaigns:resource'] }]]);
  });

  test('of another resource are an error, with no write', async () => {
    const ran = await run(event(), { script: { read, tags: [marks({ name: 'dragon' }, 'Sibling')] } });
    expect(ran.writes).toEqual([]);
    expect(theAnswer(ran)).toMatchObject({ status: 'FAILED', id: 'kite/1' });
    expect(theAnswer(ran).reason).toContain('kite dragon belongs to Sibling of the stack');
  });
});
