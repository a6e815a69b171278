import { parseArgs } from 'node:util';
import { ASSUMPTIONS } from '../emulator/aws/assumptions';

export interface Settings {
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  /** A local engine, by its endpoint on the loopback address: nothing there is worth a question. */
  readonly isLocal: boolean;
  readonly yes: boolean;
  readonly keep: boolean;
  readonly json: boolean;
  readonly only: readonly string[];
  readonly save: string | undefined;
  readonly speed: number;
  readonly patience: number;
}

export const HELP = `npm run probe -- [flags]

Shows on an AWS account, with small stacks that are deleted at the end, which of this project's assumptions about
CloudFormation, Lambda and Step Functions hold. Credentials and Region are those of the environment; they have to
allow stacks with IAM roles, functions and state machines.

  --region REGION   another Region than the environment's
  --yes             makes the stacks without asking
  --only ID         one claim alone; may be repeated. The ids are in docs/assumptions.md
  --patience N      how many seconds one scenario may take: 900, or 60 on a local engine. 5500 shows all there is
  --keep            leaves the stacks, and says how to delete them
  --json            the table as JSON
  --save FILE       the findings as docs/assumptions.md takes them: probe/seen/aws.json
  --endpoint URL    a local engine instead of AWS
  --speed N         how many times as fast as real time that engine's time runs
  --help

Exits with 0 when it has come to its end and nothing is left, whatever was refuted; with 1 when not; with 2 for
wrong flags, or where it was not told to go on; with 130 after Ctrl-C.
`;

const [AWS_PATIENCE, LOCAL_PATIENCE] = ['900', '60'];

/** What is asked for, or nothing where only help is; a wrong flag is one sentence. */
export function settingsOf(args: string[], environment: NodeJS.ProcessEnv): Settings | undefined {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: {
      region: { type: 'string' },
      endpoint: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      save: { type: 'string' },
      speed: { type: 'string', default: '1' },
      patience: { type: 'string' },
      yes: flag,
      keep: flag,
      json: flag,
      help: flag,
    },
  });
  if (values.help) return undefined;
  const { endpoint = environment.AWS_ENDPOINT_URL, region, yes, keep, json, only, save } = values;
  const isLocal = endpoint !== undefined && isLoopback(endpoint);
  for (const id of only) checkId(id);
  const patience = values.patience ?? (isLocal ? LOCAL_PATIENCE : AWS_PATIENCE);
  const numbers = { speed: numberOf('speed', values.speed, 10_000), patience: numberOf('patience', patience, 100_000) };
  if (numbers.speed !== 1 && !isLocal) throw new Error('--speed is for a local engine: AWS has real time');
  return { region, endpoint, isLocal, yes, keep, json, only, save, ...numbers };
}

function isLoopback(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) throw new Error(`--endpoint must be a URL, got "${endpoint}"`);
  return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(endpoint).hostname);
}

function checkId(id: string): void {
  if (ASSUMPTIONS.some((assumption) => assumption.id === id)) return;
  throw new Error(`--only must be an id of docs/assumptions.md, got "${id}"`);
}

function numberOf(flag: string, given: string, most: number): number {
  const number = Number(given);
  if (number >= 1 && number <= most) return number;
  throw new Error(`--${flag} must be a number from 1 to ${most}, got "${given}"`);
}
