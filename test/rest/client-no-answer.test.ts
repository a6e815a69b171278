import './support/sleeps';
import type { ServerResponse } from 'node:http';
import type { RestCall } from '../../lambda/rest/client';
import { shortTimeOuts } from '../support/time-outs';
import { useEmulated } from './support/emulated';
import { refusal } from './support/refusal';
import { Scripted, useScripted } from './support/scripted';
import { BATCH, GET, POST, SERVICES } from './support/services';
import type { Service } from './support/services';

const emulated = useEmulated();
const scripted = useScripted();

afterEach(() => jest.restoreAllMocks());

function send(service: Service, call: RestCall = GET): Promise<unknown> {
  return service.send(scripted.url, emulated.key())(call);
}

describe('a call without an answer', () => {
  const ends: [string, (socket: ServerResponse) => void][] = [
    ['is reset', (socket) => void socket.socket?.resetAndDestroy()],
    ['is closed', (socket) => void socket.socket?.destroy()],
    [
      'breaks off in its body',
      (socket) => {
        socket.writeHead(200, { 'content-length': '100' });
        socket.write('{"id":', () => socket.socket?.destroy());
      },
    ],
    ['is no HTTP', (socket) => void socket.socket?.end('SSH-2.0-OpenSSH_9.6\r\n')],
  ];

  test.each(SERVICES.flatMap((service) => ends.map(([how, end]) => ({ service, how, end }))))(
    '$service.name: one that $how may have had its effect, and is made once [R8][R43]',
    async ({ service, end }) => {
      scripted.answer(end);
      expect((await refusal(send(service, POST))).class).toBe('unknown');
      expect(scripted.asked).toHaveLength(1);
    },
  );

  test('an error of the socket says which call, and why [R44]', async () => {
    scripted.answer((socket) => void socket.socket?.resetAndDestroy());
    expect((await refusal(send(BATCH, POST))).words).toMatch(/^\w+: POST \/things: .*ECONNRESET/);
    const nobody = new Scripted();
    await nobody.open();
    await nobody.close();
    const answer = await refusal(BATCH.send(nobody.url, emulated.key())(GET));
    expect(answer.class).toBe('unreached');
    expect(answer.words).toMatch(/^NotReached: GET \/things: connect ECONNREFUSED 127\.0\.0\.1:\d+/);
  });

  test.each([
    ['no answer comes', () => undefined],
    [
      'its body does not end',
      (socket: ServerResponse) => {
        socket.writeHead(200);
        socket.write('{');
      },
    ],
  ])('where %s it is given up after ten seconds, of unknown outcome [R43]', async (_, play) => {
    // The first is that of reading the key.
    const timeOuts = shortTimeOuts(10_000, 10_000, 60);
    scripted.answer(play);
    expect(await refusal(send(BATCH, POST))).toMatchObject({ name: 'TimeoutError', class: 'unknown' });
    expect(timeOuts.count).toBe(2);
  });

  test.each([200, 400])('an answer of status %s that is too large is given up while it comes [R43]', async (status) => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let written = 0;
    const closed = new Promise<void>((resolve) => {
      scripted.answer((socket) => {
        socket.on('close', resolve);
        socket.writeHead(status);
        const more = () => {
          while (!socket.destroyed && socket.write(chunk)) written += chunk.length;
        };
        socket.on('drain', more);
        more();
      });
    });
    const answer = await refusal(send(BATCH));
    expect(answer).toMatchObject({ name: 'UnreadableAnswer', class: 'unknown' });
    expect(answer.words).toContain('larger than 4194304 bytes');
    await closed;
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  test('one of four MiB is read', async () => {
    const text = 'x'.repeat(4 * 1024 * 1024 - '{"a":""}'.length);
    scripted.answer({ body: `{"a":"${text}"}` }, { body: `{"a":"${text}x"}` });
    expect(await send(BATCH)).toEqual({ a: text });
    expect((await refusal(send(BATCH))).name).toBe('UnreadableAnswer');
  });
});
