import { Resource } from '../support/resource';
import { notApplicable, SERVICES } from '../support/services';
import type { ServiceRow } from '../support/services';
import { World } from '../support/world';

/* `npm run rules` reads from these titles which rules cannot apply to a service, and why. */

/** By rule, what shows that there is nothing to which it could apply. */
const SHOWN: Readonly<Record<string, (resource: Resource, service: ServiceRow) => Promise<void>>> = {
  /** No state can be asked for, so nothing runs. */
  R30: async (resource, { minimal }) => {
    for (const member of ['state', 'status']) {
      const running = { ...minimal, campaign: { ...minimal.campaign, [member]: 'RUNNING' } };
      const { status, reason } = await resource.create(running);
      expect(status).toBe('FAILED');
      expect(reason).toContain(`campaign.${member} is not known`);
    }
  },
  /** Whatever is asked for, what somebody else made is neither taken nor touched. */
  R59: async (resource, service) => {
    const { world } = resource;
    await world.control(service.put('veteran'));
    const there = world.campaigns();
    await resource.deploy({ ...service.named('veteran', service.full), options: { adopt: true } });
    expect(world.campaigns()).toEqual(expect.arrayContaining(there));
    if (resource.held) await resource.destroy();
    expect(world.campaigns()).toEqual(there);
  },
};

const EXEMPT = SERVICES.filter((service) => notApplicable(service).length > 0);

describe.each(EXEMPT)('$name: what cannot apply', (service) => {
  for (const [rule, why] of notApplicable(service)) {
    test(`${why} [not ${rule}]`, async () => {
      const world = await World.start(service);
      await SHOWN[rule]?.(new Resource(world), service);
      expect.hasAssertions();
      await world.close();
    });
  }
});

test('a service whose campaigns are started has no reason to be left out, and one whose are not has one', () => {
  for (const { outreach, unstarted } of SERVICES) expect(unstarted === undefined).toBe(outreach !== undefined);
});
