import { ServiceError } from './aws-json';
import type { Execution, ExecutionStatus } from './state-machine';

export interface Page {
  readonly executions: readonly Execution[];
  readonly nextToken?: string;
}

export interface Listing {
  readonly machine: string;
  readonly status?: ExecutionStatus;
  readonly size: number;
  readonly token?: string;
}

/** The executions that were started, in that order, by ARN. */
export class Executions {
  private readonly byArn = new Map<string, Execution>();

  add(execution: Execution): void {
    this.byArn.set(execution.settings.execution.Id, execution);
  }

  find(arn: string): Execution | undefined {
    return this.byArn.get(arn);
  }

  get(arn: string): Execution {
    const found = this.find(arn);
    if (!arn.startsWith('arn:')) throw new ServiceError('InvalidArn', `Invalid Arn: '${arn}'`);
    if (!found) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return found;
  }

  all(): Execution[] {
    return [...this.byArn.values()];
  }

  clear(): void {
    for (const execution of this.all()) execution.end('ABORTED');
    this.byArn.clear();
  }

  /** Newest first. A token names the last execution of its page, so that later ones do not move the next page. */
  page({ machine, status, size, token }: Listing): Page {
    const newest = this.all().reverse();
    const rest = token === undefined ? newest : newest.slice(this.position(newest, token) + 1);
    const wanted = rest.filter(
      ({ settings, status: seen }) => settings.machine.Id === machine && (status ?? seen) === seen,
    );
    const executions = wanted.slice(0, size);
    const last = executions.at(-1);
    if (wanted.length <= size || !last) return { executions };
    return { executions, nextToken: Buffer.from(last.settings.execution.Id).toString('base64url') };
  }

  private position(executions: readonly Execution[], token: string): number {
    const arn = Buffer.from(token, 'base64url').toString();
    const index = executions.findIndex(({ settings }) => settings.execution.Id === arn);
    if (index < 0) throw new ServiceError('InvalidToken', `Invalid Token: '${token}'`);
    return index;
  }
}
