import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANDLERS } from '../../scripts/bundle';
import { Resource } from '../support/resource';
import { SAMPLE } from '../support/services';
import { World } from '../support/world';

describe.each(SAMPLE)('$name: a broken handler', (service) => {
  let folder: string;
  const bundle = join(HANDLERS, service.name, 'index.js');
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'broken-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A handler that begins as ours and goes wrong. */
  function handlerFile(name: string, code: string): string {
    const file = join(folder, `${name}.js`);
    writeFileSync(file, `const ours = require(${JSON.stringify(bundle)});\n${code}`);
    return file;
  }

  test.each([
    ['null', 'null'],
    ['a text', '"fine"'],
    ['a number', '7'],
    ['another structure', '{ status: "ok" }'],
    ['finished as text', '{ finished: "true" }'],
    ['no note', '{ finished: false, seconds: 1 }'],
    ['seconds as text', '{ finished: false, seconds: "1", note: {} }'],
    ['seconds below zero', '{ finished: false, seconds: -1, note: {} }'],
  ])('a poll returns %s [R35]', async (title, value) => {
    const code = `exports.handler = async (e, c) => (e.action === 'pass' ? (${value}) : ours.handler(e, c));`;
    const world = await World.start(service, { file: handlerFile(title.replace(/ /g, '-'), code) });
    const reply = await new Resource(world).create(service.minimal);
    await world.close();
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain('a poll returned something unreadable');
  });

  test('every poll dies: it is polled three times, then answered [R35]', async () => {
    const code = `exports.handler = async (e, c) => (e.action === 'pass' ? process.exit(1) : ours.handler(e, c));`;
    const world = await World.start(service, { file: handlerFile('dies', code) });
    const resource = new Resource(world);
    const reply = await resource.create(service.minimal);
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain('Runtime.ExitError');
    expect(world.functions.invocations).toBe(1 + 3 + 1);
    expect((await new Resource(world).request(resource.event('Create', service.minimal)))?.status).toBe('FAILED');
    await world.close();
  });

  test('a poll never ends: its time-out is a death like another [R35]', async () => {
    const code = `exports.handler = async (e, c) => (e.action === 'pass' ? new Promise(() => setInterval(() => {}, 1000)) : ours.handler(e, c));`;
    const world = await World.start(service, { file: handlerFile('hangs', code), timeoutSeconds: 0.2 });
    const reply = await new Resource(world).create(service.minimal);
    expect(reply.status).toBe('FAILED');
    expect(reply.reason).toContain('Sandbox.Timedout');
    await world.close();
  });

  test('the adapter cannot be loaded: it is answered all the same [R35]', async () => {
    const copy = join(folder, 'index.js');
    writeFileSync(copy, readFileSync(bundle, 'utf8'));
    writeFileSync(join(folder, 'service.js'), 'throw new Error("no such module");');
    const world = await World.start(service, { file: copy });
    const resource = new Resource(world);
    const reply = await resource.create(service.minimal);
    expect(reply).toMatchObject({ status: 'FAILED' });
    expect(reply.reason).toContain('no such module');
    expect((await resource.delete(service.minimal)).status).toBe('FAILED');
    await world.close();
  });
});
