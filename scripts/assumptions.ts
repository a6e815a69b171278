import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { MINISTACK } from '../demo/engines/ministack-install';
import { ASSUMPTIONS } from '../emulator/aws/assumptions';
import type { Finding, Findings } from '../probe/finding';
import { ROOT } from './bundle';
import { EITHER_TRUTH } from './either-truth';

/*
 * Writes docs/assumptions.md from the table of assumptions and from what probes have seen.
 * With --check nothing is written, and a stale document is an error.
 */
const FILE = join(ROOT, 'docs', 'assumptions.md');
const INTRODUCTION = readFileSync(join(__dirname, 'assumptions.md'), 'utf8');

interface Seen {
  readonly title: string;
  readonly findings: Findings;
}

/** By its file below probe/seen: there is none of AWS before somebody with an account has made one. */
function seen(file: string, title: string): Seen[] {
  const path = join(ROOT, 'probe', 'seen', `${file}.json`);
  if (!existsSync(path)) return [];
  const { findings, region } = JSON.parse(readFileSync(path, 'utf8')) as { findings: Findings; region?: string };
  return [{ title: region === undefined ? title : `${title}, ${region}`, findings }];
}

const ENGINES = [
  ...seen('aws', 'AWS'),
  ...seen('embedded', 'embedded engine'),
  ...seen('ministack', `ministack ${MINISTACK}`),
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function assumptions(): string {
  const head = ['id', 'about', 'claim', 'source', 'on record', 'scenario', ...ENGINES.map(({ title }) => title)];
  const rows = ASSUMPTIONS.map(({ id, about, claim, source, confirmed, probe }) => [
    `\`${id}\``,
    about,
    escaped(claim),
    escaped(source),
    confirmed ? 'confirmed' : '**unconfirmed**',
    typeof probe === 'string' ? probe : '-',
    ...ENGINES.map(({ findings }) => verdictOf(findings[id])),
  ]);
  return table(head, rows);
}

function verdictOf(finding: Finding | undefined): string {
  return finding === undefined || finding.verdict === 'not probed' ? '-' : finding.verdict;
}

function unprobed(): string {
  const rows = ASSUMPTIONS.flatMap(({ id, probe }) =>
    typeof probe === 'string' ? [] : [[`\`${id}\``, escaped(probe.none)]],
  );
  return table(['id', 'why no scenario shows it'], rows);
}

function eitherTruth(): string {
  const rows = ASSUMPTIONS.filter(({ confirmed }) => !confirmed).map(({ id }) => {
    const { isSafe, because } = EITHER_TRUTH[id] ?? { isSafe: false, because: 'Nobody has looked into it.' };
    return [`\`${id}\``, isSafe ? 'safe' : '**not safe**', escaped(because)];
  });
  return table(['id', 'either truth is', 'because'], rows);
}

/** What an engine did where it did not do as the claim says, or could not be asked. */
function otherwise({ title, findings }: Seen): string {
  const other = ASSUMPTIONS.filter(
    ({ id, probe }) => typeof probe === 'string' && findings[id]?.verdict !== 'confirmed',
  );
  if (other.length === 0) return '';
  const rows = other.map(({ id }) => {
    const { verdict, words } = findings[id] ?? { verdict: 'not probed', words: '' };
    return [`\`${id}\``, verdict, escaped(words)];
  });
  return `## Otherwise: ${title}\n\n${table(['id', 'verdict', 'what was seen, or why nothing was'], rows)}`;
}

/** Words that would be Markdown. */
function escaped(words: string): string {
  return words.replace(/[<>*_]/g, '\\$&');
}

async function main(): Promise<void> {
  const parts = {
    TABLE: assumptions(),
    UNPROBED: unprobed(),
    EITHER_TRUTH: eitherTruth(),
    OTHERWISE: ENGINES.map(otherwise).filter(Boolean).join('\n\n'),
  };
  const text = Object.entries(parts).reduce((all, [name, part]) => all.replace(`{${name}}`, () => part), INTRODUCTION);
  const wanted = await format(text, { ...(await resolveConfig(FILE)), parser: 'markdown' });
  if (!process.argv.includes('--check')) writeFileSync(FILE, wanted);
  else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== wanted) {
    process.stderr.write('docs/assumptions.md is stale: run npm run assumptions\n');
    process.exitCode = 1;
  }
}

void main();
