import type { Outreach, Step } from '../engine/service';

/** The calls that steer a campaign; V1 and V2 have the same. */
export interface StateCalls {
  readonly start: (arn: string) => Promise<unknown>;
  readonly pause: (arn: string) => Promise<unknown>;
  readonly resume: (arn: string) => Promise<unknown>;
  readonly stop: (arn: string) => Promise<unknown>;
}

const STATES = ['Initialized', 'Running', 'Paused', 'Stopped', 'Failed'] as const;

/** The states that both versions have, and the one that only V2 has: a campaign with a schedule ends by itself. */
export const V1_STATES = STATES;
export const V2_STATES = [...STATES, 'Completed'] as const;

type State = (typeof V2_STATES)[number];

/**
 * What leads from a state to the one that is asked for. A campaign that was never started sends nothing, so it counts as paused
 * and as stopped: it would have to be started to be paused. Whether a stopped campaign can run again is not confirmed.
 */
export function outreachOf(calls: StateCalls): Outreach<unknown, 'Running' | 'Paused' | 'Stopped'> {
  const { start, pause, resume, stop } = calls;
  const steps = {
    Running: {
      Initialized: start,
      Running: 'there',
      Paused: resume,
      Stopped: 'never',
      Failed: 'never',
      Completed: 'there',
    },
    Paused: {
      Initialized: 'there',
      Running: pause,
      Paused: 'there',
      Stopped: 'never',
      Failed: 'never',
      Completed: 'there',
    },
    Stopped: {
      Initialized: 'there',
      Running: stop,
      Paused: stop,
      Stopped: 'there',
      Failed: 'there',
      Completed: 'there',
    },
  } as const satisfies Record<string, Record<State, Step<unknown>>>;
  return { steps, contacts: 'Running', stopped: 'Stopped', active: ['Running', 'Paused'], untouched: ['Initialized'] };
}
