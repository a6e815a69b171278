import { isObject } from '../core/shape';
import type { ParameterStore } from './parameter-store';
import type { Secrets } from './secrets';

/** The value of a template's `{{resolve:...}}`: a parameter, or a secret with the member of its JSON. */
export function lateReference(reference: string, parameters: ParameterStore, secrets: Secrets): string {
  const [service = '', ...rest] = reference.split(':');
  const value =
    service === 'secretsmanager' ? secretValue(rest, secrets) : parameters.get((rest[0] ?? '').replace(/:\d+$/, ''));
  if (value === undefined) throw new Error(`Could not resolve the reference ${reference}`);
  return value;
}

function secretValue(rest: readonly string[], secrets: Secrets): string | undefined {
  const idParts = rest[0] === 'arn' ? 7 : 1;
  const text = secrets.value(rest.slice(0, idParts).join(':'));
  const [, member = ''] = rest.slice(idParts);
  if (text === undefined || member === '') return text;
  const parsed = JSON.parse(text) as unknown;
  const value = isObject(parsed) ? parsed[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}
