#!/usr/bin/env node
import { BadArguments, readCommandLine, type CommandLine } from './core/command-line';
import { allServices, startEmulator } from './index';

const BAD_ARGUMENTS = 2;

async function main(): Promise<void> {
  try {
    await run(readCommandLine(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`campaign-emulator: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof BadArguments ? BAD_ARGUMENTS : 1;
  }
}

async function run(options: CommandLine): Promise<void> {
  const emulator = await startEmulator({ ...options, services: allServices });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close());
  }
  process.stdout.write(`${emulator.url}\n`);
}

void main();
