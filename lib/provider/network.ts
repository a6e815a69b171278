import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { CampaignProviderOptions } from './options';
import { networkStatement } from './permissions';

/** The function's place in a VPC. */
export class Network {
  private securityGroup: ec2.SecurityGroup | undefined;

  constructor(
    private readonly scope: Construct,
    policy: iam.PolicyDocument,
  ) {
    policy.addStatements(networkStatement());
  }

  configOf(
    vpc: ec2.IVpc,
    { vpcSubnets, securityGroups = [] }: CampaignProviderOptions,
  ): lambda.CfnFunction.VpcConfigProperty {
    const groups = securityGroups.length > 0 ? this.given(securityGroups) : [this.own(vpc)];
    return {
      subnetIds: vpc.selectSubnets(vpcSubnets).subnetIds,
      securityGroupIds: groups.map(({ securityGroupId }) => securityGroupId),
    };
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
