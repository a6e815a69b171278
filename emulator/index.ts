import type { EmulatedService, EmulatorContext } from './core/service';
import { createAlsona } from './alsona';
import { createBatch } from './batch';
import { createConnectV1 } from './connectv1';
import { createConnectV2 } from './connectv2';
import { createPersonalize } from './personalize';

export { SystemClock, type Clock } from './core/clock';
export { FAULT_KINDS, Faults, type Fault, type FaultKind } from './core/faults';
export { InvalidControl } from './core/invalid-control';
export type { RecordedRequest } from './core/record';
export { startEmulator, type Emulator, type EmulatorOptions } from './core/server';
export type * from './core/service';
export type { Settings, SettingsValues } from './core/settings';
export type { ConnectOptions } from './connect/service';
export { createAlsona } from './alsona';
export { createBatch } from './batch';
export { createConnectV1 } from './connectv1';
export { createConnectV2 } from './connectv2';
export { createPersonalize, type PersonalizeOptions } from './personalize';

/** Every service that there is. */
export function allServices(context: EmulatorContext): EmulatedService[] {
  return [
    createPersonalize(context),
    createConnectV2(context),
    createConnectV1(context),
    createBatch(context),
    createAlsona(context),
  ];
}
