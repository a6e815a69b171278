import { requestOf } from '../../../lambda/engine/memory';
import { check } from '../../../lib/contract/check';
import { decode } from '../../../lib/contract/codec';
import type { Options, Problem } from '../../../lib/contract/contract';
import { optionsSchema } from '../../../lib/contract/contract';
import type { Case } from '../support/cases';
import { CONTRACTS, NOTED } from '../support/complete';
import { compressed, TIMES, WORD } from '../support/compressed';
import { expectFrozen } from '../support/expect-frozen';
import { nameOf } from '../support/named';
import { claimsOf } from '../support/story';

/** What the handler of today has to read of what was written by another, and what it has to write in the same way. */
export function formats({ version, name, was }: Case): void {
  test.each(Object.entries(was.properties))('properties can be read: %s [R34][R42]', (_title, sent) => {
    const problems: Problem[] = [];
    const contract = CONTRACTS[name]!;
    const campaign = decode(contract.campaign, sent.campaign, problems) as object;
    const options = decode(optionsSchema, sent.options ?? {}, problems) as Options;
    expectFrozen([...problems, ...check(contract, campaign, options)], []);
  });

  test('every member of a note is known [R7]', () => {
    const passes = was.stories.flatMap(claimsOf).flatMap((claim) => claim.passes);
    const members = new Set(passes.flatMap(({ result }) => Object.keys(result.note)));
    expectFrozen(
      [...members].filter((member) => !(member in NOTED)),
      [],
    );
  });

  test('a large request can be read [R7]', () => {
    const request = requestOf(compressed(version));
    expectFrozen(request?.ResourceProperties, { campaign: { text: WORD.repeat(TIMES) } });
  });

  test('a create that is delivered again is known by its name [R7]', () => {
    const creates = was.stories.flatMap(claimsOf).filter(({ execution }) => execution.input.requestType === 'Create');
    expectFrozen(
      creates.map(nameOf),
      creates.map(({ execution }) => execution.name),
    );
  });
}
