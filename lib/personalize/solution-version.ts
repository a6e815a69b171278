import { LATEST } from './contract';

/**
 * Which trained model a campaign serves.
 *
 * @see https://docs.aws.amazon.com/personalize/latest/dg/campaigns.html
 */
export class SolutionVersion {
  /**
   * One version, until the template names another.
   *
   * @param solutionVersionArn the ARN of a solution version, for example
   *   `arn:aws:personalize:us-east-1:123456789012:solution/movies/8a1b2c3d`
   */
  static fromArn(solutionVersionArn: string): SolutionVersion {
    return new SolutionVersion(solutionVersionArn, false);
  }

  /**
   * The newest version of a solution at the time of the deploy that brings this about. Later versions are not taken.
   *
   * @param solutionArn the ARN of the solution
   */
  static latest(solutionArn: string): SolutionVersion {
    return new SolutionVersion(`${solutionArn}${LATEST}`, false);
  }

  /**
   * The newest version of a solution, and from then on every newer one as soon as it is trained.
   *
   * The service then updates the campaign by itself, outside of any deploy.
   *
   * @param solutionArn the ARN of the solution
   */
  static latestKeptInSync(solutionArn: string): SolutionVersion {
    return new SolutionVersion(`${solutionArn}${LATEST}`, true);
  }

  private constructor(
    /** The ARN that the service is given: of the version, or the solution's followed by `/$LATEST`. */
    public readonly arn: string,
    /** Whether the campaign follows newer versions by itself. */
    public readonly keptInSync: boolean,
  ) {}
}
