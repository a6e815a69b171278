import { Lazy, TagManager, TagType } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import { CampaignResource } from '../lib/campaign-resource';
import type { Contract } from '../lib/contract/contract';
import { PERSONALIZE } from '../lib/personalize/permissions';
import { Provider } from '../lib/provider/provider';
import { errorOf, newStack, resourceOfType } from './support/app';

interface Kite {
  readonly text: string;
  readonly color?: string | undefined;
}

const contract: Contract<Kite> = {
  campaign: z.strictObject({ text: z.string(), color: z.optional(z.enum(['red', 'blue'])) }),
  rules: [({ text, color }) => (text === color ? { path: ['text'], message: 'must not be the color' } : undefined)],
};

function fly(campaign: Kite, problems: string[] = []): ReturnType<typeof newStack> {
  const stack = newStack();
  new CampaignResource(new Construct(stack, 'Kite'), {
    provider: Provider.of(stack, PERSONALIZE),
    resourceType: 'Custom::Kite',
    construct: 'kites.Campaign',
    contract,
    campaign,
    isNamed: false,
    tags: new TagManager(TagType.MAP, 'Custom::Kite'),
    propNames: { color: 'paint' },
    problems,
  });
  return stack;
}

const MOST = 200 * 1024;
/** What stands around the text of a kite. */
const AROUND = JSON.stringify({ campaign: { text: '' }, options: { namePrefix: 'Shop-Kite' } }).length;

test('properties of 200 KB fit', () => {
  const stack = fly({ text: 'x'.repeat(MOST - AROUND) });
  expect(() => resourceOfType(stack, 'Custom::Kite')).not.toThrow();
});

test('properties over 200 KB are refused at synth, by their bytes and also where they come late', () => {
  const most = `[Shop/Kite] the properties must have at most ${MOST} bytes, got ${MOST + 2}`;
  for (const text of ['x'.repeat(MOST - AROUND) + 'é', Lazy.string({ produce: () => 'x'.repeat(MOST - AROUND + 2) })]) {
    const stack = fly({ text });
    expect(errorOf(() => resourceOfType(stack, 'Custom::Kite'))).toContain(most);
  }
});

test('limits, rules between fields and what the construct has seen are one error', () => {
  const wrong = { text: 'green', color: 'green' };
  expect(errorOf(() => fly(wrong, ['string must be long enough']))).toBe(
    [
      'kites.Campaign at Shop/Kite has 3 problems:',
      '  - paint must be one of "red", "blue", got "green"',
      '  - text must not be the color',
      '  - string must be long enough',
    ].join('\n'),
  );
});
