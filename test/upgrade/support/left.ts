import type { World } from '../../support/world';
import type { Left } from './story';

/** What is there, by what a later version has to find it by. */
export function leftOn(world: World, campaigns = world.campaigns<{ name: string }>()): Left[] {
  return campaigns.map((campaign) => ({ name: campaign.name, tags: world.service.tagsOf(campaign) }));
}

/** How often any campaign has been set running. */
export function startsOn(world: World): number {
  return world.service.outreach ? world.starts().reduce((sum, starts) => sum + starts, 0) : 0;
}
