import type { OutreachRow, ResourceProperties, ServiceRow } from '../../support/services';
import { asking } from '../../support/services';

/** The two resources of the stack. */
export const RESOURCES = ['One', 'Two'] as const;
export type ResourceName = (typeof RESOURCES)[number];

export type Asked = 'running' | 'paused' | 'stopped';

/** What a template says of a campaign. */
export interface Wish {
  /** Its settings: a place in `looksOf`. */
  readonly look: number;
  /** The other value of a create-only property. */
  readonly another: boolean;
  readonly state: Asked | undefined;
  /** A replacement may contact the same people again. */
  readonly again: boolean;
  /** Takes over the veteran of this resource, where that is there. */
  readonly adopt: boolean;
}

/** A set of settings: as a template says it, and as the service shows it. */
export interface Look {
  readonly title: string;
  readonly properties: ResourceProperties;
  readonly shown: Readonly<Record<string, unknown>>;
}

/** Names are not unique: then everybody's campaigns are called so, the foreign one, too. */
export const NAMESAKE = 'veteran';

export function veteranOf(of: ResourceName): string {
  return `shop-veteran-${of}`;
}

export function looksOf(row: ServiceRow): readonly Look[] {
  const { minimal, changed, full, shown, variants, outreach } = row;
  const changeOf = ({ campaign }: ResourceProperties) =>
    Object.entries(campaign).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(minimal.campaign[key]));
  const derived = (title: string) => (properties: ResourceProperties, index: number) => ({
    title: `${title} ${index + 1}`,
    properties,
    shown: { ...shown.minimal, ...Object.fromEntries(changeOf(properties)) },
  });
  const looks = [
    { title: 'minimal', properties: minimal, shown: { ...shown.minimal } },
    { title: 'changed', properties: changed, shown: { ...shown.changed } },
    { title: 'full', properties: full, shown: { ...shown.full } },
    ...variants.map(derived('variant')),
    ...(outreach?.frozen ?? []).map(derived('frozen')),
  ];
  const texts = looks.map(({ properties }) => JSON.stringify(properties));
  return looks.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

export function lookOf(row: ServiceRow, { look }: Wish): Look {
  return looksOf(row)[look] ?? looksOf(row)[0]!;
}

/** The name that the template gives; undefined where it is generated. */
export function givenName(row: ServiceRow, of: ResourceName, { another, adopt }: Wish): string | undefined {
  if (another && row.anotherRow === 'name') return `shop-renamed-${of}`;
  if (adopt) return veteranOf(of);
  return row.uniqueNames ? undefined : NAMESAKE;
}

/** The text by which a state is asked for: two meanings can have the same. */
export function stateText({ states }: OutreachRow, { state }: Pick<Wish, 'state'>): string | undefined {
  return state === undefined ? undefined : states[state];
}

export function propertiesOf(row: ServiceRow, of: ResourceName, wish: Wish): ResourceProperties {
  const { properties: look } = lookOf(row, wish);
  const name = givenName(row, of, wish);
  const named = name === undefined ? look : row.named(name, look);
  const placed = wish.another && row.anotherRow !== 'name' ? row.another(named) : named;
  const state = row.outreach && stateText(row.outreach, wish);
  const { campaign, options } = state === undefined ? placed : asking(state, placed, row);
  const more = {
    ...(wish.adopt ? { adopt: true } : {}),
    ...(wish.again ? { replacementMayContactAgain: true } : {}),
  };
  return { campaign, options: { ...options, ...more } };
}

/** What the service shows of a campaign that is as wished, but for its state and tags. */
export function shownOf(row: ServiceRow, of: ResourceName, wish: Wish): Readonly<Record<string, unknown>> {
  const name = givenName(row, of, wish);
  const moved = wish.another && row.anotherRow !== 'name' ? row.shown.another : {};
  return { ...lookOf(row, wish).shown, ...moved, ...(name === undefined ? {} : { name }) };
}
