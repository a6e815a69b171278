import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { ROOT } from '../scripts/bundle';

export interface Run {
  readonly code: number | null;
  readonly output: string;
}

/** The unmodified `cdk` CLI on the example app. */
export class Cdk {
  private child: ChildProcess | undefined;

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly folder: string,
  ) {}

  deploy(...context: string[]): Promise<Run> {
    const settings = context.flatMap((setting) => ['-c', setting]);
    return this.run('deploy', '--all', '--require-approval', 'never', '--progress', 'events', ...settings);
  }

  destroy(): Promise<Run> {
    return this.run('destroy', '--all', '--force');
  }

  /** Ends the command that is under way and waits for its end: nothing may write after the engine is gone. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child?.pid || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    // The command starts the app as a process of its own.
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }

  private run(...args: string[]): Promise<Run> {
    const cli = require.resolve('aws-cdk/bin/cdk');
    const app = [process.execPath, '-r', 'ts-node/register', 'bin/campaigns.ts'].join(' ');
    const common = ['--app', app, '--output', `${this.folder}/cdk.out`, '--no-notices', '--ci'];
    const child = spawn(process.execPath, [cli, ...args, ...common], {
      cwd: ROOT,
      env: { ...this.environment, CDK_VALIDATION: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.child = child;
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
    });
  }
}
