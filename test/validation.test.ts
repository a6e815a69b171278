import { Token } from 'aws-cdk-lib';
import * as z from 'zod/mini';
import type { Contract } from '../lib/contract/contract';
import { problemsAtSynth } from '../lib/validation';

const body = z.strictObject({ words: z.string() });

interface Kite {
  readonly bodies?: { readonly words: string }[] | undefined;
  readonly lines?: { readonly words: string }[][] | undefined;
}

const contract: Contract<Kite> = {
  campaign: z.strictObject({
    bodies: z.optional(z.array(body)),
    lines: z.optional(z.array(z.array(body))),
  }),
  rules: [],
};

const WRONG = { words: 1 };

describe('the name of a prop', () => {
  const told = (kite: object, names: Record<string, string>) => problemsAtSynth(contract, kite, names);

  test('is that of the longest path that has one, and of what is below it', () => {
    const names = { bodies: 'texts', 'bodies.1': 'last' };
    expect(told({ bodies: [WRONG, WRONG] }, names)).toEqual([
      'texts.0.words must be a text, got 1',
      'last.words must be a text, got 1',
    ]);
  });

  test('has the positions of lists where the path has them', () => {
    const names = { 'bodies.*.words': 'texts.*', 'lines.*.*': 'grid.*.cell.*', lines: 'x' };
    expect(told({ bodies: [{ words: 'a' }, WRONG], lines: [[], [WRONG]] }, names)).toEqual([
      'texts.1 must be a text, got 1',
      'grid.1.cell.0.words must be a text, got 1',
    ]);
  });

  test('can leave positions out', () => {
    expect(told({ bodies: [WRONG] }, { 'bodies.*': 'text' })).toEqual(['text.words must be a text, got 1']);
  });

  test('is the path where it has none; a position is a number and no member of a structure', () => {
    expect(told({ bodies: [WRONG], '*': 1 }, { 'bodies.*.*': 'wrong', '*': 'wrong' })).toEqual([
      'bodies.0.words must be a text, got 1',
      '* is not known (known are bodies, lines)',
    ]);
  });

  test('of a token in a list is never needed [R42]', () => {
    expect(told({ bodies: [Token.asAny({ Ref: 'A' }), WRONG] }, { 'bodies.*': 'texts.*' })).toEqual([
      'texts.1.words must be a text, got 1',
    ]);
  });
});
