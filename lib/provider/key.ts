import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';

/**
 * Lets a role use the key, by a policy of ours: what a grant adds to the role by itself would not be there before the first
 * campaign, nor until the last one is deleted.
 */
export function allowKey(key: kms.IKey, role: iam.IRole, document: iam.PolicyDocument): void {
  const principal: iam.IPrincipal = {
    grantPrincipal: role,
    assumeRoleAction: role.assumeRoleAction,
    // Within one account the key's policy need not name the role, which would make a cycle.
    principalAccount: role.principalAccount ?? role.env.account,
    policyFragment: role.policyFragment,
    addToPrincipalPolicy: (statement) => {
      document.addStatements(statement);
      return { statementAdded: true, policyDependable: role };
    },
  };
  key.grant({ grantPrincipal: principal }, 'kms:Decrypt', 'kms:GenerateDataKey');
}

export function encryptLog(group: logs.LogGroup, key: kms.IKey): void {
  (group.node.defaultChild as logs.CfnLogGroup).kmsKeyId = key.keyArn;
  const principal = new iam.ServicePrincipal('logs.amazonaws.com');
  const actions = ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];
  const conditions = {
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': group.stack.formatArn({ service: 'logs', resource: '*' }) },
  };
  key.addToResourcePolicy(new iam.PolicyStatement({ actions, principals: [principal], resources: ['*'], conditions }));
}
