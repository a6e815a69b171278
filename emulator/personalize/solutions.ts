import { invalid, missing } from './errors';
import type { SolutionVersionState } from './shapes';

const LATEST = '/$LATEST';
const FIRST_VERSION = '00000001';
const VERSION_ARN = /:solution\/[^/]+\/[^/]+$/;

export const TRAINING_FAILED = 'The solution version failed to train.';

/** What is known of solutions: a version that nobody declared is active. */
export class Solutions {
  private readonly states = new Map<string, SolutionVersionState>();
  private readonly latest = new Map<string, string>();

  declare(states: Readonly<Record<string, SolutionVersionState>>): void {
    for (const [arn, state] of Object.entries(states)) this.states.set(arn, state);
  }

  stateOf(arn: string): SolutionVersionState {
    return this.states.get(arn) ?? 'active';
  }

  train(solutionArn: string, version: string): string {
    const arn = `${solutionArn}/${version}`;
    this.latest.set(solutionArn, arn);
    return arn;
  }

  /** The version behind `/$LATEST`; any other ARN is its own. */
  resolve(arn: string): string {
    if (!isLatest(arn)) return arn;
    const solutionArn = solutionOf(arn);
    return this.latest.get(solutionArn) ?? `${solutionArn}/${FIRST_VERSION}`;
  }

  /**
   * A solution version must be ACTIVE before it can be deployed. Assumed, no document names the errors: a missing version
   * is not found, one that trains or failed is invalid input.
   */
  requireDeployable(arn: string): void {
    if (!VERSION_ARN.test(arn)) throw invalid(`${arn} is neither a solution version nor a solution with ${LATEST}`);
    const states = [this.stateOf(arn), this.stateOf(this.resolve(arn))];
    if (states.includes('missing')) throw missing(arn);
    if (states.some((state) => state !== 'active')) throw invalid(`Solution version ${arn} is not ACTIVE`);
  }

  reset(): void {
    this.states.clear();
    this.latest.clear();
  }
}

export function isLatest(arn: string): boolean {
  return arn.endsWith(LATEST);
}

export function isVersion(arn: string): boolean {
  return VERSION_ARN.test(arn) && !isLatest(arn);
}

export function solutionOf(versionArn: string): string {
  return versionArn.slice(0, versionArn.lastIndexOf('/'));
}
