import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SystemClock, type Clock } from './clock';
import { resetAll } from './control';
import { exchange } from './exchange';
import { Faults } from './faults';
import { RequestRecord, type RecordedRequest } from './record';
import type { EmulatedService, EmulatorContext } from './service';
import { Settings } from './settings';

export interface EmulatorOptions {
  readonly services: (context: EmulatorContext) => EmulatedService[];
  /** 0 is any free port. */
  readonly port?: number;
  readonly speed?: number;
  /** A file that every call is appended to. */
  readonly record?: string;
  readonly clock?: Clock;
  /** Ends the caller's process, for the faults `kill-before` and `kill-after`; without it such a call is never answered. */
  readonly onKill?: () => void;
  /** Lets the caller's time-outs come, for the faults `timeout` and `timeout-before`; without it they come when they come. */
  readonly onHold?: () => void;
}

export interface Emulator {
  readonly url: string;
  readonly faults: Faults;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly services: readonly EmulatedService[];
  /** The calls so far, oldest first. */
  requests(): readonly RecordedRequest[];
  /** The same as `POST /_emulator/reset`. */
  reset(): void;
  /** Also ends sockets that are still open. */
  close(): Promise<void>;
}

/** Starts an emulator on the loopback address. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const clock = options.clock ?? new SystemClock();
  const services: EmulatedService[] = [];
  const settings = new Settings(options.speed ?? 1, () => services);
  services.push(...options.services(contextOf(clock, settings)));
  const faults = new Faults(services);
  const record = new RequestRecord(options.record);
  const controlled = { services, faults, record, settings, clock };
  const kill = (): void => options.onKill?.();
  const hold = (): void => options.onHold?.();
  const server = createServer((message, socket) => void exchange({ ...controlled, kill, hold }, message, socket));
  const url = await listen(server, options.port ?? 0);
  const requests = (): readonly RecordedRequest[] => record.list();
  return { url, ...controlled, requests, reset: () => resetAll(controlled), close: () => close(server) };
}

function contextOf(clock: Clock, settings: Settings): EmulatorContext {
  return {
    now: () => clock.now(),
    duration: (milliseconds) => milliseconds / settings.speed,
    lagMs: () => settings.lagMs,
    rates: () => settings.rates,
    switch: (name) => settings.switches[name],
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
