import { APPS as V0_1 } from '../fixtures/0.1/apps';
import type { Apps } from './apps';

/** The apps of users of every released version, by service. Oldest first. */
export const APPS: Readonly<Record<string, Readonly<Record<string, Apps>>>> = { '0.1': V0_1 };

export const VERSIONS = Object.keys(APPS);
