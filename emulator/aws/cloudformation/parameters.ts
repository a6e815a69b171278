import { invalid } from './errors';
import { text } from './intrinsics';
import type { ParameterDefinition, Template } from './template';

export interface GivenParameter {
  readonly ParameterKey: string;
  readonly ParameterValue?: string;
  readonly UsePreviousValue?: string;
}

export interface ParameterValue {
  readonly given: string;
  /** What `Ref` gives: of another type, or looked up. */
  readonly value: unknown;
  readonly noEcho: boolean;
}

export type ParameterValues = Readonly<Record<string, ParameterValue>>;

export interface ParameterSources {
  readonly given: readonly GivenParameter[];
  readonly previous: ParameterValues;
  readonly stored: (name: string) => string | undefined;
}

export function parametersOf({ Parameters = {} }: Template, sources: ParameterSources): ParameterValues {
  const unknown = sources.given.map(({ ParameterKey }) => ParameterKey).filter((key) => !(key in Parameters));
  if (unknown.length > 0) throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const texts = Object.entries(Parameters).map(
    ([key, definition]) => [key, definition, textOf(key, definition, sources)] as const,
  );
  const missing = texts.filter(([, , text]) => text === undefined).map(([key]) => key);
  if (missing.length > 0) throw invalid(`Parameters: [${missing.join(', ')}] must have values`);
  return Object.fromEntries(
    texts.map(([key, definition, given = '']) => {
      checkAllowed(key, definition, given);
      const noEcho = String(definition.NoEcho) === 'true';
      return [key, { given, value: valueOf(definition, given, sources), noEcho }];
    }),
  );
}

function textOf(
  key: string,
  definition: ParameterDefinition,
  { given, previous }: ParameterSources,
): string | undefined {
  const passed = given.find(({ ParameterKey }) => ParameterKey === key);
  if (passed?.ParameterValue !== undefined) return passed.ParameterValue;
  if (passed?.UsePreviousValue === 'true' && previous[key]) return previous[key].given;
  return definition.Default === undefined ? undefined : text(definition.Default);
}

function checkAllowed(key: string, { AllowedValues }: ParameterDefinition, given: string): void {
  if (AllowedValues && !AllowedValues.map(String).includes(given)) {
    throw invalid(`Parameter '${key}' must be one of AllowedValues`);
  }
}

function valueOf({ Type }: ParameterDefinition, given: string, { stored }: ParameterSources): unknown {
  const [, inner] = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(Type) ?? [];
  const text = inner === undefined ? given : stored(given);
  if (text === undefined) {
    throw invalid(`Unable to fetch parameters [${given}] from parameter store for this account.`);
  }
  return /^(CommaDelimitedList|List<.*>)$/.test(inner ?? Type) ? text.split(',').map((item) => item.trim()) : text;
}
