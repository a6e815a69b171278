import type { Duration } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';

/**
 * How the function and the waiter behind all campaigns of one service in one stack are set up.
 *
 * Everything is optional, and may be set in several calls as long as they agree.
 */
export interface CampaignProviderOptions {
  /**
   * The network that the function runs in.
   *
   * The subnets need a way to the service, to Step Functions and to Amazon S3, where CloudFormation takes the answers.
   *
   * @default - the function runs outside of any VPC of yours
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Which subnets of the VPC the function runs in.
   *
   * @default - the VPC's own default: private subnets with a way out, where there are any
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The security groups of the function; only with `vpc`.
   *
   * @default - one is made that allows all traffic out and none in
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * The key for what the waiter remembers, for the function's settings and for its log.
   *
   * The waiter's history holds the properties of your campaigns and CloudFormation's response URLs; with a key of your own,
   * who cannot use the key cannot read it. The key's policy is extended by what the roles and the log group need.
   *
   * @default - keys that AWS owns
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The role of the function. It is given the permissions that it needs, unless it is imported as immutable.
   *
   * @default - a role with these permissions is made
   */
  readonly role?: iam.IRole;

  /**
   * The role of the state machine that waits. It is allowed to invoke the function.
   *
   * @default - a role with this permission is made
   */
  readonly waiterRole?: iam.IRole;

  /**
   * Where the function logs to.
   *
   * @default - a log group is made that keeps its lines for three months and stays when the stack is deleted
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * The Node.js runtime of the function.
   *
   * @default - the newest that the CDK knows to be there in the stack's Region
   */
  readonly runtime?: lambda.Runtime;

  /**
   * The memory of the function in MiB, from 128 to 10,240.
   *
   * @default 256
   */
  readonly memorySize?: number;

  /**
   * How long a create, an update or a delete may take before it fails, from 1 to 58 minutes.
   *
   * A campaign's own `deadline` wins over it. CloudFormation itself waits an hour at most.
   *
   * @default Duration.minutes(55)
   */
  readonly deadline?: Duration;
}
