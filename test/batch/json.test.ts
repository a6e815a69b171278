import { Aws, CfnParameter, Lazy, Stack, Token } from 'aws-cdk-lib';
import { batch } from '../../lib';
import type { CampaignProps } from '../../lib/batch';
import { errorOf, newApp, newStack, resourcesOf } from '../support/app';
import { newCampaign, PUSH, sentBy } from './support/app';

/* JSON of a shape that is not ours travels as one text. */

interface Json {
  readonly [key: string]: unknown;
}

/** Each place where JSON is given, and where its text ends. */
const PLACES: readonly (readonly [string, (json: Json) => Partial<CampaignProps>, readonly string[]])[] = [
  ['targeting.query', (query) => ({ targeting: { query } }), ['targeting', 'query']],
  ['variants', (variant) => ({ variants: [variant] }), ['variants']],
  [
    'a custom payload',
    (payload) => {
      const customPayload = batch.CustomPayload.json(payload);
      return { message: batch.Message.push({ ...PUSH, ios: { customPayload } }) };
    },
    ['messages', '0', 'ios', 'custom_payload'],
  ],
];

function textAt(stack: Stack, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], sentBy(stack).campaign);
}

/** As CloudFormation puts it together, where every reference is `<what it refers to>`. */
function joined(text: unknown): string {
  if (typeof text === 'string') return text;
  const { 'Fn::Join': parts } = text as { 'Fn::Join': [string, (string | { Ref: string })[]] };
  return parts[1].map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join('');
}

describe.each(PLACES)('JSON in %s', (_, propsWith, path) => {
  const only = (text: string) => (path[0] === 'variants' ? `[${text}]` : text);

  test('is one plain text, in the order in which it was written [R50]', () => {
    const json = { b: 1.5, a: [true, null, { 'é"\n': '007' }], none: undefined };
    const stack = newStack();
    newCampaign(stack, propsWith(json));
    expect(textAt(stack, path)).toBe(only('{"b":1.5,"a":[true,null,{"é\\"\\n":"007"}]}'));
  });

  test('keeps what only CloudFormation knows, wherever it is [R42]', () => {
    const stack = newStack();
    const number = new CfnParameter(stack, 'Number', { type: 'Number' });
    const text = new CfnParameter(stack, 'Text').valueAsString;
    const json = {
      text: `in ${text}`,
      number: number.valueAsNumber,
      deep: [{ any: Token.asAny({ Ref: 'Text' }), [text]: null }],
      lazy: Lazy.any({ produce: () => ({ late: Aws.REGION }) }),
    };
    newCampaign(stack, propsWith(json));
    const expected =
      '{"text":"in <Text>","number":<Number>,"deep":[{"any":"<Text>","<Text>":null}],"lazy":{"late":"<AWS::Region>"}}';
    expect(joined(textAt(stack, path))).toBe(only(expected));
  });

  test('is plain again where what comes late needs no CloudFormation [R50]', () => {
    const stack = newStack();
    newCampaign(stack, propsWith({ name: Lazy.string({ produce: () => 'late' }) }));
    expect(textAt(stack, path)).toBe(only('{"name":"late"}'));
  });

  test('can refer to another stack [R53]', () => {
    const app = newApp();
    const { stackId } = new Stack(app, 'There');
    const here = new Stack(app, 'Here');
    newCampaign(here, propsWith({ other: stackId }));
    expect(JSON.stringify(textAt(here, path))).toMatch(/\{"Fn::ImportValue":"There:/);
  });

  test('is no construct and nothing that holds itself, and that is told with all other problems [R44]', () => {
    const stack = newStack();
    for (const wrong of [{ stack }, { large: 10n }]) {
      const told = errorOf(() => newCampaign(newStack(), { ...propsWith(wrong), sendRate: 1 }));
      expect(told).toContain('2 problems');
      expect(told).toContain('got "something that is no JSON"');
    }
  });
});

test('a query that is a token as a whole is left to CloudFormation [R42]', () => {
  const stack = newStack();
  newCampaign(stack, { targeting: { query: Token.asAny({ Ref: 'Query' }) as unknown as Json } });
  expect(joined(textAt(stack, ['targeting', 'query']))).toBe('"<Query>"');
});

test('a function is no JSON', () => {
  const query = (() => 1) as unknown as Json;
  expect(errorOf(() => newCampaign(newStack(), { targeting: { query } }))).toContain('targeting.query must be');
});

test('an empty object and an empty list are texts like others [R42]', () => {
  const stack = newStack();
  newCampaign(stack, { targeting: { query: {} }, variants: [] });
  expect(sentBy(stack).campaign).toMatchObject({ targeting: { query: '{}' }, variants: '[]' });
  expect(Object.values(resourcesOf(stack)).length).toBeGreaterThan(0);
});
