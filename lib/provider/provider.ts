import { Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { agree } from './agreement';
import { allowKey } from './key';
import { Network } from './network';
import type { CampaignProviderOptions } from './options';
import * as parts from './parts';
import { logStatement, stackStatement, waiterStatements } from './permissions';

/** What a service's provider is made for. */
export interface ProvidedService {
  /** The folder of its handler. */
  readonly name: string;
  /** What its function may do on the service. */
  readonly statements: (stack: Stack) => iam.PolicyStatement[];
}

/**
 * One function and one waiter for all campaigns of a service in a stack.
 *
 * A custom resource can never be moved to another service token, so the provider has one place in every stack. Its parts
 * are made at once; options are filled into them whenever they are given.
 */
export class Provider extends Construct {
  static of(scope: Construct, service: ProvidedService): Provider {
    const stack = Stack.of(scope);
    const id = `cdk-campaigns.${service.name}`;
    const existing = stack.node.tryFindChild(id) as Provider | undefined;
    return existing ?? new Provider(stack, id, service);
  }

  private options: CampaignProviderOptions = {};
  private readonly policy: iam.PolicyDocument;
  private readonly defaultRole: iam.Role;
  private readonly defaultWaiterRole: iam.Role;
  private readonly defaultLogGroup: logs.LogGroup;
  private readonly waiter: sfn.CfnStateMachine;
  private readonly function: lambda.CfnFunction;
  private readonly invokePolicy: iam.CfnPolicy;
  private readonly eventInvokeConfig: lambda.CfnEventInvokeConfig;
  private network: Network | undefined;

  private constructor(stack: Stack, id: string, service: ProvidedService) {
    super(stack, id);
    this.policy = new iam.PolicyDocument({ statements: service.statements(stack) });
    this.defaultRole = parts.role(this, service.name, this.policy);
    this.defaultWaiterRole = parts.waiterRole(this, service.name);
    this.defaultLogGroup = parts.logGroup(this);
    this.waiter = parts.waiter(this, stack, this.defaultWaiterRole);
    this.function = parts.handler(this, service.name, this.defaultRole);
    this.invokePolicy = parts.invokePolicy(this, this.function);
    this.eventInvokeConfig = parts.eventInvokeConfig(this, this.function);
    this.policy.addStatements(
      ...waiterStatements(stack, this.waiter.attrArn, this.waiter.attrName),
      stackStatement(stack),
      logStatement(Lazy.string({ produce: () => this.logGroup.logGroupArn })),
    );
    this.fillIn();
  }

  /** The service token of every campaign. */
  get functionArn(): string {
    return this.function.attrArn;
  }

  /** Have to be there before a campaign is made, and to stay until it is deleted. */
  get dependencies(): IDependable[] {
    return [this.invokePolicy, this.eventInvokeConfig, this.role];
  }

  get role(): iam.IRole {
    return this.options.role ?? this.defaultRole;
  }

  get waiterRole(): iam.IRole {
    return this.options.waiterRole ?? this.defaultWaiterRole;
  }

  get logGroup(): logs.ILogGroup {
    return this.options.logGroup ?? this.defaultLogGroup;
  }

  /** Takes options; what was said before and is said otherwise now is an error that names both. */
  configure(options: CampaignProviderOptions): void {
    const before = this.options;
    this.options = agree(this.node.path, before, options);
    if (options.role && !before.role) this.useRole(options.role);
    if (options.waiterRole) this.node.tryRemoveChild(this.defaultWaiterRole.node.id);
    if (options.logGroup) this.node.tryRemoveChild(this.defaultLogGroup.node.id);
    this.fillIn();
  }

  /** Writes what the options say into the parts, again with every call. */
  private fillIn(): void {
    const { options, function: handler, waiter, invokePolicy, eventInvokeConfig } = this;
    const seconds = parts.deadlineSeconds(this.node.path, options);
    handler.role = this.role.roleArn;
    handler.runtime = parts.runtimeName(this, options);
    handler.memorySize = parts.memorySize(this.node.path, options);
    handler.loggingConfig = { logGroup: this.logGroup.logGroupName, logFormat: 'JSON' };
    handler.environment = { variables: { STATE_MACHINE_ARN: waiter.attrArn, DEADLINE_SECONDS: `${seconds}` } };
    eventInvokeConfig.maximumEventAgeInSeconds = seconds;
    waiter.roleArn = this.waiterRole.roleArn;
    invokePolicy.roles = [this.waiterRole.roleName];
    if (options.vpc) {
      this.network ??= new Network(this, this.policy);
      handler.vpcConfig = this.network.configOf(options.vpc, options);
    }
    if (options.encryptionKey) this.useKey(options.encryptionKey);
  }

  private useRole(role: iam.IRole): void {
    this.node.tryRemoveChild(this.defaultRole.node.id);
    role.attachInlinePolicy(new iam.Policy(this, 'Policy', { document: this.policy }));
  }

  private useKey(key: NonNullable<CampaignProviderOptions['encryptionKey']>): void {
    this.function.kmsKeyArn = key.keyArn;
    this.waiter.encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key.keyArn };
    allowKey(this, key, { role: this.role, waiterRole: this.waiterRole });
    if (!this.options.logGroup) parts.encryptLog(this.defaultLogGroup, key);
  }
}
