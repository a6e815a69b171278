import fc from 'fast-check';
import { check } from '../../lib/contract/check';
import type { Contract, Problem } from '../../lib/contract/contract';
import { failOnProblems, problemsAtSynth } from '../../lib/validation';
import type { Lawful } from '../contract/support/contracts';
import { CONTRACTS } from '../contract/support/contracts';
import { leafAt, withLeaf } from '../contract/support/leaves';
import { errorOf } from '../support/app';
import { written, writtenWithTokens } from './support/garbage';

const RUNS = { numRuns: 150 };

/** The longest sentence about one place: the place, what is allowed, and 80 characters of what is there. */
const LONGEST_PROBLEM = 1000;
const MOST_TOLD = 50;

const samplesOf = ({ full, others }: Lawful): object[] => [...full, ...others].map(([, campaign]) => campaign);

/** What is told is below something that is there. */
function isLocated(value: object, { path }: Problem): boolean {
  const above = path.slice(0, -1).map(String);
  return path.length === 0 || typeof leafAt(value, above) === 'object';
}

function told(contract: Contract<object>, value: object): string {
  const problems = problemsAtSynth(contract, value, {});
  return problems.length === 0 ? '' : errorOf(() => failOnProblems('a campaign', problems));
}

function always(values: fc.Arbitrary<object>, law: (value: object) => void): void {
  fc.assert(fc.property(values, law), RUNS);
}

describe.each(CONTRACTS)('spoilt values of $name', (service) => {
  const { contract, options } = service;
  const samples = samplesOf(service);

  test('are told, each problem with its place and in a sentence [R44]', () => {
    always(written(samples), (value) => {
      for (const problem of check(contract, value, options)) {
        expect(isLocated(value, problem)).toBe(true);
        expect(problem.message).toMatch(/^(must|is|cannot) /);
        // eslint-disable-next-line no-control-regex
        expect(problem.message).not.toMatch(/[\u0000-\u001f\u007f]/);
        expect(problem.message.length).toBeLessThan(LONGEST_PROBLEM);
      }
    });
  });

  test('are told at synth on one line each, and no more than anybody reads [R44]', () => {
    always(writtenWithTokens(samples), (value) => {
      const lines = told(contract, value).split('\n');
      expect(lines.length).toBeLessThanOrEqual(1 + MOST_TOLD + 1);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(LONGEST_PROBLEM);
    });
  });

  test('are told all at once: what is wrong in one place hides nothing of another [R44]', () => {
    const wrong = fc.constantFrom<unknown>(7, 'x'.repeat(300_000), [], {}, null, NaN);
    const [sample = {}] = samples;
    const members = Object.keys(sample);
    const pair = fc.tuple(fc.subarray(members, { minLength: 2, maxLength: 2 }), wrong, wrong);
    const placesOf = (value: object) => new Set(check(contract, value, options).map(({ path }) => path.join('.')));
    const law = fc.property(pair, ([[one = '', other = ''], first, second]) => {
      const [alone, beside] = [withLeaf(sample, [one], first), withLeaf(sample, [other], second)];
      const both = placesOf(withLeaf(alone, [other], second));
      const below = (member: string, value: object) =>
        [...placesOf(value)].filter((place) => place === member || place.startsWith(`${member}.`));
      for (const place of [...below(one, alone), ...below(other, beside)]) expect(both).toContain(place);
    });
    fc.assert(law, RUNS);
  });
});

describe.each(CONTRACTS.filter(({ full }) => full.some(([, campaign]) => 'apiKey' in campaign)))(
  'a key that is written into a campaign of $name',
  (service) => {
    const KEY = 'canary-5f1d9c2e7a';
    const [sample = {}] = samplesOf(service);
    const wrapped = fc.oneof(
      fc.constantFrom<unknown>(
        KEY,
        [KEY],
        { key: KEY },
        { secretArn: [KEY] },
        { secretArn: KEY, jsonField: { a: KEY } },
      ),
      fc.array(fc.constant(KEY), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('secretArn', 'jsonField', 'value'), fc.constantFrom<unknown>(KEY, [KEY], 7, null)),
    );

    test('in place of its secret is in no message [R47]', () => {
      const law = fc.property(wrapped, (apiKey) => {
        expect(told(service.contract, withLeaf(sample, ['apiKey'], apiKey))).not.toContain(KEY);
      });
      fc.assert(law, RUNS);
    });

    test.each([`https://api:${KEY}@example.com`, `https://${KEY}@example.com/v1?a=b`, `ftp://a:${KEY}@b`])(
      'as credentials of an address is in no message: %s [R47]',
      (baseUrl) => {
        const message = told(service.contract, withLeaf(sample, ['baseUrl'], baseUrl));
        expect(message).toContain('baseUrl must be an https address');
        expect(message).not.toContain(KEY);
      },
    );
  },
);
