import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANDLERS } from '../../scripts/bundle';
import { Resource } from '../support/resource';
import { asking, SERVICES } from '../support/services';
import type { ServiceRow } from '../support/services';
import { World } from '../support/world';

/** The real handler, in a process that tells of every socket before it is opened. */
const watched = (bundle: string) => `
const { Socket } = require('node:net');
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const [to] = Array.isArray(given[0]) ? given[0] : given;
  process.stdout.write(JSON.stringify({ socket: to.path ?? (to.host ?? 'localhost') + ':' + to.port }) + '\\n');
  return connect.apply(this, given);
};
exports.handler = require(${JSON.stringify(bundle)}).handler;
`;

function sockets(world: World): string[] {
  const lines = world.functions.logs.map((line) => JSON.parse(line) as { readonly socket?: string });
  return lines.flatMap(({ socket }) => socket ?? []);
}

/** Everything that a stack does with a campaign, and one that fails. */
async function wholeLife(resource: Resource, service: ServiceRow): Promise<void> {
  const { outreach, full, minimal } = service;
  await resource.deploy(full);
  await resource.deploy(outreach ? asking(outreach.states.running, minimal, service) : minimal);
  await resource.deploy(service.another());
  await resource.destroy();
  await resource.world.control(service.outcome('create', 'The model is not of this world.'));
  await resource.deploy(minimal);
}

describe.each(SERVICES)('$name: traffic', (service) => {
  let folder: string;
  let world: World;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'traffic-'));
    const file = join(folder, 'index.js');
    writeFileSync(file, watched(join(HANDLERS, service.name, 'index.js')));
    world = await World.start(service, { file });
    await wholeLife(new Resource(world), service);
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  test('goes to the addresses that were given, by sockets, and nowhere else [R49][R58]', () => {
    expect([...new Set(sockets(world))]).toEqual([new URL(world.url).host]);
  });

  test('to AWS is that of the real SDK clients [R58]', () => {
    const aws = ['states', 'stacks', service.secret ? 'secretsmanager' : service.name];
    const calls = world.calls().filter((call) => aws.includes(call.service ?? ''));
    const agents = calls.map(({ headers }) => headers['user-agent'] ?? 'none');
    expect(calls.map((call) => call.service)).toEqual(expect.arrayContaining(['states', aws.at(-1)]));
    expect(agents.filter((agent) => !agent.startsWith('aws-sdk-js/3.'))).toEqual([]);
  });
});
