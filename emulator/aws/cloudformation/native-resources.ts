import type { Driver, Existing, Made, Target } from './driver';
import { failureOf, ResourceFailure } from './errors';
import type { Tree } from './template';
import { isDeepStrictEqual } from 'node:util';
import type { NativeType } from './types/native-type';
import { assumedType } from './types/assumed';

/** Resources of AWS's own types: those that the engine plays, and all others, which are taken as they come. */
export class NativeResources implements Driver {
  /** The types of which nothing but the existence is played. */
  readonly assumed = new Set<string>();

  constructor(private readonly types: Readonly<Record<string, NativeType>>) {}

  async create(target: Target, properties: Tree): Promise<Made> {
    return attempt(() => this.typeOf(target).create(target, properties));
  }

  async update(target: Target, existing: Existing, properties: Tree): Promise<Made> {
    const type = this.typeOf(target);
    return attempt(() => type.update?.(target, existing, properties) ?? existing);
  }

  async remove(target: Target, existing: Existing): Promise<void> {
    attempt(() => this.typeOf(target).remove?.(target, existing));
  }

  replaces(target: Target, before: Tree, after: Tree): boolean {
    const { createOnly = [] } = this.typeOf(target);
    return createOnly.some((name) => !isDeepStrictEqual(before[name], after[name]));
  }

  attribute({ type }: Target, { id, attributes }: Made, name: string): unknown {
    if (name in attributes) return attributes[name];
    if (type in this.types) {
      throw new ResourceFailure(`Requested attribute ${name} does not exist in schema for ${type}`, undefined, true);
    }
    return `${id}.${name}`;
  }

  private typeOf({ type }: Target): NativeType {
    const known = this.types[type];
    if (!known) this.assumed.add(type);
    return known ?? assumedType;
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failureOf(error);
  }
}
