import type { World } from '../../support/world';
import type { Shown } from './shown';
import { all, idOf, isMarked, stateOf } from './shown';
import type { ResourceName } from './wish';
import { NAMESAKE, RESOURCES, veteranOf } from './wish';

/** Campaigns that were there before the stack: those that it may adopt, and those that it never touches. */
export class Foreign {
  /** What is to stay to the letter, by id. */
  private readonly untouched: Map<string, string>;
  private readonly veterans: Map<ResourceName, string>;
  /** The state of a campaign that was never started. */
  readonly fresh: string;

  private constructor(private readonly world: World) {
    const there = all(world);
    this.untouched = new Map(there.map((campaign) => [idOf(campaign), JSON.stringify(campaign)]));
    const veterans = RESOURCES.flatMap((of) => {
      const veteran = there.find(({ name }) => name === veteranOf(of));
      return veteran ? [[of, idOf(veteran)] as const] : [];
    });
    this.veterans = new Map(veterans);
    this.fresh = there[0] ? stateOf({ row: world.service }, there[0]) : '';
  }

  static async settle(world: World): Promise<Foreign> {
    const { service } = world;
    const veterans = service.unmarked === undefined ? RESOURCES.map(veteranOf) : [];
    for (const name of [NAMESAKE, 'bystander', ...veterans]) await world.control(service.put(name));
    return new Foreign(world);
  }

  /** The veterans that are there, and their states. */
  states(): [ResourceName, string][] {
    return [...this.veterans].flatMap(([of, id]): [ResourceName, string][] => {
      const campaign = all(this.world).find((one) => idOf(one) === id);
      return campaign ? [[of, stateOf({ row: this.world.service }, campaign)]] : [];
    });
  }

  /** It was adopted, or somebody has changed it: it is not as it was any more. */
  touch(campaign: Shown): void {
    this.untouched.delete(idOf(campaign));
  }

  /** Somebody has deleted it. */
  lose(campaign: Shown): void {
    this.touch(campaign);
    for (const [of, id] of this.veterans) if (id === idOf(campaign)) this.veterans.delete(of);
  }

  touchVeteran(of: ResourceName): void {
    this.untouched.delete(this.veterans.get(of) ?? '');
  }

  isKnown(campaign: Shown): boolean {
    return this.untouched.has(idOf(campaign)) || [...this.veterans.values()].includes(idOf(campaign));
  }

  /** What has become of those that are to stay as they were. */
  problems(campaigns: readonly Shown[]): string[] {
    return [...this.untouched].flatMap(([id, text]) => {
      const before = JSON.parse(text) as Shown;
      const now = campaigns.find((campaign) => idOf(campaign) === id);
      if (!now) return [`the foreign campaign ${before.name} is gone`];
      const keys = Object.keys({ ...before, ...now }).filter(
        (key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]),
      );
      return JSON.stringify(now) === text
        ? []
        : [`of the foreign campaign ${before.name} were changed: ${keys.join(', ')}`];
    });
  }

  /** Veterans that were given back and still say that they belong to the stack. */
  marked(campaigns: readonly Shown[]): string[] {
    const given = campaigns.filter((campaign) => [...this.veterans.values()].includes(idOf(campaign)));
    return given.filter(isMarked).map(({ name }) => `${name} was given back with marks`);
  }
}
