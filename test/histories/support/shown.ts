import { isDeepStrictEqual } from 'node:util';
import { memberAt } from '../../../lambda/engine/compare';
import type { World } from '../../support/world';
import type { Place, There } from './rules';
import { leavesOf, leftovers } from './rules';
import type { ResourceName } from './wish';
import { givenName, lookOf, shownOf } from './wish';

/** A campaign as it is there, whatever reads show. */
export type Shown = Readonly<Record<string, unknown>> & {
  readonly name: string;
  readonly id?: string;
  readonly arn?: string;
  readonly state?: string;
};

const MARK = 'cdk-campaigns:';

export function all(world: World): readonly Shown[] {
  return world.campaigns<Shown>();
}

export function idOf({ arn, id }: Shown): string {
  return arn ?? id ?? '';
}

/** The campaign that a physical id names, which may go on after the campaign's id. */
export function findHeld(campaigns: readonly Shown[], physicalId: string): Shown | undefined {
  return campaigns.find((campaign) => physicalId.split('|')[0] === idOf(campaign));
}

/** Where its outreach stands. */
export function stateOf({ row }: Pick<Place, 'row'>, { state = '' }: Shown): string {
  return row.outreach ? state : '';
}

/** What of a campaign of the stack is not as its template says. */
export function problemsOfCampaign({ row }: Place, of: ResourceName, there: There, campaign: Shown): string[] {
  const expected = shownOf(row, of, there.wish);
  const wrong = leavesOf(expected).filter(([path, value]) => !isDeepStrictEqual(memberAt(campaign, path), value));
  // An adopted campaign keeps what it had beside.
  const others = there.adopted ? [] : leftovers(row, there.wish);
  const left = others.filter(([path, value]) => isDeepStrictEqual(memberAt(campaign, path), value));
  const prefix = String(row.minimal.options?.namePrefix);
  const isNamed = givenName(row, of, there.wish) !== undefined || campaign.name.startsWith(prefix);
  const problems = [
    ...wrong.map(
      ([path, value]) => `${of} has ${path.join('.')} ${text(memberAt(campaign, path))}, expected ${text(value)}`,
    ),
    ...left.map(([path, value]) => `${of} has kept ${path.join('.')} ${text(value)}`),
    ...tagProblems({ row }, of, there, campaign),
    ...(isNamed ? [] : [`${of} is called ${campaign.name}`]),
  ];
  return there.muddled ? [] : problems;
}

function tagProblems(
  { row }: Pick<Place, 'row'>,
  of: ResourceName,
  { wish, adopted }: There,
  campaign: Shown,
): string[] {
  if (row.unmarked !== undefined) return [];
  const all = row.tagsOf(campaign);
  const own = Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith(MARK)));
  const { tags = {} } = lookOf(row, wish).properties.campaign;
  const expected = { ...(adopted ? own : {}), ...(tags as object) };
  return [
    ...(isDeepStrictEqual(own, expected) ? [] : [`${of} has the tags ${text(own)}, expected ${text(tags)}`]),
    ...(`${MARK}stack` in all ? [] : [`${of} has no mark`]),
    ...(`${MARK}adopted` in all === adopted ? [] : [`${of} is ${adopted ? 'not ' : ''}marked as adopted`]),
  ];
}

export function isMarked(campaign: Shown): boolean {
  return JSON.stringify(campaign).includes(MARK);
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
