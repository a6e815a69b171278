import { ASSUMPTIONS } from '../../emulator/aws/assumptions';
import type { StackEvent } from '../../emulator/aws/cloudformation/stack';
import type { Engine, EngineEvent } from '../../emulator/aws/engine';
import { startEngine } from '../../emulator/aws/engine';
import type { EmulatedService } from '../../emulator/core/service';
import type { ProbeRun } from './support/probe-run';
import { probe, savedVerdicts, verdictsOf, wholeOf } from './support/probe-run';

/* The probe in a process of its own, against the embedded engine. */

/** What takes an hour takes six seconds. */
const SPEED = 600;
const engines: Engine[] = [];

async function start(
  speed: number,
  services: EmulatedService[] = [],
  onStack: (event: StackEvent) => unknown = () => undefined,
): Promise<Engine> {
  const onEvent = (event: EngineEvent) => event.kind === 'stack' && onStack(event.event);
  const engine = await startEngine({ services: () => services, speed, onEvent });
  engines.push(engine);
  return engine;
}

afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.close())));

/** Stacks, functions and executions that are still there. */
function left(engine: Engine): unknown[] {
  const stacks = engine.stacks().filter(({ status }) => status !== 'DELETE_COMPLETE');
  const running = engine.executions().filter(({ status }) => status === 'RUNNING');
  return [...stacks, ...engine.functions(), ...running];
}

/** Of some claims alone: what is said of each. */
async function only(engine: Engine, ...ids: string[]): Promise<{ run: ProbeRun; said: Record<string, string> }> {
  const run = await probe(['--endpoint', engine.url, '--json', ...ids.flatMap((id) => ['--only', id])]);
  const said = wholeOf(run).claims.map(({ id, verdict, words }) => [id, `${verdict}: ${words}`]);
  return { run, said: Object.fromEntries(said) as Record<string, string> };
}

test('every claim that can be probed is confirmed by the embedded engine, and nothing is left', async () => {
  const [engine, fast] = [await start(1), await start(SPEED)];
  const slow = ['service-timeout-default', 'async-tried-thrice'];
  const [run, rest] = await Promise.all([
    probe(['--endpoint', engine.url, '--json', '--patience', '300']),
    probe([
      '--endpoint',
      fast.url,
      '--json',
      '--speed',
      String(SPEED),
      '--patience',
      '300',
      ...slow.flatMap((id) => ['--only', id]),
    ]),
  ]);
  const verdicts = { ...verdictsOf(wholeOf(run)), ...verdictsOf(wholeOf(rest)) };
  const wanted = ASSUMPTIONS.map(({ id, probe: scenario }) => [
    id,
    typeof scenario === 'string' ? 'confirmed' : 'not probed',
  ]);
  expect([...wholeOf(run).claims, ...wholeOf(rest).claims].filter(({ verdict }) => verdict === 'refuted')).toEqual([]);
  expect(verdicts).toEqual(Object.fromEntries(wanted));
  expect(verdicts).toEqual(savedVerdicts('embedded'));
  for (const { code, stderr } of [run, rest]) {
    expect(stderr).toMatch(/deleted all \d+ stacks: nothing is left\n$/);
    expect(code).toBe(0);
  }
  expect([...left(engine), ...left(fast)]).toEqual([]);
}, 300_000);

test('a claim is refuted by an engine that does otherwise, with what was seen', async () => {
  const engine = await start(1, [answersOfAnyLength()]);
  const { run, said } = await only(engine, 'answer-too-long');
  expect(said).toEqual({ 'answer-too-long': 'refuted: 5,000 bytes: CREATE_COMPLETE, A did not fail' });
  expect(run.code).toBe(0);
  expect(left(engine)).toEqual([]);
}, 120_000);

/** What is too long is cut, and delivered again. */
function answersOfAnyLength(): EmulatedService {
  return {
    name: 'answers of any length',
    route: ({ method, headers, path }) =>
      method === 'PUT' && path.startsWith('/answers/') && Number(headers['content-length']) > 4096 ? 'cut' : undefined,
    handle: async (_operation, { path, headers, body }) => {
      const cut = JSON.stringify({ ...(body as object), Data: {} });
      await fetch(`http://${headers.host ?? ''}${path}`, { method: 'PUT', body: cut });
      return { status: 200 };
    },
    refuse: () => ({ status: 500 }),
    campaigns: () => [],
    reset: () => undefined,
  };
}

test('what cannot be played to its end, or would take too long, is not probed and says why', async () => {
  const engine = await start(1);
  engine.faults.add({ service: 'cloudformation', operation: 'UpdateStack', kind: 'denied', times: 9 });
  const { run, said } = await only(engine, 'service-timeout-default', 'rollback-swaps');
  expect(said).toEqual({
    'service-timeout-default': 'not probed: it takes 5400 seconds: --patience 5460',
    'rollback-swaps': 'not probed: AccessDenied: User is not authorized to perform this action',
  });
  expect(run.code).toBe(0);
  expect(left(engine)).toEqual([]);
}, 120_000);

test('without its first stack it ends, with the reason', async () => {
  const engine = await start(1);
  engine.faults.add({ service: 'cloudformation', operation: 'CreateStack', kind: 'denied', times: 1 });
  const { code, stdout, stderr } = await probe(['--endpoint', engine.url]);
  expect(stderr).toContain('User is not authorized to perform this action');
  expect({ code, stdout, left: left(engine) }).toEqual({ code: 1, stdout: '', left: [] });
}, 120_000);

test.each([
  ['its first stack is made', /^cdk-campaigns-probe-[0-9a-f]{6}$/, 'SIGINT', 130],
  ['a resource is waited for', /-hour$/, 'SIGTERM', 143],
] as const)(
  'interrupted while %s it deletes all that it has made',
  async (_, name, signal, code) => {
    let interrupt = (): void => undefined;
    const engine = await start(1, [], ({ stackName }) => name.test(stackName) && interrupt());
    const args = ['--endpoint', engine.url, '--patience', '6000', '--only', 'service-timeout-default'];
    const run = await probe(args, (child) => {
      interrupt = () => {
        interrupt = () => undefined;
        child.kill(signal);
      };
    });
    expect(run.stderr).toMatch(/\nit ends: .*\n[^]*nothing is left\n$/);
    expect({ code: run.code, stdout: run.stdout, left: left(engine) }).toEqual({ code, stdout: '', left: [] });
    expect(engine.stacks().some((stack) => name.test(stack.name))).toBe(true);
  },
  120_000,
);
