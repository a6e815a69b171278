import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, FaultKind } from './faults';
import { garbled } from './garbage';
import type { EmulatedResponse, RefusalKind } from './service';

/** What becomes of a call: an answer, no answer at all, or a broken one. */
export type Outcome =
  { readonly kind: 'answer' | 'truncate'; readonly response: EmulatedResponse } | { readonly kind: 'hold' | 'reset' };

/** A call to a service, not made yet. */
export interface Call {
  effect(): Promise<EmulatedResponse>;
  refuse(kind: RefusalKind): EmulatedResponse;
  /** Ends the caller's process. */
  kill(): void;
  /** Tells who called that nobody will answer. */
  hold(): void;
}

type Plan = (call: Call, fault: Fault) => Promise<Outcome>;

const HTML: EmulatedResponse = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n',
};

const PLANS: Readonly<Record<FaultKind, Plan>> = {
  throttle: refused('throttle'),
  error: refused('error'),
  unavailable: refused('unavailable'),
  denied: refused('denied'),
  timeout: async (call) => {
    await call.effect();
    return held(call);
  },
  'timeout-before': async (call) => held(call),
  'reset-before': async () => ({ kind: 'reset' }),
  'reset-after': async (call) => {
    await call.effect();
    return { kind: 'reset' };
  },
  delay: async (call, fault) => {
    await pause(fault.delayMs ?? 0, undefined, { ref: false });
    return answered(call);
  },
  'kill-before': async (call) => {
    call.kill();
    return { kind: 'hold' };
  },
  'kill-after': async (call) => {
    await call.effect();
    call.kill();
    return { kind: 'hold' };
  },
  html: async () => ({ kind: 'answer', response: HTML }),
  truncated: async (call) => ({ kind: 'truncate', response: await call.effect() }),
  garbage: garbled,
};

export async function outcomeOf(call: Call, fault: Fault | undefined): Promise<Outcome> {
  return fault ? PLANS[fault.kind](call, fault) : answered(call);
}

async function answered(call: Call): Promise<Outcome> {
  return { kind: 'answer', response: await call.effect() };
}

function refused(kind: RefusalKind): Plan {
  return async (call) => ({ kind: 'answer', response: call.refuse(kind) });
}

function held(call: Call): Outcome {
  call.hold();
  return { kind: 'hold' };
}
