import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { ROOT, HANDLERS, services } from '../scripts/bundle';

/* Folders show the architecture; these are the directions in which they may look at each other. */

interface Import {
  readonly from: string;
  readonly to: string;
}

const IMPORT = /(?:from\s+|import\s*\(\s*|require\(\s*)'([^']+)'/g;

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function importsOf(folder: string): Import[] {
  return filesBelow(folder).flatMap((from) => {
    const text = readFileSync(join(ROOT, from), 'utf8');
    return [...text.matchAll(IMPORT)].map(([, name = '']) => ({
      from,
      to: name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(from), name)) : name,
    }));
  });
}

const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
const below = (folder: string) => (name: string) => name.startsWith(`${folder}/`);

test('lib never looks at lambda, emulator or scripts', () => {
  expect(importsOf('lib').filter(({ to }) => /^(lambda|emulator|scripts|test)\//.test(to))).toEqual([]);
});

test('lambda takes contracts from lib and nothing else', () => {
  const fromLib = importsOf('lambda').filter(({ to }) => below('lib')(to));
  expect(fromLib.length).toBeGreaterThan(0);
  expect(fromLib.filter(({ to }) => !/^lib\/(contract\/[a-z-]+|[a-z0-9]+\/contract)$/.test(to))).toEqual([]);
});

test('the emulator takes nothing from lib or lambda, or a wrong contract would prove itself', () => {
  const outside = importsOf('emulator').filter(({ to }) => !below('emulator')(to) && !isBuiltin(to));
  expect([...new Set(outside.map(({ to }) => to))]).toEqual(['aws-local-stepfunctions']);
});

test('the probe takes the claims from the emulator and nothing that plays them', () => {
  const taken = importsOf('probe').filter(({ to }) => /^(emulator|lib|lambda|test)\//.test(to));
  expect([...new Set(taken.map(({ to }) => to))]).toEqual(['emulator/aws/assumptions']);
});

test('the engine looks at no service', () => {
  const folders = services().map((name) => `lambda/${name}`);
  expect(importsOf('lambda/engine').filter(({ to }) => folders.some((folder) => below(folder)(to)))).toEqual([]);
});

test('the engine, the waiter and the shared contract machinery name no service', () => {
  const words = /personalize|connect ?(campaign|v\d)|\bbatch\b|alsona/i;
  const named = ['lambda/engine', 'lib/contract', 'lib/provider', 'emulator/core']
    .flatMap(filesBelow)
    .filter((file) => {
      return words.test(readFileSync(join(ROOT, file), 'utf8'));
    });
  expect(named).toEqual([]);
});

test('one service does not look at another', () => {
  const crossing = services().flatMap((name) =>
    importsOf(`lambda/${name}`).filter(({ to }) =>
      services().some((other) => other !== name && (below(`lambda/${other}`)(to) || below(`lib/${other}`)(to))),
    ),
  );
  expect(crossing).toEqual([]);
});

describe.each(services())('the handler of %s', (service) => {
  const size = (file: string) => statSync(join(HANDLERS, service, file)).size / 1024;

  test('is at most 320 KB', () => {
    expect(size('index.js') + size('service.js')).toBeLessThanOrEqual(320);
  });

  test('has an entry that holds the answering part alone [R35]', () => {
    expect(size('index.js')).toBeLessThanOrEqual(9);
  });

  test('names no folder of the machine that it was built on [R50]', () => {
    for (const file of ['index.js', 'service.js']) {
      expect(readFileSync(join(HANDLERS, service, file), 'utf8')).not.toContain(ROOT);
    }
  });
});

test('the lockfile has every optional dependency, and no download address', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
  };
  const names = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
  const paths = Object.keys(packages);
  expect(names.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  expect(Object.values(packages).filter(({ resolved }) => resolved?.includes('://'))).toEqual([]);
});
