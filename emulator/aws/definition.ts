/** What the emulator itself reads of a state; the rest is the library's. */
export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly Seconds?: number;
  readonly SecondsPath?: string;
  readonly Retry?: readonly Retrier[];
  readonly [member: string]: unknown;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly MaxAttempts?: number;
}

export interface Definition {
  readonly StartAt: string;
  readonly TimeoutSeconds?: number;
  readonly States: Readonly<Record<string, State>>;
}

/** The resource of the tasks that stand for waits. */
export const SLEEP = 'arn:aws:states:::emulator:sleep';

const LAMBDA_INVOKE = /^arn:aws[\w-]*:states:::lambda:invoke$/;
/** A task may name its function by itself: the state's input is the event, and its result what the function returns. */
const FUNCTION = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+$/;
const UNDERSTOOD = ['Choice', 'Wait', 'Pass', 'Succeed', 'Fail'];
/**
 * The library gives a task 60 real seconds unless the state says more; this is close to the longest timer of Node. Virtual
 * time stands still while a function runs, so a time-out of the state's own has nothing to measure.
 */
const NO_TIMEOUT_SECONDS = 2_000_000;

/** Reads a definition, and refuses what is not emulated. */
export function readDefinition(given: string | object): Definition {
  const definition = (typeof given === 'string' ? JSON.parse(given) : given) as Definition;
  for (const [name, state] of Object.entries(definition.States)) {
    const known = state.Type === 'Task' ? isLambda(state) : UNDERSTOOD.includes(state.Type);
    if (!known) throw new Error(`state ${name}: ${state.Resource ?? state.Type} is not emulated`);
    if (state.Type === 'Wait' && state.Seconds === undefined && state.SecondsPath === undefined) {
      throw new Error(`state ${name}: a Wait is emulated with Seconds or SecondsPath only`);
    }
  }
  return definition;
}

/** The function that is invoked without the integration `lambda:invoke`. */
export function functionOf({ Resource = '' }: State): string | undefined {
  return FUNCTION.test(Resource) ? Resource : undefined;
}

function isLambda(state: State): boolean {
  return LAMBDA_INVOKE.test(state.Resource ?? '') || functionOf(state) !== undefined;
}

/**
 * The same machine with its waits as tasks, and without any timer in real time. The library keeps a context object of
 * its own that has the real start time; so the one with virtual time lies below it, at `$$.Virtual`.
 */
export function withoutRealTime(definition: Definition): Definition {
  const rest = virtualPaths(definition);
  const states = Object.entries(rest.States).map(([name, state]) => [name, withoutTimers(state)] as const);
  return { ...rest, TimeoutSeconds: undefined, States: Object.fromEntries(states) };
}

function withoutTimers(state: State): State {
  if (state.Type === 'Task') return { ...state, TimeoutSeconds: NO_TIMEOUT_SECONDS };
  if (state.Type !== 'Wait') return state;
  const { Seconds, SecondsPath, ...rest } = state;
  const seconds = SecondsPath === undefined ? { seconds: Seconds } : { 'seconds.$': SecondsPath };
  const sleep = { Type: 'Task', Resource: SLEEP, Parameters: seconds, ResultPath: null };
  return { ...rest, ...sleep, TimeoutSeconds: NO_TIMEOUT_SECONDS };
}

function virtualPaths(definition: Definition): Definition {
  const rewrite = (key: string, value: unknown): unknown =>
    typeof value === 'string' && isPath(key) ? value.replace(/\$\$/g, () => '$$.Virtual') : value;
  return JSON.parse(JSON.stringify(definition, rewrite)) as Definition;
}

function isPath(key: string): boolean {
  return key.endsWith('.$') || key.endsWith('Path') || key === 'Variable';
}
