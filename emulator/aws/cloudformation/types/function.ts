import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, isAbsolute } from 'node:path';
import { isObject } from '../../../core/shape';
import type { FunctionRegistry } from '../../function-registry';
import type { FunctionsOptions } from '../../function-settings';
import { Functions } from '../../functions';
import type { S3 } from '../../s3';
import type { Time } from '../../time';
import { unzip, type ZipEntry } from '../../unzip';
import type { Made } from '../driver';
import { ResourceFailure } from '../errors';
import type { Tree } from '../template';
import { nameOf, type NativeType } from './native-type';

export interface FunctionTypeOptions {
  readonly time: Time;
  readonly s3: S3;
  readonly functions: FunctionRegistry;
  /** A new folder for a function's code. */
  readonly folder: () => string;
  /** Given to every function, below its own variables. */
  readonly environment: () => Readonly<Record<string, string>>;
  /** How many invocations of each may run at a time; the functions' own default unless given. */
  readonly concurrency?: number;
  readonly onLog?: (name: string, line: string) => void;
}

type Code = Pick<FunctionsOptions, 'file' | 'handler'>;

const DEFAULT_TIMEOUT_SECONDS = 3;

export function functionType(options: FunctionTypeOptions): NativeType {
  return {
    createOnly: ['FunctionName', 'PackageType'],
    create(target, properties) {
      const name = nameOf(target, properties.FunctionName);
      if (options.functions.find(name)) throw new ResourceFailure(`${name} already exists`, undefined, true);
      const onLog = options.onLog && { onLog: (line: string) => options.onLog?.(name, line) };
      const { time, concurrency } = options;
      const functions = new Functions({ time, name, concurrency, ...settingsOf(options, properties), ...onLog });
      options.functions.add(functions);
      return made(functions);
    },
    update(_target, existing, properties) {
      const functions = options.functions.find(existing.id);
      if (!functions) throw new ResourceFailure(`Function not found: ${existing.id}`, undefined, true);
      functions.configure(settingsOf(options, properties));
      return made(functions);
    },
    remove: (_target, { id }) => options.functions.remove(id),
  };
}

/** The dead letters of asynchronous calls, and how often they are tried. */
export function eventInvokeConfigType({ functions }: Pick<FunctionTypeOptions, 'functions'>): NativeType {
  const apply = ({ FunctionName, MaximumRetryAttempts, MaximumEventAgeInSeconds }: Tree): void => {
    const found = functions.find(String(FunctionName));
    if (!found) throw new ResourceFailure(`Function not found: ${String(FunctionName)}`, undefined, true);
    found.configure({
      retryAttempts: MaximumRetryAttempts === undefined ? undefined : Number(MaximumRetryAttempts),
      maxEventAgeSeconds: MaximumEventAgeInSeconds === undefined ? undefined : Number(MaximumEventAgeInSeconds),
    });
  };
  return {
    createOnly: ['FunctionName', 'Qualifier'],
    create(target, properties) {
      apply(properties);
      return { id: nameOf(target, undefined), attributes: {} };
    },
    update(_target, existing, properties) {
      apply(properties);
      return existing;
    },
    remove: (_target, { properties }) => {
      const found = functions.find(String(properties.FunctionName));
      found?.configure({ retryAttempts: undefined, maxEventAgeSeconds: undefined });
    },
  };
}

function made({ name, arn }: Functions): Made {
  return { id: name, attributes: { Arn: arn } };
}

function settingsOf(options: FunctionTypeOptions, properties: Tree): Omit<FunctionsOptions, 'time' | 'name'> {
  const { Timeout = DEFAULT_TIMEOUT_SECONDS, MemorySize = 128, Environment } = properties;
  const variables = isObject(Environment) ? (Environment.Variables as Readonly<Record<string, string>>) : {};
  return {
    ...codeOf(options, properties),
    timeoutSeconds: Number(Timeout),
    memory: Number(MemorySize),
    environment: { ...options.environment(), ...variables },
  };
}

function codeOf({ s3, folder }: FunctionTypeOptions, { Code, Handler = 'index.handler' }: Tree): Code {
  const { S3Bucket, S3Key, ZipFile } = (Code ?? {}) as Readonly<Record<string, string | undefined>>;
  const [file = 'index', handler = 'handler'] = String(Handler).split('.');
  const place = { bucket: S3Bucket ?? '', key: S3Key ?? '' };
  const archive = ZipFile === undefined ? s3.object(place) : undefined;
  if (ZipFile === undefined && !archive) {
    const why =
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.';
    throw new ResourceFailure(why, undefined, true);
  }
  const into = folder();
  const entries = archive ? unzip(archive) : [{ name: `${file}.js`, content: Buffer.from(ZipFile ?? '') }];
  for (const entry of entries) write(into, entry);
  return { file: join(into, file), handler };
}

function write(folder: string, { name, content }: ZipEntry): void {
  const path = join(folder, name);
  const inside = relative(folder, path);
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new Error(`the archive has a file outside of itself: ${name}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
