import { BatchCalls, DRAFT, EMAIL, NOWHERE, told } from './batch-calls';
import { useRest } from './rest-harness';

const harness = useRest();
const calls = new BatchCalls(harness);

const RUNNING = { state: 'RUNNING' };

describe('changes from outside', () => {
  test('a campaign appears, changes and goes, at once and without a call', async () => {
    harness.emulator.settings.change({ lagMs: 60_000 });
    const { id } = await calls.control<{ id: string }>('campaigns', { put: { ...DRAFT, name: 'books' } });
    expect(id).toMatch(/^orchestration_[0-9a-f]{24}$/);
    expect((await calls.list()).orchestrations).toMatchObject([{ id, name: 'books', source: 'dashboard' }]);
    await calls.control('campaigns', { state: { name: 'books', to: 'STOPPED' } });
    expect(await calls.status(id)).toBe('stopped');
    await calls.control('campaigns', { remove: id });
    expect(await calls.status(id)).toBeUndefined();
    expect(await calls.control('outreach')).toMatchObject([{ id, starts: 0, deleted: true }]);
    expect(harness.emulator.requests().map(({ operation }) => operation)).not.toContain('createCampaign');
  });

  test('a campaign of another project, as if the API had made it', async () => {
    await calls.control('campaigns', { put: { ...DRAFT, project: 'project_other', source: 'api' } });
    expect((await calls.list()).count).toBe(0);
    const other = new BatchCalls(harness, 'project_other');
    expect((await other.list()).orchestrations).toMatchObject([{ name: 'films', source: 'api' }]);
  });

  test.each(['DRAFT', 'RUNNING', 'STOPPED', 'COMPLETED'])('a campaign appears as %s and stays so', async (state) => {
    await calls.control('campaigns', { put: { ...DRAFT, state } });
    harness.pass(3600);
    expect(harness.campaigns('batch')).toMatchObject([{ state }]);
    expect(await calls.control('outreach')).toMatchObject([{ state, starts: 0 }]);
  });

  test('a state is no start; a resume after it is none either, a start is', async () => {
    const id = await calls.create();
    await calls.control('campaigns', { state: { name: 'films', to: 'RUNNING' } });
    harness.pass(3600);
    expect(await calls.status(id)).toBe('running');
    await calls.set(id, { state: 'STOPPED' });
    await calls.set(id, RUNNING);
    expect(await calls.starts(id)).toBe(0);
    await calls.control('campaigns', { state: { name: 'films', to: 'DRAFT' } });
    await calls.set(id, RUNNING);
    expect(await calls.starts(id)).toBe(1);
  });

  test('a campaign that was running does not complete any more, though it sent', async () => {
    const id = await calls.create(RUNNING);
    await calls.control('campaigns', { state: { name: id, to: 'STOPPED' } });
    harness.pass(3600);
    expect(await calls.status(id)).toBe('stopped');
    await calls.control('campaigns', { state: { name: id, to: 'RUNNING' } });
    harness.pass(3600);
    expect(await calls.status(id)).toBe('running');
    const { body } = await calls.get('stats', `?orchestration_id=${id}&from=2026-01-01&to=2026-01-01`);
    expect(body).toMatchObject({ details: [{ sent: 1 }] });
  });

  test('of two of a name one is told by its id', async () => {
    const [, id] = [await calls.create(), await calls.create()];
    await expect(calls.control('campaigns', { remove: 'films' })).rejects.toThrow('there are 2 campaigns films');
    await calls.control('campaigns', { remove: id });
    expect(harness.campaigns('batch')).toHaveLength(1);
  });
});

