import { join } from 'node:path';
import { processEnvironment } from '../emulator/aws/engine';
import { ROOT } from '../scripts/bundle';
import type { Ending } from './ending';
import type { Run } from './processes';
import { run } from './processes';

export interface CdkSettings {
  /** Of the engine: what the CLI needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where what was synthesised goes, and the CLI's own files. */
  readonly folder: string;
  /** What the app is told with `-c`. */
  readonly context?: Readonly<Record<string, string>>;
  /** What starts the app, or a folder with what it has synthesised; the example app unless given. */
  readonly app?: string;
  readonly ending: Ending;
}

const EXAMPLE = [process.execPath, '-r', 'ts-node/register', 'bin/campaigns.ts'].join(' ');

/** The unmodified `cdk` CLI. */
export class Cdk {
  private readonly environment: NodeJS.ProcessEnv;

  constructor(private readonly settings: CdkSettings) {
    this.environment = { ...processEnvironment(settings), CDK_VALIDATION: 'false', TMPDIR: settings.folder };
  }

  bootstrap(environment: string): Promise<Run> {
    // Away from the app: nothing of it is needed.
    return this.run(this.settings.folder, 'bootstrap', environment);
  }

  deploy(...args: string[]): Promise<Run> {
    const { app = EXAMPLE } = this.settings;
    const quiet = ['--require-approval', 'never', '--progress', 'events'];
    return this.run(ROOT, 'deploy', '--app', app, '--output', this.output, ...quiet, ...this.context, ...args);
  }

  destroy(...args: string[]): Promise<Run> {
    const { app = EXAMPLE } = this.settings;
    return this.run(ROOT, 'destroy', '--app', app, '--output', this.output, '--force', ...this.context, ...args);
  }

  private get context(): string[] {
    return Object.entries(this.settings.context ?? {}).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  }

  private get output(): string {
    return join(this.settings.folder, 'cdk.out');
  }

  private run(cwd: string, ...args: string[]): Promise<Run> {
    const cli = require.resolve('aws-cdk/bin/cdk');
    const options = { cwd, env: this.environment };
    return run(process.execPath, [cli, ...args, '--no-notices', '--ci', '--build', ''], options, this.settings.ending);
  }
}
