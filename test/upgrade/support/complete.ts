import { alsonaContract } from '../../../lib/alsona/contract';
import { batchContract } from '../../../lib/batch/contract';
import { connectV1Contract } from '../../../lib/connectv1/contract';
import { connectV2Contract } from '../../../lib/connectv2/contract';
import type { Contract, Options } from '../../../lib/contract/contract';
import { optionsSchema } from '../../../lib/contract/contract';
import { personalizeContract } from '../../../lib/personalize/contract';
import type { Note } from '../../../lambda/engine/memory';
import { leavesOf } from '../../contract/support/leaves';
import { declaredPlaces, isAt } from '../../every-service/mapping/places';
import type { Frozen } from './story';
import { claimsOf } from './story';

export const CONTRACTS: Readonly<Record<string, Contract<object>>> = {
  personalize: personalizeContract,
  connectv2: connectV2Contract,
  connectv1: connectV1Contract,
  batch: batchContract,
  alsona: alsonaContract,
};

/** Every member of a note: whether a pass can leave it for the next. */
export const NOTED: Readonly<Record<keyof Note, boolean>> = {
  untouched: true,
  message: true,
  fenced: true,
  quietUntil: true,
  id: true,
  made: true,
  known: true,
  knownSince: true,
  replaced: true,
  bookmarks: true,
  found: true,
  adopted: true,
  proved: true,
  releasing: true,
  inherited: true,
  sighted: true,
  absentAt: true,
  removedAt: true,
  born: true,
  phase: true,
  refusals: true,
  limitedSince: true,
  staleSince: true,
  askedAt: true,
  turnAt: true,
  // Taken off before the pass ends.
  outOfTurn: false,
  doubtUntil: true,
  wroteAt: true,
  failure: true,
  success: true,
  intent: true,
  done: true,
  saved: true,
  step: true,
  unstoppable: true,
  steered: true,
  tagged: true,
};

/** What the fixtures of a version do not show of what there is today. */
export function gaps(all: Readonly<Record<string, Frozen>>): string[] {
  const frozen = Object.values(all);
  const notes = frozen.flatMap(({ stories }) => stories.flatMap(claimsOf).flatMap(({ passes }) => passes));
  const noted = new Set(notes.flatMap(({ result }) => Object.keys(result.note)));
  const said = new Set(frozen.flatMap(({ properties }) => Object.values(properties).flatMap(optionsIn)));
  const options = Object.keys(optionsSchema.shape) as (keyof Options)[];
  return [
    ...Object.entries(NOTED).flatMap(([member, isLeft]) => (isLeft && !noted.has(member) ? [`note: ${member}`] : [])),
    ...options.filter((option) => !said.has(option)).map((option) => `option: ${option}`),
    ...Object.entries(all).flatMap(([name, { properties }]) => placesLeft(name, Object.values(properties))),
  ];
}

function optionsIn({ options = {} }: Frozen['properties'][string]): string[] {
  return Object.keys(options);
}

function placesLeft(name: string, all: readonly Frozen['properties'][string][]): string[] {
  const places = declaredPlaces(CONTRACTS[name]!.campaign);
  const isThere = (place: (typeof places)[number]) =>
    all.some(({ campaign }) => leavesOf(campaign).some((path) => isAt(path.join('.'), campaign, place)));
  return places.filter((place) => !isThere(place)).map(({ path }) => `${name}: ${path}`);
}
