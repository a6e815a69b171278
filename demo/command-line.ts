import { parseArgs } from 'node:util';

export interface Settings {
  readonly engine: 'embedded';
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
  if (values.engine !== 'embedded') throw new Error(`--engine must be embedded, got "${values.engine}"`);
  return { engine: values.engine, json: values.json, keep: values.keep, record: values.record };
}
