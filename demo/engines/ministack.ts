import type { ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allServices, startEmulator } from '../../emulator';
import { AcceleratedTime } from '../../emulator/aws/accelerated-time';
import { Cdk } from '../cdk';
import { start } from '../processes';
import { endpointsOf } from './endpoints';
import type { Engine, EngineOptions } from './engine';
import { installMinistack, MINISTACK } from './ministack-install';

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

/**
 * How many times as fast as real time the functions live. Without it they wait for what the service's own lag could still
 * hide in real seconds, ten after every write. All that they compare runs as fast: the dates in their processes, the dates
 * that the campaign services show, and the waiter's waits. ministack's own dates stay real, so theirs run ahead of those:
 * too fast a clock would make every execution look too old to be running, which is after 65 minutes.
 */
const FUNCTION_SPEED = 10;

const HEALTHY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** An AWS that nobody here wrote, in processes of its own; the campaign services are ours. */
export async function startMinistack(options: EngineOptions): Promise<Engine> {
  const { speed, folder, record, say, ending, functionSpeed = FUNCTION_SPEED } = options;
  const python = await installMinistack(options);
  const time = new AcceleratedTime(functionSpeed);
  ending.add(() => time.close());
  const emulator = await startEmulator({ services: allServices, speed: speed / functionSpeed, clock: time, record });
  ending.add(() => emulator.close());
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await serve(python, port, emulator.url, { ...options, functionSpeed });
  const environment = environmentOf(url, folder);
  say(`cdk bootstrap of ministack ${MINISTACK}`);
  const cdk = new Cdk({ environment, folder, ending });
  const { code, output } = await cdk.bootstrap(`aws://${ACCOUNT}/${REGION}`);
  if (code !== 0) throw new Error(`ministack could not be bootstrapped:\n${output}`);
  return {
    about: `ministack ${MINISTACK} at ${url}, campaign services at ${emulator.url}, ${speed} times as fast as real time`,
    url,
    campaignsUrl: emulator.url,
    environment,
    campaigns: () =>
      emulator.services.flatMap((service) =>
        service.campaigns().map((campaign) => ({ service: service.name, ...campaign })),
      ),
  };
}

type Serving = EngineOptions & { readonly functionSpeed: number };

/** Until it answers. */
async function serve(python: string, port: number, campaignsUrl: string, options: Serving): Promise<void> {
  const { folder, ending } = options;
  const home = join(folder, 'ministack');
  mkdirSync(home);
  const log = join(folder, 'ministack.log');
  const out = openSync(log, 'a');
  const env = { ...serverEnvironment(port, campaignsUrl, home, options.functionSpeed), ...options.variables };
  const server = start(python, ['-m', 'ministack'], { cwd: home, env, stdio: ['ignore', out, out] }, ending);
  closeSync(out);
  const running = watch(server);
  const deadline = Date.now() + HEALTHY_WITHIN_MS;
  while (!(await isHealthy(port))) {
    if (!running() || Date.now() > deadline) {
      throw new Error(`ministack does not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

function watch(server: ChildProcess): () => boolean {
  let running = true;
  server.once('error', () => (running = false));
  server.once('exit', () => (running = false));
  return () => running;
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/_ministack/health`)).ok;
  } catch {
    return false;
  }
}

/** Its functions inherit all of it: nothing of the user's is there. */
function serverEnvironment(port: number, campaignsUrl: string, home: string, functionSpeed: number): NodeJS.ProcessEnv {
  return {
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: home,
    TMPDIR: home,
    GATEWAY_PORT: `${port}`,
    BIND_HOST: '127.0.0.1',
    // It is in the addresses that it hands out.
    MINISTACK_HOST: '127.0.0.1',
    MINISTACK_ACCOUNT_ID: ACCOUNT,
    MINISTACK_REGION: REGION,
    LAMBDA_EXECUTOR: 'local',
    SFN_WAIT_SCALE: `${1 / functionSpeed}`,
    // It would listen for devices, and clear away containers of other runs.
    IOT_MTLS_ENABLED: '0',
    DOCKER_HOST: `unix://${home}/no-docker`,
    ...endpointsOf(campaignsUrl),
    CAMPAIGNS_CLOCK: `${Date.now()} ${functionSpeed}`,
    NODE_OPTIONS: `--require "${join(__dirname, 'function-clock.js').replaceAll('\\', '\\\\')}"`,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

function environmentOf(url: string, folder: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    // It takes twelve digits for the account.
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: 'ministack',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    CDK_HOME: join(folder, 'cdk-home'),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
    CDK_NOTICES: 'false',
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
