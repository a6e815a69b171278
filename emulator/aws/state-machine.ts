import { functionOf, SLEEP, withoutRealTime, type Definition, type State } from './definition';
import { terminal } from './execution-error';
import type { Functions } from './functions';
import { Retries } from './retry';
import { StateMachine, type StateMachineDefinition } from './states-language';
import { runTask, withinLimit } from './tasks';
import type { Sleep, Time } from './time';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface Identity {
  /** The ARN. */
  readonly Id: string;
  readonly Name: string;
}

export interface ExecutionSettings {
  readonly time: Time;
  readonly definition: Definition;
  /** What its tasks may invoke. */
  readonly functions: readonly Functions[];
  readonly machine: Identity;
  readonly execution: Identity;
  /** JSON. */
  readonly input: string;
}

export interface Ending {
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** What a function has returned to a task. */
export interface TaskResult {
  readonly at: number;
  readonly output: string;
  /** The task named the function by itself. */
  readonly isDirect: boolean;
}

type Task = (input: unknown) => Promise<unknown>;

/** One execution of a state machine, from its start to one of the four ends. */
export class Execution {
  status: ExecutionStatus = 'RUNNING';
  ending: Ending = {};
  readonly startedAt: number;
  stoppedAt: number | undefined;
  /** States entered, and retries. */
  transitions = 0;
  /** What invoked functions have returned, oldest first. */
  readonly results: TaskResult[] = [];
  private readonly over = new AbortController();
  private readonly context;
  private retries = new Retries();

  constructor(readonly settings: ExecutionSettings) {
    const { time, definition, machine, execution, input } = settings;
    this.startedAt = time.now();
    const StartTime = new Date(this.startedAt).toISOString();
    this.context = {
      Execution: { ...execution, Input: JSON.parse(input) as unknown, StartTime },
      StateMachine: machine,
      State: { Name: definition.StartAt, EnteredTime: StartTime, RetryCount: 0 },
    };
    void time.busy((sleep) => this.run(sleep));
    if (definition.TimeoutSeconds !== undefined) void this.expire(definition.TimeoutSeconds);
  }

  /** Ends it now; a function that it has invoked goes on, and its result is ignored. */
  end(status: ExecutionStatus, ending: Ending = {}): void {
    if (this.status !== 'RUNNING') return;
    this.status = status;
    this.ending = ending;
    this.stoppedAt = this.settings.time.now();
    this.over.abort(terminal('States.Runtime', 'the execution has ended'));
  }

  private async expire(seconds: number): Promise<void> {
    try {
      await this.settings.time.sleep(seconds * 1000, this.over.signal);
      this.end('TIMED_OUT', { error: 'States.Timeout' });
    } catch {
      // It ended before.
    }
  }

  private async run(sleep: Sleep): Promise<void> {
    const { Input } = this.context.Execution;
    const { definition, tasks } = this.prepared(sleep);
    const names = Object.keys(tasks);
    try {
      const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
      const { result } = machine.run(Input as never, {
        context: { Virtual: this.context },
        overrides: {
          taskResourceLocalHandlers: tasks as never,
          retryIntervalOverrides: Object.fromEntries(names.map((name) => [name, 0])),
        },
      });
      this.end('SUCCEEDED', { output: JSON.stringify(await result) });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : (error as Error);
      this.end('FAILED', { error: cause.name, cause: cause.message });
    }
  }

  /** The library looks a state up in `States` exactly when it enters it. */
  private prepared(sleep: Sleep): { definition: StateMachineDefinition; tasks: Record<string, Task> } {
    const definition = withoutRealTime(this.settings.definition);
    const isTask = ([, { Type }]: [string, State]): boolean => Type === 'Task';
    const task = ([name, state]: [string, State]): [string, Task] => [
      name,
      (input) => this.perform(name, state, input, sleep),
    ];
    const States = new Proxy(definition.States, {
      get: (states, name) => {
        const state = states[String(name)];
        if (state) this.enter(String(name), state);
        return state;
      },
    });
    const tasks = Object.fromEntries(Object.entries(definition.States).filter(isTask).map(task));
    return { definition: { ...definition, States } as unknown as StateMachineDefinition, tasks };
  }

  private enter(name: string, state: State): void {
    this.transitions += 1;
    this.retries = new Retries(state.Retry);
    const EnteredTime = new Date(this.settings.time.now()).toISOString();
    Object.assign(this.context.State, { Name: name, EnteredTime, RetryCount: 0 });
  }

  private async perform(name: string, state: State, input: unknown, sleep: Sleep): Promise<unknown> {
    try {
      this.over.signal.throwIfAborted();
      const { functions } = this.settings;
      const result = await runTask(state, withinLimit(name, input), { functions, sleep, signal: this.over.signal });
      this.over.signal.throwIfAborted();
      const isDirect = functionOf(state) !== undefined;
      const at = this.settings.time.now();
      if (state.Resource !== SLEEP) this.results.push({ at, output: JSON.stringify(result), isDirect });
      return withinLimit(name, result);
    } catch (error) {
      const delay = this.retries.next(error);
      if (delay !== undefined) {
        await sleep(delay, this.over.signal);
        this.transitions += 1;
        this.context.State.RetryCount += 1;
      }
      throw error;
    }
  }
}
