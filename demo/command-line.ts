import { parseArgs } from 'node:util';
import type { EngineName } from './engines/engine';
import { ENGINES } from './engines/engine';

export interface Settings {
  readonly engine: EngineName;
  readonly json: boolean;
  readonly keep: boolean;
  readonly record: string | undefined;
}

/** What the demo was asked for; a wrong flag is one sentence. */
export function settingsOf(args: string[]): Settings {
  const { values } = parseArgs({
    args,
    options: {
      engine: { type: 'string', default: 'embedded' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      record: { type: 'string' },
    },
  });
  const { engine, json, keep, record } = values;
  if (!isEngine(engine)) {
    throw new Error(`--engine must be ${Object.keys(ENGINES).join(' or ')}, got "${engine}"`);
  }
  return { engine, json, keep, record };
}

function isEngine(name: string): name is EngineName {
  return Object.hasOwn(ENGINES, name);
}
