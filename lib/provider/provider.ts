import { Lazy, Stack, Tokenization } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { IConstruct, IDependable } from 'constructs';
import { Construct } from 'constructs';
import { acknowledgeWaiter, acknowledgeWildcards } from './acknowledgments';
import { agree } from './agreement';
import { allowKey, encryptLog } from './key';
import { lateDependable } from './late-dependable';
import { Network } from './network';
import type { CampaignProviderOptions } from './options';
import * as parts from './parts';
import { logStatement, stackStatement, waiterStatements } from './permissions';
import { policySizeProblem } from './policy-size';
import { secretDocument, secretKey } from './secret-access';

/** What a service's provider is made for. */
export interface ProvidedService {
  /** The folder of its handler. */
  readonly name: string;
  /** What its function may do on the service. */
  readonly statements: (stack: Stack) => iam.PolicyStatement[];
  /** Nothing on its campaigns says whose they are. */
  readonly isUnmarked?: boolean;
}

/** Parts that an option can take the place of. */
type Replaceable = 'role' | 'logGroup';

const POLICY_REASON =
  'One policy of constant size serves all campaigns of the stack and outlives each of them; writes are bound to the mark of the stack.';

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
  private readonly handedOut = new Set<Replaceable>();
  private readonly policy: iam.PolicyDocument;
  private readonly invokeDocument: iam.PolicyDocument;
  private readonly defaultRole: iam.Role;
  private readonly defaultWaiterRole: iam.Role;
  private readonly defaultLogGroup: logs.LogGroup;
  private readonly waiter: sfn.CfnStateMachine;
  private readonly function: lambda.CfnFunction;
  private readonly eventInvokeConfig: lambda.CfnEventInvokeConfig;
  private invokePolicy: iam.Policy;
  private rolePolicy: iam.Policy | undefined;
  private network: Network | undefined;
  /** By their own ids. */
  private readonly secretPolicies = new Map<string, iam.Policy>();

  private constructor(stack: Stack, id: string, service: ProvidedService) {
    super(stack, id);
    this.policy = new iam.PolicyDocument({ statements: service.statements(stack) });
    this.defaultRole = parts.role(this, service.name, this.policy);
    this.defaultWaiterRole = parts.waiterRole(this, service.name);
    this.defaultLogGroup = parts.logGroup(this);
    this.waiter = parts.waiter(this, stack, this.defaultWaiterRole);
    this.function = parts.handler(this, service.name, this.defaultRole);
    this.invokeDocument = new iam.PolicyDocument({ statements: [parts.invokeStatement(this.function)] });
    this.invokePolicy = this.policyOf('InvokePolicy', this.defaultWaiterRole, this.invokeDocument);
    this.eventInvokeConfig = parts.eventInvokeConfig(this, this.function);
    this.eventInvokeConfig.node.addDependency(lateDependable(() => this.permissions));
    const own = waiterStatements(stack, this.waiter.attrArn, this.waiter.attrName, service.isUnmarked);
    const logArn = Lazy.string({ produce: () => this.logGroup.logGroupArn });
    this.policy.addStatements(...own, stackStatement(stack), logStatement(logArn));
    this.fillIn();
    this.node.addValidation({ validate: () => [...this.missing(), ...this.tooLarge()] });
    acknowledgeWaiter(this.waiter);
    acknowledgeWildcards(this, [...service.statements(stack), ...own], POLICY_REASON);
  }

  /** The last of what has to be there before a campaign is made, and to stay until it is deleted: it depends on all the rest. */
  get lastPart(): CfnResource {
    return this.eventInvokeConfig;
  }

  /** The service token of every campaign. */
  get functionArn(): string {
    return this.function.attrArn;
  }

  get role(): iam.IRole {
    return this.options.role ?? this.defaultRole;
  }

  get logGroup(): logs.ILogGroup {
    return this.options.logGroup ?? this.defaultLogGroup;
  }

  private get waiterRole(): iam.IRole {
    return this.options.waiterRole ?? this.defaultWaiterRole;
  }

  /**
   * Lets the function read a secret, by a policy of its own: what depends on it is deleted before the permission goes.
   */
  allowSecret(secret: secretsmanager.ISecret): IDependable {
    const id = `Secret${secretKey(Stack.of(this), secret)}`;
    if (!this.secretPolicies.has(id)) {
      const document = secretDocument(Stack.of(this), secret);
      this.secretPolicies.set(id, this.policyOf(id, this.role, document));
    }
    // The policy is another one once another role is configured.
    return lateDependable(() => [this.secretPolicies.get(id) ?? this]);
  }

  /** For somebody else to use, so that no option can take its place afterwards. */
  handOut<K extends Replaceable>(part: K): this[K] {
    this.handedOut.add(part);
    return this[part];
  }

  /** Takes options; what was said before and is said otherwise now is an error that names both. */
  configure(options: CampaignProviderOptions): void {
    const before = this.options;
    this.options = agree(this.node.path, before, options);
    if (options.role && !before.role) this.useRole(options.role);
    if (options.waiterRole && !before.waiterRole) this.useWaiterRole(options.waiterRole);
    if (options.logGroup && !before.logGroup) this.giveUp('logGroup', this.defaultLogGroup);
    this.fillIn();
  }

  /** Writes what the options say into the parts, again with every call. */
  private fillIn(): void {
    const { options, function: handler, waiter, eventInvokeConfig } = this;
    const seconds = parts.deadlineSeconds(this.node.path, options);
    handler.role = this.role.roleArn;
    handler.runtime = parts.runtimeName(this, options);
    handler.memorySize = parts.memorySize(this.node.path, options);
    handler.loggingConfig = { logGroup: this.logGroup.logGroupName, logFormat: 'JSON' };
    handler.environment = {
      variables: { STATE_MACHINE_ARN: waiter.attrArn, DEADLINE_SECONDS: Tokenization.stringifyNumber(seconds) },
    };
    eventInvokeConfig.maximumEventAgeInSeconds = seconds;
    waiter.roleArn = this.waiterRole.roleArn;
    if (options.vpc) {
      this.network ??= new Network(this, this.policy);
      handler.vpcConfig = this.network.configOf(options.vpc, options);
    }
    if (options.encryptionKey && handler.kmsKeyArn === undefined) this.useKey(options.encryptionKey);
  }

  private useRole(role: iam.IRole): void {
    this.giveUp('role', this.defaultRole);
    this.rolePolicy = this.policyOf('Policy', role, this.policy);
    for (const [id, policy] of this.secretPolicies) this.secretPolicies.set(id, this.movedTo(role, policy));
  }

  private useWaiterRole(role: iam.IRole): void {
    this.node.tryRemoveChild(this.defaultWaiterRole.node.id);
    this.invokePolicy = this.movedTo(role, this.invokePolicy);
  }

  private useKey(key: kms.IKey): void {
    this.function.kmsKeyArn = key.keyArn;
    this.waiter.encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key.keyArn };
    allowKey(key, this.role, this.policy);
    allowKey(key, this.waiterRole, this.invokeDocument);
    if (!this.options.logGroup) encryptLog(this.defaultLogGroup, key);
  }

  /** The policy keeps its logical id, whoever's it is. */
  private movedTo(role: iam.IRole, { node, document }: iam.Policy): iam.Policy {
    this.node.tryRemoveChild(node.id);
    return this.policyOf(node.id, role, document);
  }

  private policyOf(id: string, role: iam.IRole, document: iam.PolicyDocument): iam.Policy {
    const policy = new iam.Policy(this, id, { document });
    role.attachInlinePolicy(policy);
    return policy;
  }

  private giveUp(part: Replaceable, made: IConstruct): void {
    if (this.handedOut.has(part)) {
      throw new Error(`${this.node.path}: ${part} must be configured before the ${part} of this provider is used`);
    }
    this.node.tryRemoveChild(made.node.id);
  }

  /** What the function can do nothing without. */
  private get permissions(): IConstruct[] {
    return [this.invokePolicy, this.rolePolicy ?? this.defaultRole, ...(this.network?.ways ?? [])];
  }

  private tooLarge(): string[] {
    const ofSecrets = [...this.secretPolicies.values()].map(({ document }) => document);
    return [policySizeProblem(Stack.of(this), [this.policy, ...ofSecrets]) ?? []].flat();
  }

  private missing(): string[] {
    const { vpc, vpcSubnets, securityGroups } = this.options;
    const idle = Object.entries({ vpcSubnets, securityGroups }).filter(([, value]) => value !== undefined);
    return vpc ? [] : idle.map(([name]) => `${name} needs vpc: without one the function is in no network of yours`);
  }
}
