import type { Stack } from './stack';
import type { Tree } from './template';

/** What each role of a stack may do, by the role's logical id: statements after intrinsics, in the order of the policies. */
export function policiesOf(stack: Stack): Record<string, readonly Tree[]> {
  const held = [...stack.resources.values()];
  const roles = held.filter(({ type }) => type === 'AWS::IAM::Role');
  const policies = held.filter(({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy');
  return Object.fromEntries(
    roles.map(({ logicalId, physicalId, properties }) => {
      const inline = (properties.Policies ?? []) as readonly Tree[];
      const attached = policies.filter(({ properties: { Roles = [] } }) => (Roles as unknown[]).includes(physicalId));
      const documents = [...inline, ...attached.map((policy) => policy.properties)];
      return [logicalId, documents.flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument as Tree))];
    }),
  );
}

function statementsOf({ Statement }: Tree): readonly Tree[] {
  return (Array.isArray(Statement) ? Statement : [Statement ?? {}]) as readonly Tree[];
}
