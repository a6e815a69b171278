import type { Problem, Shape, StructureShape } from '../core/shape';
import { isObject } from '../core/shape';

export interface UnionShape<M extends Readonly<Record<string, Shape>>> {
  readonly type: 'structure';
  readonly members: M;
  readonly union: true;
}

/** A structure of which exactly one member is given. */
export function unionOf<const M extends Readonly<Record<string, Shape>>>(members: M): UnionShape<M> {
  return { type: 'structure', members, union: true };
}

/** The unions in a value that have no member, or more than one. */
export function unionProblems(shape: Shape, value: unknown, path = ''): Problem[] {
  switch (shape.type) {
    case 'structure':
      return isObject(value) ? structureProblems(shape, value, path) : [];
    case 'map':
      return isObject(value) ? inside(value, path, () => shape.value) : [];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) => unionProblems(shape.of, item, `${path}[${index}]`))
        : [];
    default:
      return [];
  }
}

function structureProblems(shape: StructureShape, value: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const deeper = inside(value, path, (key) => (Object.hasOwn(shape.members, key) ? shape.members[key] : undefined));
  const given = Object.values(value).filter((item) => item !== null && item !== undefined);
  if (!('union' in shape) || given.length === 1) return deeper;
  const names = Object.keys(shape.members).join(', ');
  return [{ kind: 'limit', path, message: `Member must have exactly one of: [${names}]` }, ...deeper];
}

function inside(
  value: Readonly<Record<string, unknown>>,
  path: string,
  shapeOf: (key: string) => Shape | undefined,
): Problem[] {
  return Object.entries(value).flatMap(([key, item]) => {
    const shape = shapeOf(key);
    return shape ? unionProblems(shape, item, path === '' ? key : `${path}.${key}`) : [];
  });
}
