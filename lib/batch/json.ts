import type { Stack } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import { show } from '../contract/codec';

/** Writes any value as JSON. */
export type JsonWriter = (value: unknown) => string;

/** JSON as one text, as it travels. A text with something in it that only CloudFormation knows is a token itself. */
export function jsonWriter(stack: Stack): JsonWriter {
  return (value) => {
    try {
      return isKnown(value) ? plain(value) : stack.toJsonString(value);
    } catch {
      // For the contract to name: a construct, for example, which holds itself.
      return show(value);
    }
  };
}

/** A function has no JSON. */
function plain(value: unknown): string {
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? text : show(value);
}

function isKnown(value: unknown): boolean {
  let known = true;
  // A token writes itself as something else: what is looked at is what holds it.
  JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key, written: unknown) {
    known &&= !Token.isUnresolved(key) && !Token.isUnresolved(this[key]);
    return written;
  });
  return known;
}
