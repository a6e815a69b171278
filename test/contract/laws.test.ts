import { Token } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { alsonaContract } from '../../lib/alsona/contract';
import { connectV1Contract } from '../../lib/connectv1/contract';
import { check } from '../../lib/contract/check';
import { decode, encode, show } from '../../lib/contract/codec';
import type { Problem } from '../../lib/contract/contract';
import { problemsAtSynth } from '../../lib/validation';
import type { Lawful } from './support/contracts';
import { CONTRACTS, FULL_ALSONA, LEAST_V1 } from './support/contracts';
import { delivered } from './support/delivered';
import { noisy, ofType, valid } from './support/from-schema';
import type { Path } from './support/leaves';
import { branchesOf, declaredLeaves, leafAt, leavesOf, withLeaf } from './support/leaves';

interface Place {
  readonly full: object;
  readonly title: string;
  readonly path: Path;
}

/** Every scalar, structure, map and list of the full campaigns. */
function placesOf({ full, kinds }: Lawful): Place[] {
  const saysKind = (path: Path) => path.at(-1) === kinds?.by && kinds?.at.test(path.slice(0, -1).join('.'));
  return full.flatMap(([kind, campaign]) =>
    [...leavesOf(campaign), ...branchesOf(campaign)]
      .filter((path) => !saysKind(path))
      .map((path) => ({ full: campaign, title: `${path.join('.')} of ${kind}`, path })),
  );
}

/** The place as a problem has it: positions in lists are numbers. */
function toldOf(value: unknown, path: Path): Problem['path'] {
  return path.map((part, index) => (Array.isArray(leafAt(value, path.slice(0, index))) ? Number(part) : part));
}

/** Values of another type than the one in the place. */
function othersThan({ flagsOrNumbers }: Lawful, { full, path }: Place): unknown[] {
  const type = typeof leafAt(full, path);
  const isNumber = type === 'number' || flagsOrNumbers?.test(path.join('.'));
  return [() => 1, null, ...(isNumber ? [] : [1]), ...(['number', 'boolean'].includes(type) ? ['x'] : [])];
}

const real = () => [
  Token.asString({ Ref: 'A' }),
  Token.asNumber({ Ref: 'A' }),
  Token.asAny({ Ref: 'A' }),
  Token.asList({ Ref: 'A' }),
];

function placeOfAProblem(service: Lawful): void {
  const { contract, options } = service;

  test.each(placesOf(service))('it is $title where that has another type, and there is no other problem', (place) => {
    for (const wrong of othersThan(service, place)) {
      const told = check(contract, withLeaf(place.full, place.path, wrong), options);
      expect(told.map(({ path }) => path)).toEqual([toldOf(place.full, place.path)]);
    }
  });
}

function placeOfAToken(service: Lawful): void {
  const { contract, options } = service;
  const places = placesOf(service);

  test.each(places)('it is on or under $title where that is a token, so that it can be dropped [R42]', (place) => {
    const compared = service.compared?.test(place.path.join('.'));
    for (const token of [Symbol('a token'), ...(compared ? [] : real())]) {
      const told = check(contract, withLeaf(place.full, place.path, token), options);
      const above = told.map(({ path }) => path.slice(0, place.path.length));
      expect(above).toEqual(told.map(() => toldOf(place.full, place.path)));
    }
  });

  test.each(places)('there is none where $title is a token: what is not known is not guessed [R42]', (place) => {
    for (const token of real()) {
      expect(problemsAtSynth(contract, withLeaf(place.full, place.path, token), {}, options)).toEqual([]);
    }
  });
}

function samples({ contract, options, full, others }: Lawful): void {
  test('the full campaigns have every member that there is [R54]', () => {
    const declared = declaredLeaves(contract.campaign);
    const fits = (path: Path, had: Path) =>
      path.length === had.length && path.every((part, index) => part === '*' || part === had[index]);
    const had = full.flatMap(([, campaign]) => leavesOf(campaign));
    const named = had.map((path) => (declared.find((known) => fits(known, path)) ?? path).join('.'));
    expect([...new Set(named)].sort()).toEqual(declared.map((path) => path.join('.')).sort());
  });

  test.each([...full, ...others])('%s comes back and has no problem [R42]', (_, campaign) => {
    const { value, wrong } = read(contract, delivered(encode(campaign)));
    expect({ value, wrong }).toEqual({ value: campaign, wrong: [] });
    expect(check(contract, value, options)).toEqual([]);
  });
}

function roundTrip({ contract, full }: Lawful): void {
  test('the contract comes back as it was sent, though every scalar arrives as text [R42]', () => {
    fc.assert(
      fc.property(ofType(contract.campaign), (campaign) => {
        const { value, wrong } = read(contract, delivered(encode(campaign)));
        expect(wrong).toEqual([]);
        // Compared as JSON, which shows members called __proto__, too.
        expect(JSON.stringify(value)).toBe(JSON.stringify(campaign));
      }),
      { numRuns: 200 },
    );
  });

  test.each(full)('numbers and flags of %s arrive as texts, and are never read as each other [R42]', (_, campaign) => {
    const arrived = delivered(encode(campaign));
    const { value } = read(contract, arrived);
    for (const path of leavesOf(campaign)) {
      expect(leafAt(arrived, path)).toBe(String(leafAt(campaign, path)));
      expect(leafAt(value, path)).toBe(leafAt(campaign, path));
    }
  });
}

