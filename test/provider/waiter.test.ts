import validate from 'asl-validator';
import { waiterDefinition } from '../../lib/provider/waiter';

interface State {
  readonly Resource?: string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts: number }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Default?: string;
}

interface Definition {
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, State>>;
}

const definition = waiterDefinition() as Definition;

test.each(['aws', 'aws-cn', 'aws-us-gov'])('the definition is valid in the partition %s [R53]', (partition) => {
  const result = validate(waiterDefinition(partition));
  expect(result.errorsText('\n')).toBe('');
  expect(result.isValid).toBe(true);
  expect(JSON.stringify(waiterDefinition(partition))).toContain(`"arn:${partition}:states:::lambda:invoke"`);
});

test('the definition names no function, which would make a cycle', () => {
  expect(JSON.stringify(definition)).not.toMatch(/:lambda:[^:]+:[^:]*:function/);
  expect(JSON.stringify(definition)).toContain('"FunctionName.$":"$.function"');
});

test('three polls that die in a row end in abandoning [R35]', () => {
  const { Poll, PollAgain } = definition.States;
  expect(Poll?.Catch).toEqual([{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'PollAgain' }]);
  expect(PollAgain?.Retry?.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'))?.MaxAttempts).toBe(1);
  expect(PollAgain?.Catch).toEqual([{ ErrorEquals: ['States.ALL'], ResultPath: '$.death', Next: 'Abandon' }]);
  expect(definition.States['Settled?']?.Default).toBe('Abandon');
});

test('the machine ends after CloudFormation has stopped to wait [R38]', () => {
  expect(definition.TimeoutSeconds).toBeGreaterThan(3600);
});

test('the definition is small: it is a part of every template', () => {
  expect(JSON.stringify(definition).length).toBeLessThan(4096);
});
