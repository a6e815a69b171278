// One execution environment of a function, in a worker thread. Plain JavaScript, since a worker loads no TypeScript.
'use strict';

const { parentPort, workerData } = require('node:worker_threads');

const { dirname } = require('node:path');
const { loadCompiled } = require('./code-cache');

const { file, handler, shared, context, timeoutMs, code } = workerData;

/** The bundle and everything below it see the engine's time; `performance` and other timers stay real. */
function patchDate() {
  const cells = new BigInt64Array(shared);
  const RealDate = Date;
  const realNow = RealDate.now;
  const now = () => {
    const [anchor, real, milliSpeed] = [0, 1, 2].map((cell) => Number(Atomics.load(cells, cell)));
    return anchor + Math.round(((realNow() - real) * milliSpeed) / 1000);
  };
  RealDate.now = now;
  const VirtualDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  });
  RealDate.prototype.constructor = VirtualDate;
  globalThis.Date = VirtualDate;
}

/** While time stands still nobody sees how long a short sleep is; where it runs faster, so do sleeps. */
const PACE_OF_STILL_TIME = 50;
/** From this on a sleep is for others to see: still time moves on by it. */
const SEEN_MS = 500;

/** Those that are set and have not come, by their timers. */
const timeouts = new Map();

/** Time-outs are real, so that a call which is slow is not given up; but where nobody will answer they come at once. */
function patchTimeouts() {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  globalThis.setTimeout = (callback, milliseconds, ...rest) => {
    const come = () => {
      timeouts.delete(timer);
      callback(...rest);
    };
    const timer = set(come, milliseconds);
    if (milliseconds >= SEEN_MS) timeouts.set(timer, { milliseconds, come });
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    timeouts.delete(timer);
    clear(timer);
  };
  AbortSignal.timeout = (milliseconds) => {
    const controller = new AbortController();
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    globalThis.setTimeout(() => controller.abort(reason), milliseconds).unref();
    return controller.signal;
  };
}

async function timeOut() {
  const due = [...timeouts].sort(([, one], [, other]) => one.milliseconds - other.milliseconds);
  const [, longest] = due.at(-1) ?? [];
  if (longest) await require('node:timers/promises').setTimeout(longest.milliseconds);
  for (const [timer, { come }] of due) {
    if (!timeouts.has(timer)) continue;
    globalThis.clearTimeout(timer);
    come();
  }
}

/** By number: who sleeps until the engine says that its time has come. */
const sleepers = new Map();

/** A handler that sleeps does so in the engine's time. */
function patchSleep() {
  const timers = require('node:timers/promises');
  const sleep = timers.setTimeout;
  const milliSpeed = () => Number(Atomics.load(new BigInt64Array(shared), 2));
  let count = 0;
  timers.setTimeout = (milliseconds, ...rest) => {
    const isStill = milliSpeed() === 0;
    if (isStill && milliseconds >= SEEN_MS) {
      count += 1;
      parentPort.postMessage({ kind: 'sleep', sleeper: count, milliseconds });
      return new Promise((resolve) => sleepers.set(count, resolve));
    }
    const pace = isStill ? PACE_OF_STILL_TIME : Math.max(1, milliSpeed() / 1000);
    return sleep(milliseconds / pace, ...rest);
  };
}

function wake(sleeper) {
  sleepers.get(sleeper)();
  sleepers.delete(sleeper);
}

/** Written through the port, lines come before the result of their invocation. */
function captureOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk, encoding, done) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      for (const line of text.replace(/\n$/, '').split('\n')) parentPort.postMessage({ kind: 'log', line });
      const callback = typeof encoding === 'function' ? encoding : done;
      if (callback) process.nextTick(callback);
      return true;
    };
  }
}

function load() {
  const found = require(file)[handler];
  if (typeof found === 'function') return found;
  throw named('Runtime.HandlerNotFound', `${file} has no function ${handler}`);
}

async function invoke(run, { id, event }) {
  const end = performance.now() + timeoutMs;
  const remaining = { getRemainingTimeInMillis: () => Math.max(0, Math.round(end - performance.now())) };
  const result = await run(JSON.parse(event), { ...context, awsRequestId: id, ...remaining });
  return JSON.stringify(result) ?? 'null';
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}

function failure(error) {
  if (!(error instanceof Error)) return { kind: 'failure', errorType: typeof error, errorMessage: String(error) };
  const trace = String(error.stack ?? '').split('\n');
  return { kind: 'failure', errorType: error.name, errorMessage: error.message, trace };
}

patchDate();
patchSleep();
patchTimeouts();
captureOutput();
const codeOfNow = loadCompiled(dirname(file), code ?? {});
let invocations = 0;
let run;
let broken;
try {
  run = load();
} catch (error) {
  broken = failure(error);
}
parentPort.postMessage({ kind: 'ready' });
parentPort.on('message', (message) => {
  if (message.kind === 'wake') wake(message.sleeper);
  else if (message.kind === 'time out') void timeOut();
  else start(message);
});

/** Of an environment that began without compiled code: after so many invocations it has something to give. */
const GIVES_CODE_AFTER = [2, 8];

function giveCode() {
  invocations += 1;
  if (!code && GIVES_CODE_AFTER.includes(invocations)) parentPort.postMessage({ kind: 'code', code: codeOfNow() });
}

function start(invocation) {
  if (broken) {
    parentPort.postMessage({ ...broken, broken: true });
    return;
  }
  invoke(run, invocation).then(
    (payload) => {
      giveCode();
      parentPort.postMessage({ kind: 'result', payload });
    },
    (error) => parentPort.postMessage(failure(error)),
  );
}
