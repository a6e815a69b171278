import { CloudFormationClient, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../demo/engines/engine';
import { startMinistack } from '../../demo/engines/ministack';
import { credentialsOf } from '../../demo/stacks';
import type { RecordedRequest } from '../../emulator/core/record';
import { ROOT } from '../../scripts/bundle';
import { Histories } from './histories';
import type { Place, StartPlace } from './place';
import { lastPart, ofServices, sum } from './place';
import { STACK } from './settings';

/** ministack is a Python package. */
export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}

/** In real time. It sends the answers of the Provider framework over plain http by itself. */
export function ministack(speed: number): StartPlace {
  return async ({ folder, ending }) => {
    // Where functions find the SDK that Lambda's runtime has.
    const variables = { NODE_PATH: join(ROOT, 'node_modules') };
    const engine = await startMinistack({ folder, ending, speed, functionSpeed: 1, variables, say: () => undefined });
    return placeOf(engine, speed, folder);
  };
}

function placeOf(engine: Engine, speed: number, folder: string): Place {
  const histories = new Histories(engine);
  return {
    environment: engine.environment,
    speed,
    during: (work) => work,
    seen: async () => {
      const response = await fetch(`${engine.campaignsUrl}/_emulator/requests`);
      const requests = ofServices((await response.json()) as RecordedRequest[]);
      const reports = await reportsOf(engine);
      const counts = {
        invocations: reports.length,
        starts: startsIn(join(folder, 'ministack.log')),
        gbSeconds: sum(reports.map(({ seconds, gb }) => seconds * gb)),
        calls: requests.length,
        ...(await histories.counts()),
      };
      return { counts, requests, answers: await answersOf(engine) };
    },
  };
}

function startsIn(log: string): number {
  return readFileSync(log, 'utf8').match(/Lambda worker spawned for .*cold start/g)?.length ?? 0;
}

interface Report {
  readonly seconds: number;
  readonly gb: number;
}

/** What the functions' logs say of each invocation. */
async function reportsOf(engine: Engine): Promise<Report[]> {
  const { logGroups } = await logs<{ logGroups: { logGroupName: string }[] }>(engine, 'DescribeLogGroups', {});
  const reports: Report[] = [];
  for (const { logGroupName } of logGroups) {
    const query = { logGroupName, filterPattern: '"REPORT RequestId"', limit: 10_000 };
    const { events } = await logs<{ events: { message: string }[] }>(engine, 'FilterLogEvents', query);
    reports.push(...events.map(({ message }) => reportOf(message)));
  }
  return reports;
}

function reportOf(line: string): Report {
  const [, ms, mb] = /\tDuration: ([\d.]+) ms.*Memory Size: (\d+) MB/.exec(line) ?? [];
  return { seconds: Number(ms) / 1000, gb: Number(mb) / 1024 };
}

async function logs<T>({ url }: Engine, operation: string, body: object): Promise<T> {
  const headers = { 'x-amz-target': `Logs_20140328.${operation}`, 'content-type': 'application/x-amz-json-1.1' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as T;
}

/** It tells when a resource was done, which it is with the answer. */
async function answersOf(engine: Engine): Promise<ReadonlyMap<string, number>> {
  const client = new CloudFormationClient({ endpoint: engine.url, ...credentialsOf(engine) });
  const told = client.send(new DescribeStackEventsCommand({ StackName: STACK }));
  // Before the first deploy there is no stack.
  const { StackEvents: events = [] } = await told.catch(() => ({ StackEvents: [] }));
  client.destroy();
  const done = events.filter(({ ResourceStatus: status }) => status?.endsWith('_COMPLETE')).reverse();
  return new Map(done.map((event) => [lastPart(event.PhysicalResourceId ?? ''), event.Timestamp?.getTime() ?? NaN]));
}