function emptyParts(service: Lawful): void {
  const { contract, empty, kinds } = service;
  const emptied = placesOf(service).flatMap(({ full, title, path }) => {
    const part = leafAt(full, path);
    // A structure of several kinds is never empty.
    if (typeof part !== 'object' || kinds?.at.test(path.join('.'))) return [];
    return [[title, withLeaf(full, path, Array.isArray(part) ? [] : {})] as const];
  });

  test.each([...empty, ...emptied])('what is empty arrives empty, not away: %s [R42]', (_, written) => {
    expect(read(contract, delivered(encode(written)))).toEqual({ value: written, wrong: [] });
    expect(JSON.stringify(encode(written))).toMatch(/"(\{\}|\[\])"/);
  });
}

/** What a part must be, as the codec says it. */
function wordsFor({ kinds, flagsOrNumbers }: Lawful, { full, path }: Place): RegExp {
  const [place, part] = [path.join('.'), leafAt(full, path)];
  if (kinds?.at.test(place) || flagsOrNumbers?.test(place)) return /^must be of a known kind, got /;
  if (typeof part === 'object')
    return Array.isArray(part) ? /^must be a list, got / : /^must be a (structure|map), got /;
  if (typeof part === 'boolean') return /^must be true or false, got /;
  return typeof part === 'number' ? /^must be a number, got / : /^must be a text, got /;
}

function unreadableParts(service: Lawful): void {
  const { contract, full: campaigns, unreadable } = service;
  const [[kind, first] = ['', {}]] = campaigns;
  const titled = (path: Path) => ({ full: first, title: `${path.join('.')} of ${kind}`, path });
  const nulls = placesOf(service).map((place) => ({ ...place, part: null }));
  const others = unreadable.map(([path, part]) => ({ ...titled(path), part }));

  test.each([...nulls, ...others])('$title is not read where it holds $part, and all else is [R34][R42]', (place) => {
    const { full, path, part } = place;
    for (const sent of [encode(full) as object, delivered(encode(full)) as object]) {
      const { value, wrong } = read(contract, withLeaf(sent, path, part));
      expect(wrong).toEqual([{ path: toldOf(full, path), message: wrong[0]?.message }]);
      expect(wrong[0]?.message.replace(wordsFor(service, place), '')).toBe(show(part));
      expect(leafAt(value, path)).toBeUndefined();
      expect(withLeaf(value as object, path, part)).toEqual(withLeaf(full, path, part));
    }
  });
}

function whateverIsWritten({ contract }: Lawful): void {
  const schema = contract.campaign;
  const hostile = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
  const anything = fc.oneof(noisy(schema), fc.jsonValue(), hostile, noisy(schema).map(encode));
  const always = (law: (value: unknown) => void) => fc.assert(fc.property(anything, law), { numRuns: 200 });

  test('no rule throws', () => {
    always((value) => {
      const campaign = typeof value === 'object' && value !== null ? value : {};
      for (const rule of contract.rules) rule(campaign, {});
    });
  });

  test('checking never throws, and tells no problem of a place twice', () => {
    always((value) => {
      const told = check(contract, value).map(({ path, message }) => JSON.stringify([path, message]));
      expect(new Set(told).size).toBe(told.length);
    });
  });
}

/** What is wrong with any text and any key, wherever it is. */
const TRAVEL = /CloudFormation|whole characters/;

function whatIsAccepted({ contract, between, betweenAt }: Lawful): void {
  test('what the schema accepts breaks at most a rule between fields, or does not travel', () => {
    const law = fc.property(valid(contract.campaign), (value) => {
      for (const { path, message } of check(contract, value)) {
        if (TRAVEL.test(message)) continue;
        expect(path.join('.')).toMatch(betweenAt);
        expect(message).toMatch(between);
      }
    });
    fc.assert(law, { numRuns: 100 });
  });
}

function read(contract: Lawful['contract'], arrived: unknown): { value: unknown; wrong: Problem[] } {
  const wrong: Problem[] = [];
  return { value: decode(contract.campaign, arrived, wrong), wrong };
}

describe.each(CONTRACTS)('the contract of $name', (service) => {
  describe('the place of a problem', () => placeOfAProblem(service));
  describe('the place of a problem', () => placeOfAToken(service));
  describe('samples', () => samples(service));
  describe('round trip', () => roundTrip(service));
  describe('what is empty', () => emptyParts(service));
  describe('what cannot be read', () => unreadableParts(service));
  describe('whatever is written', () => whateverIsWritten(service));
  describe('whatever is written', () => whatIsAccepted(service));
});

describe('several parts that are tokens', () => {
  test('Alsona: seats that are tokens may be two, and hours that are tokens in order [R42]', () => {
    const seats = [Token.asString({ Ref: 'A' }), Token.asString({ Ref: 'B' })];
    const monday = [true, Token.asNumber({ Ref: 'A' }), Token.asNumber({ Ref: 'B' })];
    const campaign = { ...FULL_ALSONA, seats, schedule: { ...FULL_ALSONA.schedule, monday } };
    expect(problemsAtSynth(alsonaContract, campaign, {})).toEqual([]);
  });

  test('Connect v1: two dialers of which one may turn out to be nothing are no problem [R42]', () => {
    const dialerConfig = { ...LEAST_V1.dialerConfig, predictiveDialerConfig: Symbol('a token') };
    const told = check(connectV1Contract, { ...LEAST_V1, dialerConfig });
    expect(told.map(({ path }) => path)).toEqual([['dialerConfig', 'predictiveDialerConfig']]);
  });

  test('Connect v1: a queue that is a token needs no number [R42]', () => {
    const outboundCallConfig = { connectContactFlowId: 'flow-1', connectQueueId: Token.asString({ Ref: 'A' }) };
    expect(check(connectV1Contract, { ...LEAST_V1, outboundCallConfig })).toEqual([]);
  });
});
