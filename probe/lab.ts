import type { Base } from './base';
import type { Cloud } from './cloud';
import type { Findings } from './finding';
import type { Machines } from './machines';
import type { Pace } from './pace';
import type { Recorder } from './recorder';
import { Scene } from './scene';
import type { Stacks } from './stacks';

export interface LabParts {
  /** What the names of all stacks of a run begin with. */
  readonly prefix: string;
  readonly cloud: Cloud;
  readonly stacks: Stacks;
  readonly recorder: Recorder;
  readonly machines: Machines;
  readonly base: Base;
  readonly pace: Pace;
  /** Aborted when the scenario has to end. */
  readonly signal: AbortSignal;
}

/** Everything that a scenario uses. */
export interface Lab extends LabParts {
  readonly scene: (name: string) => Scene;
  /** A resource whose function does what the property named as the request says. */
  readonly thing: (properties?: object, more?: object) => object;
}

/** A play on stacks of its own, and what it says about claims. */
export interface Scenario {
  readonly name: string;
  readonly claims: readonly string[];
  /** In real seconds, where something has to time out. */
  takes?(pace: Pace): number;
  play(lab: Lab, scene: Scene): Promise<Findings>;
}

export function labOf(parts: LabParts): Lab {
  const lab: Lab = {
    ...parts,
    scene: (name) => new Scene(lab, `${parts.prefix}-${name}`),
    thing: (properties = {}, more = {}) => ({
      Type: 'Custom::Probe',
      Properties: { ServiceToken: parts.base.functionArn, ...properties },
      ...more,
    }),
  };
  return lab;
}
