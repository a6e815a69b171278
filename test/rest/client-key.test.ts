import './support/sleeps';
import type { RestCall } from '../../lambda/rest/client';
import { useEmulated } from './support/emulated';
import { refusal } from './support/refusal';
import { useScripted } from './support/scripted';
import type { Reply } from './support/scripted';
import { ALSONA, BATCH, GET, POST, SERVICES } from './support/services';
import type { Service } from './support/services';

const emulated = useEmulated();
const scripted = useScripted();
const elsewhere = useScripted();

function send(service: Service, call: RestCall = GET, apiKey = emulated.key()): Promise<unknown> {
  return service.send(scripted.url, apiKey)(call);
}

/** What one answer leads to. */
function refused(service: Service, answer: Reply, call: RestCall = GET) {
  scripted.answer(answer);
  return refusal(send(service, call), service.errors);
}

describe.each(SERVICES)('a redirect of $name', (service) => {
  test.each([301, 302, 303, 307, 308])(
    'of status %s is a failure, and carries the key nowhere [R46][R47][R49]',
    async (status) => {
      elsewhere.answer({ body: { id: 'a', success: true } });
      const answer = await refused(service, { status, headers: { location: `${elsewhere.url}/things` } }, POST);
      expect(answer).toMatchObject({ name: 'Failure', class: 'terminal' });
      expect(answer.words).toMatch(/POST \/things was answered with a redirect \(30\d\).*Correct baseUrl$/);
      expect(elsewhere.asked).toEqual([]);
      expect(scripted.asked).toHaveLength(1);
    },
  );

  test('to the same host is one, too', async () => {
    await refused(service, { status: 307, headers: { location: '/others' } });
    expect(scripted.asked.map(({ path }) => path)).toEqual([expect.stringMatching(/\/things$/)]);
  });
});

describe.each(SERVICES)('a key that $name refuses', (service) => {
  const keysSent = () => {
    const [name] = service.header('');
    return scripted.asked.map(({ headers }) => headers[name]);
  };
  const header = (key: string) => service.header(key)[1];

  test('is read once more, and the call made once more: a rotated key is taken up', async () => {
    const apiKey = emulated.key('old');
    scripted.answer({ body: { is: 1 } }, { status: 401, body: {} }, { body: { is: 2 } });
    expect(await send(service, POST, apiKey)).toEqual({ is: 1 });
    emulated.rotate(apiKey.secretArn, 'new');
    expect(await send(service, POST, apiKey)).toEqual({ is: 2 });
    expect(await send(service, POST, apiKey)).toEqual({ is: 2 });
    expect(keysSent()).toEqual([header('old'), header('old'), header('new'), header('new')]);
    expect(scripted.asked.map(({ body }) => body)).toEqual(Array(4).fill(POST.body));
    expect(emulated.reads).toBe(2);
  });

  test('and refuses again is the end: there is no third call [R43][R46]', async () => {
    const answer = await refused(service, { status: 401, body: service.error('No such key.') }, POST);
    expect(answer).toMatchObject({ name: 'HTTP 401', class: 'terminal' });
    expect(answer.words).toContain('No such key.');
    expect([scripted.asked.length, emulated.reads]).toEqual([2, 2]);
  });

  test('and that cannot be read any more is a failure that says so [R44]', async () => {
    const apiKey = emulated.key('old');
    scripted.answer({ status: 401, body: {} });
    await refusal(send(service, POST, apiKey));
    scripted.reset();
    scripted.answer({ status: 401, body: {} });
    emulated.rotate(apiKey.secretArn, 'two words');
    const answer = await refusal(send(service, POST, apiKey));
    expect(answer).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(answer.words).toContain(apiKey.secretArn);
    expect(scripted.asked).toHaveLength(1);
  });

  test('is not read again for what is not about the key', async () => {
    for (const status of [400, 403, 404, 429, 500]) await refused(service, { status, body: {} });
    expect(scripted.asked).toHaveLength(5);
    expect(emulated.reads).toBe(5);
  });
});

test('a secret that is not there is no missing campaign, and no call is made [R44][R46]', async () => {
  const secretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:gone-a1b2c3';
  for (const service of SERVICES) {
    const answer = await refusal(send(service, GET, { secretArn }), service.createErrors);
    expect(answer).toMatchObject({ name: 'Failure', class: 'terminal' });
  }
  expect(scripted.asked).toEqual([]);
});

test('what answers a call reads the field that its campaign names [R47]', async () => {
  const secretArn = emulated.secret(JSON.stringify({ batch: 'for-batch', alsona: 'for-alsona' }));
  scripted.answer({ body: {} });
  await send(BATCH, GET, { secretArn, jsonField: 'batch' });
  await send(ALSONA, GET, { secretArn, jsonField: 'alsona' });
  expect(scripted.asked.map(({ headers }) => headers['authorization'] ?? headers['x-api-key'])).toEqual([
    'Bearer for-batch',
    'for-alsona',
  ]);
});
