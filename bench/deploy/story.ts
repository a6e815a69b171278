import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Cdk } from '../../demo/cdk';
import { Ending } from '../../demo/ending';
import type { RecordedRequest } from '../../emulator/core/record';
import { APP } from '../support/programs';
import type { Figures, Phase, Story } from './figures';
import { less } from './figures';
import { lastPart } from './place';
import type { Place, PlaceOptions, StartPlace } from './place';
import type { PeerName, Service } from './settings';
import { STACK } from './settings';

export interface Deployed {
  readonly peer: PeerName;
  readonly service: Service;
  readonly campaigns: number;
  readonly phases: readonly Phase[];
}

const PROGRAM = `${process.execPath} ${APP}`;

/** What Personalize takes, in minutes, as the emulator has it; what is not here is done at once. */
const MINUTES: Readonly<Record<string, number>> = { CreateCampaign: 10, UpdateCampaign: 5, DeleteCampaign: 2 };

const WRITES: Readonly<Record<Phase, RegExp>> = {
  create: /^CreateCampaign$/,
  update: /^UpdateCampaign/,
  delete: /^DeleteCampaign$/,
};

/** A deploy, an update and a destroy by the real CLI, each to its end, as far as they are asked for. */
export async function tell(deployed: Deployed, start: StartPlace, all: Ending): Promise<Story> {
  const ending = new Ending();
  const forget = all.add(() => ending.run());
  try {
    const folder = mkdtempSync(join(tmpdir(), 'bench-deploy-'));
    ending.add(() => rmSync(folder, { recursive: true, force: true }));
    const place = await start({ folder, ending });
    const phases: Partial<Record<Phase, Figures>> = {};
    for (const phase of deployed.phases) phases[phase] = await measure(phase, place, deployed, { folder, ending });
    return { functions: functionsIn(join(folder, 'cdk.out', `${STACK}.template.json`)), phases };
  } finally {
    await ending.run();
    forget();
  }
}

async function measure(phase: Phase, place: Place, deployed: Deployed, options: PlaceOptions): Promise<Figures> {
  const { peer, service, campaigns } = deployed;
  const version = phase === 'create' ? 'before' : 'after';
  const context = { peer, service, campaigns: String(campaigns), version };
  const cdk = new Cdk({ ...options, environment: place.environment, app: PROGRAM, context });
  const before = await place.seen();
  const began = performance.now();
  const { code, output } = await place.during(phase === 'delete' ? cdk.destroy() : cdk.deploy());
  const wallMs = performance.now() - began;
  if (code !== 0) throw new Error(`cdk ended with ${String(code)} at the ${phase} by ${peer}:\n${output}`);
  const after = await place.seen();
  const requests = after.requests.slice(before.requests.length);
  const counts = less(after.counts, before.counts);
  return { ...counts, wallMs, answeredMs: answeredMs(phase, requests, after.answers, place.speed) };
}

/** From when the service had done what it was asked last to the answer, for each campaign. */
function answeredMs(
  phase: Phase,
  requests: readonly RecordedRequest[],
  answers: ReadonlyMap<string, number>,
  speed: number,
): number[] {
  const writes = requests.filter((request) => isWrite(phase, request));
  const done = new Map(writes.map((request) => [idOf(request), doneAt(request, speed)]));
  return [...done].map(([id, at]) => (answers.get(id) ?? NaN) - at);
}

function isWrite(phase: Phase, { operation, status }: RecordedRequest): boolean {
  return WRITES[phase].test(operation ?? '') && status !== null && status < 300;
}

function doneAt({ service, operation, time }: RecordedRequest, speed: number): number {
  const minutes = service === 'personalize' ? (MINUTES[operation ?? ''] ?? 0) : 0;
  return Date.parse(time) + (minutes * 60_000) / speed;
}

/** Personalize names a campaign in the request or in the answer; Connect in the answer or in the path. */
function idOf({ body, response, path }: RecordedRequest): string {
  const { campaignArn, id } = { ...(body as object), ...(response as object) } as { campaignArn?: string; id?: string };
  return lastPart(campaignArn ?? id ?? path.split('/')[3] ?? '');
}

function functionsIn(template: string): number {
  const { Resources } = JSON.parse(readFileSync(template, 'utf8')) as { Resources: Record<string, { Type: string }> };
  return Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function').length;
}
