import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct, IConstruct } from 'constructs';
import { Dependable } from 'constructs';
import { acknowledgeWildcards } from './acknowledgments';
import type { CampaignProviderOptions } from './options';
import { networkStatement } from './permissions';

const REASON = 'Lambda makes network interfaces for the function: EC2 takes no resource for this that is known before.';

/** The function's place in a VPC. */
export class Network {
  private wayOut: IConstruct[] = [];
  private securityGroup: ec2.SecurityGroup | undefined;

  constructor(
    private readonly scope: Construct,
    policy: iam.PolicyDocument,
  ) {
    const statement = networkStatement();
    policy.addStatements(statement);
    acknowledgeWildcards(scope, [statement], REASON);
  }

  /** The routes out of the subnets: when the stack is deleted, they have to stay until the last campaign is gone. */
  get ways(): readonly IConstruct[] {
    return this.wayOut;
  }

  configOf(
    vpc: ec2.IVpc,
    { vpcSubnets, securityGroups = [] }: CampaignProviderOptions,
  ): lambda.CfnFunction.VpcConfigProperty {
    const { subnetIds, internetConnectivityEstablished } = vpc.selectSubnets(vpcSubnets);
    this.wayOut = Dependable.of(internetConnectivityEstablished).dependencyRoots;
    const groups = securityGroups.length > 0 ? this.given(securityGroups) : [this.own(vpc)];
    return { subnetIds, securityGroupIds: groups.map(({ securityGroupId }) => securityGroupId) };
  }

  private own(vpc: ec2.IVpc): ec2.ISecurityGroup {
    const description = 'The function of campaigns: all traffic out, none in';
    return (this.securityGroup ??= new ec2.SecurityGroup(this.scope, 'SecurityGroup', { vpc, description }));
  }

  private given(securityGroups: ec2.ISecurityGroup[]): ec2.ISecurityGroup[] {
    if (this.securityGroup) this.scope.node.tryRemoveChild(this.securityGroup.node.id);
    return securityGroups;
  }
}
