import type { Ending } from '../../demo/ending';
import type { RecordedRequest } from '../../emulator/core/record';
import type { Counts } from './figures';
import { SERVICES } from './settings';

/** A local AWS that one peer is deployed to. */
export interface Place {
  /** What the CLI needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The services' durations, as the emulator has them, are divided by this. */
  readonly speed: number;
  /** All so far. */
  seen(): Promise<Seen>;
  /** Waits for something that needs the place's time to go on. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** What a place can tell so far. */
export interface Seen {
  readonly counts: Counts;
  /** What the campaign services were asked. */
  readonly requests: readonly RecordedRequest[];
  /** When CloudFormation was last answered about a campaign, in epoch milliseconds, by the last part of its physical id. */
  readonly answers: ReadonlyMap<string, number>;
}

export interface PlaceOptions {
  /** An existing folder for everything that it writes. */
  readonly folder: string;
  readonly ending: Ending;
}

/** Starts one with nothing in it. */
export type StartPlace = (options: PlaceOptions) => Promise<Place>;

/** Those to the campaign services. */
export function ofServices(requests: readonly RecordedRequest[]): RecordedRequest[] {
  return requests.filter(({ service }) => SERVICES.some((name) => name === service));
}

/** An ARN and an id of the same campaign have it in common. */
export function lastPart(id: string): string {
  return id.split('/').at(-1) ?? '';
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
