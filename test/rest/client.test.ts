import './support/sleeps';
import { KEY, useEmulated } from './support/emulated';
import { insideOf, refusal } from './support/refusal';
import { useScripted } from './support/scripted';
import type { Reply } from './support/scripted';
import type { RestCall } from '../../lambda/rest/client';
import { ALSONA, BATCH, GET, POST, SERVICES } from './support/services';
import type { Service } from './support/services';

const emulated = useEmulated();
const scripted = useScripted();

function send(service: Service, call: RestCall = GET, apiKey = emulated.key()): Promise<unknown> {
  return service.send(scripted.url, apiKey)(call);
}

/** What one answer leads to. */
function refused(service: Service, answer: Reply, call: RestCall = GET) {
  scripted.answer(answer);
  return refusal(send(service, call), service.errors);
}

describe.each(SERVICES)('a call of $name', (service) => {
  test('carries the key in its header, and nowhere else', async () => {
    scripted.answer({ body: {} });
    await send(service, POST);
    const { headers, target, body } = scripted.asked[0]!;
    const [name, value] = service.header(KEY);
    expect(headers[name]).toBe(value);
    const others = Object.entries(headers).filter(([header]) => header !== name);
    expect(JSON.stringify([others, target, body])).not.toContain(KEY);
  });

  test('is JSON where it has a body, and says so only then', async () => {
    scripted.answer({ body: {} });
    const body = { name: 'Été \u{1F511}', list: [1, true, null], left: undefined };
    for (const call of [GET, { ...POST, body }, { method: 'DELETE', path: '/things' } as const]) {
      await send(service, call);
    }
    const sent = scripted.asked.map((asked) => [asked.method, asked.headers['content-type'], asked.body]);
    expect(sent).toEqual([
      ['GET', undefined, undefined],
      ['POST', 'application/json', { name: 'Été \u{1F511}', list: [1, true, null] }],
      ['DELETE', undefined, undefined],
    ]);
  });

  test('writes the query as an address has it, and leaves out what is not given', async () => {
    scripted.answer({ body: {} });
    const query = { from: 'a b&c=d/e+f%é#?', limit: '100', left: undefined };
    await send(service, { ...GET, query });
    await send(service, { ...GET, query: { left: undefined } });
    expect(scripted.asked[0]?.query).toEqual({ from: 'a b&c=d/e+f%é#?', limit: '100' });
    expect(scripted.asked[0]?.target).toMatch(/^\/[^ #é]*\?from=[^ #é?]+&limit=100$/);
    expect(scripted.asked[1]?.target).not.toContain('?');
  });

  test('keeps no socket: one that outlives a freeze of the function would leave a write in doubt', async () => {
    scripted.answer({ body: {} });
    await send(service);
    expect(scripted.asked[0]?.headers.connection).toBe('close');
  });

  test.each<[string, Reply, unknown]>([
    ['JSON', { body: { id: '007', list: [] } }, { id: '007', list: [] }],
    ['JSON of status 201', { status: 201, body: { id: 'a' } }, { id: 'a' }],
    ['nothing', { status: 204 }, undefined],
    ['nothing of status 200', { status: 200, body: '' }, undefined],
    ['null', { body: 'null' }, undefined],
  ])('that is answered with %s returns it', async (_, answer, expected) => {
    scripted.answer(answer);
    expect(await send(service)).toEqual(expected);
  });

  test.each<[string, Reply]>([
    ['text', { body: 'done' }],
    ['HTML', { headers: { 'content-type': 'text/html' }, body: '<p>hi</p>' }],
    ['half of its JSON', { body: '{"id":"a' }],
    ['a list', { body: [] }],
    ['a text as JSON', { body: '"done"' }],
    ['a number', { body: '7' }],
  ])('that is answered with %s may have had its effect, and is named [R8][R43][R44]', async (_, answer) => {
    const { name, class: kind, words } = await refused(service, answer, POST);
    expect({ name, kind }).toEqual({ name: 'UnreadableAnswer', kind: 'unknown' });
    expect(words).toMatch(/the answer to POST \/things cannot be read: it is no JSON structure \(HTTP 200/);
  });

  test('that is answered with what is no UTF-8 may have had its effect', async () => {
    scripted.answer((socket) => void socket.end(Buffer.from('{"id":"\xff"}', 'latin1')));
    expect(await refusal(send(service, POST))).toMatchObject({ name: 'UnreadableAnswer', class: 'unknown' });
  });

  test('reads characters that come in two pieces', async () => {
    const bytes = Buffer.from('{"name":"Été"}');
    scripted.answer((socket) => {
      socket.write(bytes.subarray(0, 10));
      setTimeout(() => socket.end(bytes.subarray(10)), 5);
    });
    expect(await send(service)).toEqual({ name: 'Été' });
  });

  test('is not made where the properties do not say where [R44]', async () => {
    const answer = await refusal(service.send('', emulated.key())(GET));
    expect(answer).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(answer.words).toMatch(/do not say where the campaign is: baseUrl, .* and apiKey/);
  });
});

describe.each(SERVICES)('a refusal of $name', (service) => {
  test.each([
    [400, 'terminal'],
    [403, 'terminal'],
    [404, 'missing'],
    [405, 'terminal'],
    [408, 'unknown'],
    [409, 'terminal'],
    [413, 'terminal'],
    [422, 'terminal'],
    [429, 'throttled'],
    [500, 'unknown'],
    [502, 'unknown'],
    [503, 'unknown'],
    [504, 'unknown'],
    [599, 'unknown'],
  ])('of status %s is %s, after one call [R43][R46]', async (status, expected) => {
    const answer = await refused(service, { status, body: service.error('No.') }, POST);
    expect(answer).toMatchObject({ name: `HTTP ${status}`, class: expected });
    expect(scripted.asked).toHaveLength(1);
  });

  test('tells the call, the status and the words of the service [R44]', async () => {
    const { words } = await refused(service, { status: 400, body: service.error('labels:\n  unknown label "a".') });
    expect(words).toMatch(/^HTTP 400: GET \/things: labels: unknown label "a"\./);
  });

  test('in HTML is told in its words, on one line, and cut [R36][R44]', async () => {
    const body = `<html>\n<h1>502 Bad Gateway</h1>\n</html>${' x'.repeat(5000)}`;
    const answer = await refused(service, { status: 502, headers: { 'content-type': 'text/html' }, body });
    expect(answer.words).toMatch(/^HTTP 502: GET \/things: <html> <h1>502 Bad Gateway<\/h1> <\/html> x.*\.\.\.$/);
    expect(Buffer.byteLength(answer.words)).toBeLessThan(3100);
  });

  test.each([
    ['text', 'Try later', 'Try later'],
    ['nothing', '', 'Internal Server Error'],
    ['JSON without a message', { code: 7 }, 'Internal Server Error'],
    ['JSON null', 'null', 'Internal Server Error'],
    ['a list', [], 'Internal Server Error'],
    ['a message that is no text', { message: { a: 1 }, error_message: 7 }, 'Internal Server Error'],
  ])('with %s says what it can [R44]', async (_, body, expected) => {
    expect((await refused(service, { status: 500, body })).words).toBe(`HTTP 500: GET /things: ${expected}`);
  });
});

describe('words', () => {
  test.each([
    [BATCH, { error_code: '31', error_message: 'Bad name.' }, 'Bad name. (error code 31)'],
    [BATCH, { error_code: 31, error_message: 'Bad name.' }, 'Bad name. (error code 31)'],
    [BATCH, { error_code: 'MALFORMED_PARAMETER', error_message: 'Bad name.' }, /Bad name\. \(error code MALF/],
    [BATCH, { error_message: 'Bad name.' }, /: Bad name\.$/],
    [ALSONA, { error: 'Bad Request', message: 'Bad name.' }, /: Bad name\.$/],
    [ALSONA, { message: 'Forbidden by the gateway' }, /: Forbidden by the gateway$/],
    [ALSONA, { error: 'Bad Request' }, /: Bad Request$/],
    [ALSONA, { error: 'Bad Request', message: '' }, /: Bad Request$/],
    [ALSONA, { success: false, message: 'Seat unknown' }, /: Seat unknown$/],
  ])('$name: %j', async (service, body, expected) => {
    const { words } = await refused(service, { status: 400, body });
    if (typeof expected === 'string') expect(words).toBe(`HTTP 400: GET /things: ${expected}`);
    else expect(words).toMatch(expected);
  });

  test('409 is a taken id to a create of Alsona, and nothing of the kind to Batch [R9][R43]', async () => {
    scripted.answer({ status: 409, body: {} });
    expect((await refusal(send(ALSONA, POST), ALSONA.createErrors)).class).toBe('taken');
    expect((await refusal(send(BATCH, POST), BATCH.createErrors)).class).toBe('terminal');
  });

  test('200 with success: false is a failure in the words of the service [R11][R44][R46]', async () => {
    scripted.answer({ body: { success: false, message: 'The seat is not paid.' } }, { body: { success: false } });
    const told = await refusal(send(ALSONA, POST));
    expect(told).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(told.words).toContain('POST /things was answered without success: The seat is not paid.');
    expect((await refusal(send(ALSONA, POST))).words).toContain('without success: no reason was given');
  });
});

describe('the key is in no error, also where the service repeats it [R47]', () => {
  // Where the text is cut, half of it would be left.
  const filler = 'x'.repeat(2975);
  const echoes: [string, Reply][] = [
    ['in its message', { status: 400, body: { error_message: `key ${KEY}.`, message: `key ${KEY}.` } }],
    ['in text', { status: 403, body: `<b>${KEY}</b>` }],
    ['in an address', { status: 403, body: `/login?key=${encodeURIComponent(KEY)}` }],
    ['where the text is cut', { status: 500, body: `${filler}${KEY}` }],
    ['in each of its words', { status: 429, body: `${KEY} ${KEY} ${KEY}${KEY}` }],
    ['to the second call with it', { status: 401, body: { message: KEY, error_message: KEY } }],
    ['in a redirect', { status: 302, headers: { location: `/?${KEY}` }, body: KEY }],
    ['in an answer without success', { body: { success: false, message: `for ${KEY}` } }],
  ];
  const cases = SERVICES.flatMap((service) => echoes.map(([where, answer]) => ({ service, where, answer })));

  test.each(cases.filter(({ service, answer }) => service === ALSONA || answer.status !== undefined))(
    '$service.name $where',
    async ({ service, answer }) => {
      scripted.answer(answer);
      const inside = await insideOf(send(service));
      expect(inside).not.toContain(KEY.slice(0, 9));
      expect(inside).not.toContain(encodeURIComponent(KEY));
    },
  );

  test('as JSON writes it', async () => {
    const key = 'canary"with\\both';
    scripted.answer({ status: 400, body: `{"got": ${JSON.stringify(key)}, ` });
    expect(await insideOf(send(BATCH, GET, emulated.key(key)))).not.toContain('canary');
  });

  test('nor in the error of a socket', async () => {
    scripted.answer((socket) => void socket.socket?.resetAndDestroy());
    expect(await insideOf(send(BATCH, POST))).not.toContain(KEY);
  });
});
