import type { HttpAnswer } from '../../../lambda/engine/http';
import { http } from '../../../lambda/engine/http';

/** What CloudFormation reads of an answer. */
export interface Answer {
  readonly status: string;
  readonly id: string;
  readonly reason: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export const START = Date.parse('2027-03-04T05:06:07Z');

interface Seen {
  readonly answers: Answer[];
  /** Bodies as they were sent. */
  readonly bodies: string[];
  readonly output: string[];
}

/** What was said to CloudFormation and to the log since the test began. */
export const said: Seen = { answers: [], bodies: [], output: [] };

/** Time that stands still, jitter in the middle, answers and logs that are kept: around each test of a file. */
export function scriptedWorld(): void {
  const { AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_LOG_GROUP_NAME, DEADLINE_SECONDS, ...others } = process.env;

  beforeEach(() => {
    process.env = { ...others, AWS_LAMBDA_FUNCTION_NAME: 'kites' };
    jest.useFakeTimers({ now: START, doNotFake: ALL_BUT_DATE });
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    jest.spyOn(http, 'send').mockImplementation(async ({ body }) => take(body));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.output.push(String(text)) > 0);
    for (const list of Object.values(said) as unknown[][]) list.length = 0;
  });

  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
    process.env = { ...others, AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_LOG_GROUP_NAME, DEADLINE_SECONDS };
  });
}

const ALL_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const satisfies FakeableAPI[];

function take(body: unknown): HttpAnswer {
  const text = String(body);
  const { Status, PhysicalResourceId, Reason, Data } = JSON.parse(text) as Record<string, string> & { Data?: object };
  said.bodies.push(text);
  said.answers.push({
    status: Status ?? '',
    id: PhysicalResourceId ?? '',
    reason: Reason ?? '',
    ...(Data ? { data: Data as Record<string, unknown> } : {}),
  });
  return { status: 200, statusText: 'OK', headers: {}, body: Buffer.from('') };
}

export function passTime(seconds: number): void {
  jest.setSystemTime(Date.now() + seconds * 1000);
}

/** The log so far; every line of it is JSON. */
export function logLines(): Record<string, unknown>[] {
  const lines = said.output.join('').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}
