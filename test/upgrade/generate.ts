import '../support/setup';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandlers } from '../../scripts/bundle';
import { withoutHashes } from '../snapshots/support/template';
import type { ServiceRow } from '../support/services';
import { SERVICES } from '../support/services';
import type { Apps } from './support/apps';
import { deployed, templateOf } from './support/apps';
import { gaps } from './support/complete';
import { compressedMemory } from './support/compressed';
import type { Scene } from './support/scenes';
import { QUICK, SCENES } from './support/scenes';
import type { Claim, Story } from './support/story';
import { claimsOf, folderOf, frozen } from './support/story';
import { Teller } from './support/teller';
import { APPS } from './support/versions';
import { fileOf, fileOfStory, normal } from './support/written';

/*
 * Writes the fixtures of a version: `node -r ts-node/register test/upgrade/generate.ts 0.2`, with the apps of that version in place.
 * What was written once is never written again: a released shape stays as it was.
 */

async function generate(version: string): Promise<void> {
  await bundleHandlers();
  const apps = APPS[version];
  if (!apps) throw new Error(`there are no apps of version ${version} in support/versions.ts`);
  for (const service of SERVICES) {
    if (existsSync(folderOf(version, service.name))) {
      throw new Error(`${folderOf(version, service.name)} is there: what is released stays. Give a new version`);
    }
    await write(version, service, apps[service.name]!);
  }
  const all = Object.fromEntries(SERVICES.map(({ name }) => [name, frozen(version, name)]));
  const [{ execution }] = claimsOf(all.personalize!.stories[0]!) as [Claim];
  writeFileSync(join(folderOf(version), 'compressed.json'), await fileOf(compressedMemory(execution.input)));
  const left = gaps(all);
  if (left.length > 0) throw new Error(`the fixtures do not show everything:\n${left.join('\n')}`);
}

async function write(version: string, service: ServiceRow, apps: Apps): Promise<void> {
  const folder = folderOf(version, service.name);
  mkdirSync(join(folder, 'stories'), { recursive: true });
  const file = (name: string, text: string) => writeFileSync(join(folder, `${name}.json`), text);
  file('least.template', await fileOf(withoutHashes(templateOf(apps.least))));
  file('full.template', await fileOf(withoutHashes(templateOf(apps.full))));
  const properties = Object.entries(apps).map(([title, define]) => [title, deployed(define).properties]);
  file('properties', await fileOf(Object.fromEntries(properties)));
  const has = (title: string) => title in apps;
  let first: Story | undefined;
  for (const scene of SCENES.filter(({ of = () => true }) => of(service, has))) {
    const story = await told(service, apps, scene);
    file(join('stories', scene.title.replaceAll(' ', '-')), await fileOfStory(story, first));
    first ??= story;
    process.stdout.write(`${service.name}: ${scene.title}\n`);
  }
}

async function told(service: ServiceRow, apps: Apps, { title, settings = QUICK, play }: Scene): Promise<Story> {
  const teller = await Teller.start(service, apps, title, settings(service));
  await play(teller);
  return normal(await teller.story(), teller.world.url);
}

const [, , version] = process.argv;
if (version === undefined) throw new Error('which version?');
generate(version).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
