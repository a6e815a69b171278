import { isDeepStrictEqual } from 'node:util';
import type { Cloud } from './cloud';
import type { Existing, Made, Target } from './driver';
import { failureOf, type ResourceFailure } from './errors';
import { resolved } from './intrinsics';
import type { Prepared } from './prepared';
import { inOrder } from './references';
import { scopeOf } from './scope';
import type { Held, Journal, Stack } from './stack';
import type { ResourceDefinition, Tree } from './template';

/** Brings a stack's resources to what a template wants; what it does is in the journal. */
export class Forward {
  readonly imports = new Set<string>();
  private readonly scope;

  constructor(
    private readonly cloud: Cloud,
    private readonly stack: Stack,
    private readonly wanted: Prepared,
    private readonly journal: Journal,
    private readonly controller: AbortController,
  ) {
    this.scope = scopeOf(cloud, stack, wanted, this.imports);
  }

  /** Whether everything is as it is wanted. */
  async run(): Promise<boolean> {
    const { signal } = this.controller;
    await inOrder(
      this.wanted.graph,
      (id) => this.apply(id),
      () => signal.aborted,
    );
    return this.journal.failures.length === 0 && !signal.aborted;
  }

  private async apply(id: string): Promise<boolean> {
    const definition = this.wanted.resources[id];
    if (!definition) return true;
    const before = this.stack.resources.get(id);
    const isThere = before?.physicalId !== undefined && before.status !== 'CREATE_FAILED';
    const verb = isThere ? 'update' : 'create';
    try {
      const properties = resolved(definition.Properties ?? {}, this.scope) as Tree;
      if (!before || !isThere) return await this.create(id, definition, properties, before);
      return await this.update(before, definition, properties);
    } catch (error) {
      return this.failed(id, verb, failureOf(error), definition);
    }
  }

  private async create(id: string, definition: ResourceDefinition, properties: Tree, before?: Held): Promise<boolean> {
    if (before?.physicalId !== undefined) this.journal.orphans.push(before);
    this.journal.created.add(id);
    const held = this.begun(id, definition, properties, 'CREATE_IN_PROGRESS');
    const { id: physicalId, attributes } = await this.made(held, properties);
    this.stack.hold({ ...held, physicalId, attributes, status: 'CREATE_COMPLETE', changedAt: this.cloud.now() });
    return true;
  }

  private async update(before: Held, definition: ResourceDefinition, properties: Tree): Promise<boolean> {
    const { logicalId, physicalId = '', type } = before;
    const dependencies = this.wanted.graph.get(logicalId) ?? new Set();
    const stable = before.status !== 'UPDATE_FAILED' && before.status !== 'DELETE_FAILED';
    if (stable && isDeepStrictEqual(properties, before.properties)) {
      this.stack.resources.set(logicalId, { ...before, definition, dependencies });
      return true;
    }
    this.journal.changed.set(logicalId, this.journal.changed.get(logicalId) ?? before);
    const driver = this.cloud.driverOf(type);
    const target = this.target(logicalId, type);
    const changing = {
      ...before,
      definition,
      dependencies,
      properties,
      status: 'UPDATE_IN_PROGRESS',
      reason: undefined,
    };
    const replaced = driver.replaces(target, before.properties, properties);
    const held = this.stack.hold({
      ...changing,
      ...(replaced ? { reason: NEW_RESOURCE } : {}),
      changedAt: this.cloud.now(),
    });
    const existing: Existing = { id: physicalId, properties: before.properties, attributes: before.attributes };
    const { signal } = this.controller;
    const made = replaced
      ? await this.made(held, properties)
      : await driver.update(target, existing, properties, signal);
    if (made.id !== physicalId) this.journal.orphans.push({ ...before, status: 'replaced' });
    const done = { physicalId: made.id, attributes: made.attributes, status: 'UPDATE_COMPLETE', reason: undefined };
    this.stack.hold({ ...held, ...done, changedAt: this.cloud.now() });
    return true;
  }

  private begun(id: string, definition: ResourceDefinition, properties: Tree, status: string): Held {
    const dependencies = this.wanted.graph.get(id) ?? new Set<string>();
    const about = { logicalId: id, type: definition.Type, definition, properties, dependencies };
    return this.stack.hold({ ...about, physicalId: undefined, attributes: {}, status, changedAt: this.cloud.now() });
  }

  private made({ logicalId, type }: Held, properties: Tree): Promise<Made> {
    return this.cloud.driverOf(type).create(this.target(logicalId, type), properties, this.controller.signal);
  }

  private target(logicalId: string, type: string): Target {
    return { stack: this.stack, logicalId, type };
  }

  /** The first failure cancels what is in progress, unless the user wants to keep what could be made. */
  private failed(id: string, verb: 'create' | 'update', error: ResourceFailure, definition: ResourceDefinition): false {
    const held = this.stack.resources.get(id) ?? this.begun(id, definition, {}, 'CREATE_IN_PROGRESS');
    const cancelled = /^Resource \w+ cancelled$/.test(error.message);
    const kept = verb === 'create' ? { physicalId: error.id } : {};
    if (verb === 'create') this.journal.created.add(id);
    else this.noteFailedUpdate(held, error);
    const status = `${verb.toUpperCase()}_FAILED`;
    this.stack.hold({ ...held, ...kept, status, reason: error.message, changedAt: this.cloud.now() });
    this.journal.failures.push({ logicalId: id, verb });
    if (!this.stack.disableRollback && !cancelled) this.controller.abort(error);
    return false;
  }

  private noteFailedUpdate(held: Held, { id, untouched }: ResourceFailure): void {
    const before = this.journal.changed.get(held.logicalId);
    if (untouched && before) {
      this.journal.changed.delete(held.logicalId);
      this.stack.resources.set(held.logicalId, before);
    } else if (id !== undefined && id !== held.physicalId) {
      this.journal.orphans.push({ ...held, physicalId: id });
    }
  }
}

const NEW_RESOURCE = 'Requested update requires the creation of a new physical resource; hence creating one.';
