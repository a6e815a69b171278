import { parseArgs } from 'node:util';
import type { EngineName } from './engines/engine';
import { ENGINES } from './engines/engine';

export interface Settings {
  readonly engine: EngineName;
  readonly json: boolean;
  readonly keep: boolean;
  readonly record: string | undefined;
  /** How many times as fast as real time the campaigns go through their states. */
  readonly speed: number;
}

/** Ten minutes of a campaign pass in three seconds. */
const SPEED = '200';

/** What the demo was asked for; a wrong flag is one sentence. */
export function settingsOf(args: string[]): Settings {
  const { values } = parseArgs({
    args,
    options: {
      engine: { type: 'string', default: 'embedded' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      record: { type: 'string' },
      speed: { type: 'string', default: SPEED },
    },
  });
  const { engine, json, keep, record } = values;
  const speed = Number(values.speed);
  if (!isEngine(engine)) {
    throw new Error(`--engine must be ${Object.keys(ENGINES).join(' or ')}, got "${engine}"`);
  }
  if (!(speed >= 1 && speed <= 1000)) {
    throw new Error(`--speed must be a number from 1 to 1000, got "${values.speed}"`);
  }
  return { engine, json, keep, record, speed };
}

function isEngine(name: string): name is EngineName {
  return Object.hasOwn(ENGINES, name);
}
