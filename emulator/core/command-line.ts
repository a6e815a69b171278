import { parseArgs } from 'node:util';

export interface CommandLine {
  readonly port: number;
  readonly speed: number;
  readonly record?: string;
}

export const USAGE = 'usage: campaign-emulator [--port 0] [--speed N] [--record FILE]';

/** Arguments that cannot be used; the message is one sentence. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

export function readCommandLine(args: readonly string[]): CommandLine {
  const { port, speed, record } = parse(args);
  return {
    port: numberOf('port', port ?? '0', (value) => Number.isInteger(value) && value <= 65535, 'a port from 0 to 65535'),
    speed: numberOf('speed', speed ?? '1', (value) => value > 0, 'a number greater than 0'),
    ...(record === undefined ? {} : { record: fileName(record) }),
  };
}

function parse(args: readonly string[]): { port?: string; speed?: string; record?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { port: text, speed: text, record: text } }).values;
  } catch (error) {
    // The first sentence names the argument; the rest is advice on escaping.
    const [reason = ''] = (error as Error).message.split(/\.\s/);
    throw new BadArguments(`${reason.replaceAll('\n', ' ')}; ${USAGE}`);
  }
}

function numberOf(flag: string, text: string, allowed: (value: number) => boolean, expected: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!allowed(value)) throw new BadArguments(`--${flag} must be ${expected}, got "${text}"; ${USAGE}`);
  return value;
}

function fileName(text: string): string {
  if (text === '') throw new BadArguments(`--record must be a file name, got ""; ${USAGE}`);
  return text;
}
