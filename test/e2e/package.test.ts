import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANDLERS, ROOT } from '../../scripts/bundle';
import { compileLibraryIfStale } from '../../scripts/library';

/* The package as other projects install it. */

jest.setTimeout(300_000);

const SERVICES = ['alsona', 'batch', 'connectv1', 'connectv2', 'personalize'];
const SYNTH = `
const app = new App({ outdir: process.argv[2] });
new personalize.Campaign(new Stack(app, 'Shop'), 'Recommendations', {
  solutionVersion: personalize.SolutionVersion.latest('arn:aws:personalize:us-east-1:123456789012:solution/movies'),
});
app.synth();
`;
const APPS = {
  'commonjs.cjs': `const { App, Stack } = require('aws-cdk-lib');
const { ${SERVICES.join(', ')} } = require('cdk-campaigns');${SYNTH}`,
  'module.mjs': `import { App, Stack } from 'aws-cdk-lib';
import { ${SERVICES.join(', ')} } from 'cdk-campaigns';${SYNTH}`,
  'typed.mts': `import { App, Stack } from 'aws-cdk-lib';
import { ${SERVICES.join(', ')} } from 'cdk-campaigns';
import type { CampaignProviderOptions } from 'cdk-campaigns';
export const options: CampaignProviderOptions = { memorySize: 256 };${SYNTH}`,
};

let project: string;
const installed = (...path: string[]) => join(project, 'node_modules', ...path);
const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' });

beforeAll(() => {
  compileLibraryIfStale();
  project = mkdtempSync(join(tmpdir(), 'campaigns-package-'));
  const flags = ['--ignore-scripts', '--json', '--pack-destination', project];
  const packed = execFileSync('npm', ['pack', ...flags], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  mkdirSync(installed('cdk-campaigns'), { recursive: true });
  execFileSync('tar', ['-xzf', join(project, filename), '-C', installed('cdk-campaigns'), '--strip-components=1']);
  for (const peer of ['aws-cdk-lib', 'constructs', 'typescript', '@types']) {
    symlinkSync(join(ROOT, 'node_modules', peer), installed(peer));
  }
  for (const [file, text] of Object.entries(APPS)) writeFileSync(join(project, file), text);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

test('holds the constructs for every language, the handlers and what they are licensed by, and no source', () => {
  const top = ['.jsii', 'API.md', 'LICENSE', 'NOTICE', 'README.md', 'THIRD-PARTY-NOTICES', 'dist', 'node_modules'];
  expect(readdirSync(installed('cdk-campaigns')).sort()).toEqual([...top, 'package.json']);
  expect(readdirSync(installed('cdk-campaigns', 'dist')).sort()).toEqual(['lambda', 'lib']);
  expect(readdirSync(installed('cdk-campaigns', 'dist', 'lambda')).sort()).toEqual(SERVICES);
});

test.each(['commonjs.cjs', 'module.mjs'])(
  'synthesises the campaign of the README from %s, with its handler',
  (file) => {
    const out = join(project, `out-${file}`);
    node(file, out);
    const [asset] = readdirSync(out).filter((name) => name.startsWith('asset.'));
    for (const part of readdirSync(join(HANDLERS, 'personalize'))) {
      const packed = readFileSync(join(out, asset ?? '', part));
      expect(packed.equals(readFileSync(join(HANDLERS, 'personalize', part)))).toBe(true);
    }
    const template = readFileSync(join(out, 'Shop.template.json'), 'utf8');
    expect(template).toContain('"Type": "Custom::PersonalizeCampaign"');
  },
);

test('a service that is not used is not loaded', () => {
  const loaded = `
    require('cdk-campaigns').personalize;
    const files = Object.keys(require.cache).filter((file) => file.includes('cdk-campaigns'));
    process.stdout.write(JSON.stringify(files.map((file) => file.split('dist/lib/')[1])));`;
  const files = JSON.parse(node('-e', loaded)) as string[];
  expect(files).toContain('personalize/index.js');
  expect(files.filter((file) => /^(alsona|batch|connect)/.test(file))).toEqual([]);
});

test('has the types that TypeScript needs', () => {
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', 'node'];
  expect(node(installed('typescript', 'bin', 'tsc'), ...flags, 'typed.mts')).toBe('');
});
