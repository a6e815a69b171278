import './with-resolvers';
import type * as Library from 'aws-local-stepfunctions' with { 'resolution-mode': 'import' };

export type StateMachineDefinition = Library.StateMachineDefinition;

/** The package's main file is CommonJS, but its types are declared as those of an ES module. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const { StateMachine } = require('aws-local-stepfunctions') as typeof Library;

/** Checking takes the library longer than most executions do. */
const valid = new Set<string>();

/** Throws when Step Functions would not take the definition. */
export function validate(definition: object): void {
  const text = JSON.stringify(definition);
  if (!valid.has(text)) new StateMachine(definition as StateMachineDefinition);
  valid.add(text);
}