describe('outcomes', () => {
  const messageOf = async (answer: Promise<Parameters<typeof told>[0]>): Promise<string> => told(await answer);

  test('what is refused says why and changes nothing', async () => {
    const id = await calls.create();
    const reason = 'no such image';
    await calls.control('outcomes', { create: 'refuse', update: 'refuse', start: 'refuse', reason });
    for (const call of [calls.post('create', DRAFT), calls.update(id, { name: 'books' }), calls.update(id, RUNNING)]) {
      expect(await messageOf(call)).toBe('400 31 no such image');
    }
    expect(harness.campaigns('batch')).toMatchObject([{ id, name: 'films', state: 'DRAFT' }]);
    expect(await calls.starts(id)).toBe(0);
  });

  test('what was declared last comes first, so many times', async () => {
    await calls.control('outcomes', { create: 'refuse', reason: 'first' });
    await calls.control('outcomes', { create: 'succeed', times: 1 });
    await calls.control('outcomes', { create: 'refuse', reason: 'last', times: 2 });
    const answers = [];
    for (let call = 0; call < 4; call += 1) answers.push(await calls.post('create', DRAFT));
    const texts = answers.map((answer) => (answer.status === 201 ? 'made' : told(answer)));
    expect(texts).toEqual(['400 31 last', '400 31 last', 'made', '400 31 first']);
  });

  test('a start is an update that sets it running, and an update where it changes more', async () => {
    const id = await calls.create();
    await calls.control('outcomes', { update: 'refuse', reason: 'update' });
    expect(await messageOf(calls.update(id))).toBe('400 31 update');
    expect(await messageOf(calls.update(id, { ...RUNNING, name: 'books' }))).toBe('400 31 update');
    await calls.control('outcomes', { start: 'refuse', reason: 'start', times: 1 });
    expect(await messageOf(calls.update(id, RUNNING))).toBe('400 31 start');
    await calls.set(id, RUNNING);
  });

  test('a name is the one at present, or the one that is wanted, and nothing like it', async () => {
    const id = await calls.create();
    await calls.control('outcomes', { name: 'books', update: 'refuse', create: 'refuse' });
    await calls.set(id, {});
    await calls.create({ name: 'books 2' });
    expect((await calls.update(id, { name: 'books' })).status).toBe(400);
    expect((await calls.post('create', { ...DRAFT, name: 'books' })).status).toBe(400);
    await calls.control('outcomes', { name: 'films', update: 'refuse' });
    expect((await calls.update(id, { name: 'papers' })).status).toBe(400);
  });

  test('a call that is refused anyway uses none up', async () => {
    const id = await calls.create(RUNNING);
    await calls.control('outcomes', { update: 'refuse', create: 'refuse', times: 1, reason: 'declared' });
    expect(await messageOf(calls.update(NOWHERE))).toContain('404 20');
    expect(await messageOf(calls.update(id))).toContain('403 12');
    expect(await messageOf(calls.post('create', {}))).toContain('400 30');
    expect(await messageOf(calls.update(id, { state: 'STOPPED' }))).toBe('400 31 declared');
    await calls.set(id, { state: 'STOPPED' });
  });
});

describe('what is made on the dashboard', () => {
  test('labels are any, unless they were declared', async () => {
    const id = await calls.create({ labels: ['a', 'b'] });
    await calls.control('labels', { labels: ['a'] });
    await calls.create({ labels: ['a'] });
    expect(told(await calls.post('create', { ...DRAFT, labels: ['a', 'b'] }))).toBe(
      '400 31 labels: there is no label b',
    );
    expect(told(await calls.update(id, { labels: ['b'] }))).toContain('there is no label b');
    await calls.control('labels', {});
    await calls.set(id, { labels: ['b'] });
  });

  test('senders are any, unless they were declared', async () => {
    await calls.control('senders', { senders: ['4012'] });
    await calls.create({ messages: [EMAIL] });
    await calls.create();
    const french = { language: 'fr', subject: '', html: '', sender_identity_id: '1' };
    const messages = [{ ...EMAIL, languages: [french] }];
    expect(told(await calls.post('create', { ...DRAFT, messages }))).toContain('there is no sender identity 1');
    await calls.control('senders', {});
    await calls.create({ messages });
  });

  test('nothing of it holds for what is put there', async () => {
    await calls.control('labels', { labels: [] });
    await calls.control('campaigns', { put: { ...DRAFT, labels: ['a'] } });
  });
});

test('reset takes everything back', async () => {
  await calls.create();
  await calls.control('outcomes', { create: 'refuse' });
  await calls.control('keys', { keys: [] });
  await calls.control('labels', { labels: [] });
  await calls.control('senders', { senders: [] });
  harness.emulator.reset();
  harness.emulator.settings.change({ rates: false });
  expect(await calls.control('outreach')).toEqual([]);
  await calls.create({ labels: ['a'], messages: [EMAIL] });
});

test.each<[string, unknown, string]>([
  ['campaigns', {}, 'exactly one of put, remove, state'],
  ['campaigns', [], 'Expected structure'],
  ['campaigns', { remove: 'films', put: DRAFT }, 'exactly one of put, remove, state'],
  ['campaigns', { stop: 'films' }, 'stop: Member is unknown'],
  ['campaigns', { remove: 'films' }, 'there are 0 campaigns films'],
  ['campaigns', { put: 'films' }, 'put: Expected structure'],
  ['campaigns', { put: { ...DRAFT, name: undefined } }, 'put: name: Member must not be null'],
  ['campaigns', { put: { ...DRAFT, state: 'running' } }, 'put: state'],
  ['campaigns', { put: { ...DRAFT, source: 'import' } }, 'source'],
  ['campaigns', { state: { name: 'films', to: 'running' } }, '[DRAFT, RUNNING, STOPPED, COMPLETED]'],
  ['outcomes', { create: 'fail' }, '[refuse, succeed]'],
  ['outcomes', { update: 'fail' }, '[refuse, succeed]'],
  ['outcomes', { times: 0 }, 'times'],
  ['keys', { key: ['a'] }, '[keys]'],
  ['keys', { keys: 'a' }, 'Expected list'],
  ['labels', { labels: [''] }, 'labels[0]'],
])('%s %j is refused', async (name, body, text) => {
  await expect(calls.control(name, body)).rejects.toThrow(text);
});
