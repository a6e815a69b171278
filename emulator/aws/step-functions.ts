import { randomUUID } from 'node:crypto';
import { Rates } from '../core/rates';
import type { EmulatedRequest, EmulatedResponse, EmulatedService, EmulatorContext, RefusalKind } from '../core/service';
import { arnOf } from './account';
import { answered, checked, failed, refusal, ServiceError, targetOf } from './aws-json';
import { readDefinition, type Definition } from './definition';
import { historyOf, itemOf, summaryOf, type ExecutionSummary } from './execution-views';
import { Executions } from './executions';
import type { Functions } from './functions';
import { Execution } from './state-machine';
import { validate } from './states-language';
import { rateOf } from './step-functions-rates';
import * as shapes from './step-functions-shapes';
import type { Time } from './time';

export interface StateMachineOptions {
  readonly name: string;
  /** Amazon States Language: text, or the parsed document. */
  readonly definition: string | object;
  /** What its tasks may invoke, by name or ARN. */
  readonly functions: readonly Functions[];
}

interface Machine extends StateMachineOptions {
  readonly arn: string;
  readonly definition: Definition;
}

const LARGEST_INPUT_BYTES = 262_144;
const DEFAULT_PAGE = 100;
/** White space, brackets, wildcards, special and control characters. */
const FORBIDDEN_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}]/u;

/** AWS Step Functions, standard workflows, on the engine's time. */
export class StepFunctions implements EmulatedService {
  readonly name = 'states';
  readonly operations = [
    'StartExecution',
    'DescribeExecution',
    'GetExecutionHistory',
    'ListExecutions',
    'StopExecution',
  ];
  private readonly machines = new Map<string, Machine>();
  private readonly started = new Executions();
  private rates: Rates | undefined;

  constructor(private readonly time: Time) {}

  /** Refuses from now on what is over the documented rates. */
  limit(context: EmulatorContext): this {
    this.rates = new Rates(context, rateOf);
    return this;
  }

  /** Returns the ARN. A definition that the service would not take is an error. The same name again is an update. */
  createStateMachine(options: StateMachineOptions): string {
    const definition = readDefinition(options.definition);
    validate(definition);
    const arn = arnOf('states', `stateMachine:${options.name}`);
    this.machines.set(arn, { ...options, arn, definition });
    return arn;
  }

  /** Its executions end. */
  deleteStateMachine(arn: string): void {
    this.machines.delete(arn);
    for (const execution of this.started.all()) {
      if (execution.settings.machine.Id === arn) execution.end('ABORTED');
    }
  }

  /** Oldest first. */
  executions(): ExecutionSummary[] {
    return this.started.all().map(summaryOf);
  }

  route(request: EmulatedRequest): string | undefined {
    return targetOf(request, 'AWSStepFunctions');
  }

  handle(operation: string, { body }: EmulatedRequest): EmulatedResponse {
    if (this.rates?.take(operation) === false) return refusal('throttle');
    try {
      return answered(this.answer(operation, body));
    } catch (error) {
      if (error instanceof ServiceError) return failed(error);
      throw error;
    }
  }

  refuse(kind: RefusalKind): EmulatedResponse {
    return refusal(kind);
  }

  campaigns(): readonly object[] {
    return [];
  }

  /** Ends and forgets the executions, whose timers in the library would keep the process alive; the state machines stay. */
  reset(): void {
    this.started.clear();
    this.rates?.reset();
  }

  private answer(operation: string, body: unknown): object {
    switch (operation) {
      case 'StartExecution':
        return this.start(checked(shapes.START_EXECUTION, body) as shapes.StartExecution);
      case 'DescribeExecution':
        return this.describe(checked(shapes.DESCRIBE_EXECUTION, body) as shapes.DescribeExecution);
      case 'GetExecutionHistory':
        return this.history(checked(shapes.GET_EXECUTION_HISTORY, body) as shapes.GetExecutionHistory);
      case 'ListExecutions':
        return this.list(checked(shapes.LIST_EXECUTIONS, body) as shapes.ListExecutions);
      case 'StopExecution':
        return this.stop(checked(shapes.STOP_EXECUTION, body) as shapes.StopExecution);
      default:
        throw new ServiceError('UnknownOperationException', `Unknown operation ${operation}`);
    }
  }

  /** Idempotent while the execution of that name runs with the same input. */
  private start({ stateMachineArn, name = randomUUID(), input = '{}' }: shapes.StartExecution): object {
    const machine = this.machine(stateMachineArn);
    if (FORBIDDEN_IN_NAMES.test(name)) throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
    checkInput(input);
    const arn = arnOf('states', `execution:${machine.name}:${name}`);
    const before = this.started.find(arn);
    if (before && (before.status !== 'RUNNING' || before.settings.input !== input)) {
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const { startedAt } = before ?? this.begin(machine, { Id: arn, Name: name }, input);
    return { executionArn: arn, startDate: startedAt / 1000 };
  }

  private begin({ arn, name, definition, functions }: Machine, execution: { Id: string; Name: string }, input: string) {
    const machine = { Id: arn, Name: name };
    const begun = new Execution({ time: this.time, definition, functions, machine, execution, input });
    this.started.add(begun);
    return begun;
  }

  private describe({ executionArn }: shapes.DescribeExecution): object {
    const execution = this.started.get(executionArn);
    return { ...itemOf(execution), input: execution.settings.input, ...execution.ending };
  }

  /** A token is the number of events before the page. */
  private history({ executionArn, ...query }: shapes.GetExecutionHistory): object {
    const all = historyOf(this.started.get(executionArn), query.includeExecutionData !== false);
    const ordered = query.reverseOrder === true ? all.reverse() : all;
    const start = Number(query.nextToken ?? 0);
    const end = start + (query.maxResults || DEFAULT_PAGE);
    return { events: ordered.slice(start, end), ...(end < ordered.length ? { nextToken: String(end) } : {}) };
  }

  private list({ stateMachineArn, statusFilter, maxResults, nextToken }: shapes.ListExecutions): object {
    const { arn } = this.machine(stateMachineArn);
    const size = maxResults || DEFAULT_PAGE;
    const page = this.started.page({ machine: arn, status: statusFilter, size, token: nextToken });
    return { ...page, executions: page.executions.map(itemOf) };
  }

  private stop({ executionArn, ...ending }: shapes.StopExecution): object {
    const execution = this.started.get(executionArn);
    execution.end('ABORTED', ending);
    return { stopDate: (execution.stoppedAt ?? this.time.now()) / 1000 };
  }

  private machine(arn: string): Machine {
    const found = this.machines.get(arn);
    if (!arn.startsWith('arn:')) throw new ServiceError('InvalidArn', `Invalid Arn: '${arn}'`);
    if (!found) throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return found;
  }
}

function checkInput(input: string): void {
  const invalid = (reason: string): ServiceError =>
    new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
  const bytes = Buffer.byteLength(input);
  if (bytes > LARGEST_INPUT_BYTES) throw invalid(`${bytes} bytes, at most ${LARGEST_INPUT_BYTES}`);
  try {
    JSON.parse(input);
  } catch {
    throw invalid('not JSON');
  }
}
