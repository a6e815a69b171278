import type { Ending } from '../ending';
import { startEmbedded } from './embedded';
import { startMinistack } from './ministack';

/** A local AWS with the campaign services, as much of it as the story needs. */
export interface Engine {
  /** What it is and where, for people. */
  readonly about: string;
  /** Where AWS's own services are. */
  readonly url: string;
  /** Where the campaign services and their control calls are. */
  readonly campaignsUrl: string;
  /** What the CLI needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** What is on the campaign services now. */
  campaigns(): readonly object[];
}

export interface EngineOptions {
  /** How many times as fast as real time a campaign passes through its states. */
  readonly speed: number;
  /** An existing folder for everything that it writes. */
  readonly folder: string;
  /** A file that every call is appended to. */
  readonly record?: string | undefined;
  /** How many times as fast as real time functions live on ministack, where they do not live as fast as everything else. */
  readonly functionSpeed?: number;
  /** Variables for every function on ministack. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
  /** What is started is ended here, also when the start itself is interrupted. */
  readonly ending: Ending;
}

/** By the name on the command line. */
export const ENGINES = { embedded: startEmbedded, ministack: startMinistack };

export type EngineName = keyof typeof ENGINES;
