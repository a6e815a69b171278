import type { Clock } from './clock';
import type { Fault, Faults } from './faults';
import { controlBody, InvalidControl } from './invalid-control';
import type { RequestRecord } from './record';
import type { EmulatedRequest, EmulatedResponse, EmulatedService } from './service';
import type { Settings, SettingsValues } from './settings';
import type { Shape } from './shape';

export const CONTROL_ROOT = '/_emulator';

/** What the control calls look at and change. */
export interface Controlled {
  readonly services: readonly EmulatedService[];
  readonly faults: Faults;
  readonly record: RequestRecord;
  readonly settings: Settings;
  readonly clock: Clock;
}

type ControlCall = (emulator: Controlled, body: unknown) => unknown;

const ADVANCE = {
  type: 'structure',
  members: { advanceMs: { type: 'number', min: 0 } },
  required: ['advanceMs'],
} as const satisfies Shape;

const CALLS: Readonly<Record<string, ControlCall>> = {
  'GET health': ({ services, settings, clock }) => ({
    ok: true,
    time: new Date(clock.now()).toISOString(),
    services: services.map(({ name }) => name),
    settings: settings.values(),
  }),
  'GET campaigns': ({ services }) =>
    services.flatMap((service) => service.campaigns().map((campaign) => ({ service: service.name, ...campaign }))),
  'GET requests': ({ record }) => record.list(),
  'POST reset': (emulator) => resetAll(emulator),
  'GET faults': ({ faults }) => faults.list(),
  'POST faults': ({ faults }, body) => {
    faults.add(body as Fault);
    return faults.list();
  },
  'DELETE faults': ({ faults }) => faults.clear(),
  'PUT settings': ({ settings }, body) => settings.change(body as Partial<SettingsValues>),
  'POST clock': ({ clock }, body) => {
    clock.advance(controlBody(ADVANCE, body).advanceMs);
    return { time: new Date(clock.now()).toISOString() };
  },
};

/** As it was when it started, but for the clock and the file of the record. */
export function resetAll({ services, faults, record, settings }: Controlled): void {
  for (const service of services) service.reset();
  faults.clear();
  record.clear();
  settings.reset();
}

export function isControl(path: string): boolean {
  return path === CONTROL_ROOT || path.startsWith(`${CONTROL_ROOT}/`);
}

export function answerControl(emulator: Controlled, request: EmulatedRequest): EmulatedResponse {
  const name = `${request.method} ${request.path.slice(CONTROL_ROOT.length + 1)}`;
  const calls = controlCalls(emulator);
  const call = calls.get(name);
  if (!call) return refusal(404, `no control call ${name}; expected one of ${[...calls.keys()].join(', ')}`);
  try {
    return { status: 200, body: call(emulator, request.body) ?? {} };
  } catch (error) {
    if (error instanceof InvalidControl) return refusal(400, error.message);
    throw error;
  }
}

function controlCalls({ services }: Controlled): Map<string, ControlCall> {
  return new Map([...Object.entries(CALLS), ...services.flatMap(ownCalls)]);
}

function ownCalls({ name, control = {}, reports = {} }: EmulatedService): [string, ControlCall][] {
  return [
    ...Object.entries(control).map(([call, act]): [string, ControlCall] => [
      `PUT ${name}/${call}`,
      (_, body) => act(body),
    ]),
    ...Object.entries(reports).map(([call, tell]): [string, ControlCall] => [`GET ${name}/${call}`, () => tell()]),
  ];
}

function refusal(status: number, message: string): EmulatedResponse {
  return { status, body: { message } };
}
