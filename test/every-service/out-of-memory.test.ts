import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANDLERS } from '../../scripts/bundle';
import { Resource } from '../support/resource';
import { SERVICES } from '../support/services';
import { World } from '../support/world';

/** The real handler, whose first pass makes its calls and then needs more memory than there is. */
const greedy = (bundle: string, flag: string) => `
const { existsSync, writeFileSync } = require('node:fs');
const ours = require(${JSON.stringify(bundle)});
exports.handler = async (event, context) => {
  const result = await ours.handler(event, context);
  if (event.action !== 'pass' || existsSync(${JSON.stringify(flag)})) return result;
  writeFileSync(${JSON.stringify(flag)}, '');
  for (const all = []; ; ) all.push(new Array(4_000_000).fill(all.length));
};
`;

describe.each(SERVICES)('$name: a pass that runs out of memory', (service) => {
  test('is made again: there is one campaign, and one outcome that is answered [R7][R35]', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'memory-'));
    const file = join(folder, 'index.js');
    writeFileSync(file, greedy(join(HANDLERS, service.name, 'index.js'), join(folder, 'flag')));
    const world = await World.start(service, { file });
    try {
      const resource = new Resource(world);
      const create = resource.event('Create', service.minimal);
      expect((await resource.request(create))?.status).toBe('SUCCESS');
      expect(world.campaigns()).toHaveLength(1);
      expect(world.functions.logs.join('\n')).toContain('crashed');
      const said = world.answers.all(create.RequestId).map(({ body }) => JSON.stringify(body));
      expect(new Set(said).size).toBe(1);
    } finally {
      await world.close();
      rmSync(folder, { recursive: true });
    }
  });
});
