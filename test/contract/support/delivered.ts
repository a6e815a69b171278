/** What CloudFormation makes of a template's value: every number and every boolean is text. */
export function delivered(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
    typeof member === 'number' || typeof member === 'boolean' ? String(member) : member,
  );
}
