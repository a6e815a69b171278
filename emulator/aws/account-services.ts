import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmulatedService, EmulatorContext } from '../core/service';
import { Answers } from './answers';
import type { Cloud } from './cloudformation/cloud';
import { CustomResources } from './cloudformation/custom-resources';
import { NativeResources } from './cloudformation/native-resources';
import { createCloudFormation } from './cloudformation/service';
import type { StackEvent } from './cloudformation/stack';
import { Stacks } from './cloudformation/stacks';
import { isCustom } from './cloudformation/template';
import { eventInvokeConfigType, functionType } from './cloudformation/types/function';
import { NAMED_TYPES } from './cloudformation/types/named';
import { stateMachineType } from './cloudformation/types/state-machine';
import { bucketType, parameterType, secretType } from './cloudformation/types/stores';
import { FunctionRegistry } from './function-registry';
import { createLambda } from './lambda';
import { lateReference } from './late-references';
import { ParameterStore } from './parameter-store';
import { S3 } from './s3';
import { Secrets } from './secrets';
import { StepFunctions } from './step-functions';
import { createSts } from './sts';
import { createTrail } from './trail';
import type { Time } from './time';

export interface AccountOptions {
  readonly time: Time;
  /** The engine's own address, once it has one. */
  readonly url: () => string;
  /** Given to every function. */
  readonly environment: () => Readonly<Record<string, string>>;
  /** An existing folder to work in; a temporary one unless given. */
  readonly folder?: string;
  /** How many invocations of each function may run at a time. */
  readonly concurrency?: number;
  readonly onStackEvent: (event: StackEvent) => void;
  readonly onLog: (name: string, line: string) => void;
}

/** An account of AWS with nothing in it but what the CLI needs to begin. */
export class Account {
  readonly answers = new Answers();
  readonly functions = new FunctionRegistry();
  readonly s3 = new S3();
  readonly parameters = new ParameterStore();
  readonly secrets: Secrets;
  readonly stepFunctions: StepFunctions;
  readonly stacks: Stacks;
  /** For code and for the CLI's own files. */
  readonly folder: string;
  private readonly native: NativeResources;
  private readonly over = new AbortController();
  private folders = 0;

  constructor(private readonly options: AccountOptions) {
    const { time, url, onStackEvent } = options;
    this.folder = mkdtempSync(join(options.folder ?? tmpdir(), 'campaign-engine-'));
    this.secrets = new Secrets(() => time.now());
    this.stepFunctions = new StepFunctions(time);
    this.native = new NativeResources({ ...NAMED_TYPES, ...this.types() });
    const { answers, functions } = this;
    const custom = new CustomResources({ time, answers, functions, url });
    const cloud = this.cloud((type) => (isCustom(type) ? custom : this.native));
    const storedParameter = (name: string) => this.parameters.get(name);
    this.stacks = new Stacks({ cloud, onEvent: onStackEvent, storedParameter });
  }

  /** In the order in which they are asked whether a request is theirs. */
  services(context: EmulatorContext, patienceMs: number): EmulatedService[] {
    const { stacks, s3, functions } = this;
    const cloudFormation = createCloudFormation({ stacks, s3, patienceMs, over: this.over.signal });
    return [
      this.answers,
      this.stepFunctions.limit(context),
      createLambda(functions),
      this.secrets,
      this.parameters,
      cloudFormation,
      createSts(),
      createTrail(),
      s3,
    ];
  }

  /** Types of which nothing but the existence was played. */
  get assumed(): readonly string[] {
    return [...this.native.assumed];
  }

  async close(): Promise<void> {
    this.over.abort();
    this.stepFunctions.reset();
    await this.functions.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private types() {
    const { functions, s3, stepFunctions } = this;
    const { time, environment, concurrency, onLog } = this.options;
    const folder = () => join(this.folder, 'functions', String((this.folders += 1)));
    return {
      'AWS::Lambda::Function': functionType({ time, s3, functions, folder, environment, concurrency, onLog }),
      'AWS::Lambda::EventInvokeConfig': eventInvokeConfigType({ functions }),
      'AWS::StepFunctions::StateMachine': stateMachineType({ stepFunctions, functions, s3 }),
      'AWS::SecretsManager::Secret': secretType(this.secrets),
      'AWS::SSM::Parameter': parameterType(this.parameters),
      'AWS::S3::Bucket': bucketType(s3),
    };
  }

  private cloud(driverOf: Cloud['driverOf']): Cloud {
    const living = () => this.stacks.all.filter(({ deleted }) => !deleted);
    return {
      now: () => this.options.time.now(),
      driverOf,
      exported: (name) =>
        living()
          .flatMap(({ outputs }) => outputs)
          .find(({ exportName }) => exportName === name)?.value,
      importers: (name) =>
        living()
          .filter(({ imports }) => imports.has(name))
          .map((stack) => stack.name),
      resolve: (reference) => lateReference(reference, this.parameters, this.secrets),
    };
  }
}
