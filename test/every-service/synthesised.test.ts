import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { SAMPLE, SERVICES } from '../support/services';
import { Region } from '../support/stack';

// Whole stacks, a second each on a machine that does nothing else.
jest.setTimeout(60_000);

/** Changes what is ours alone: CloudFormation sends an update, and the service has nothing to do. */
function withDeadline(campaign: IConstruct, deadlineSeconds: number): void {
  const resource = campaign.node.findAll().find(isCustom);
  resource?.addPropertyOverride('options.deadlineSeconds', deadlineSeconds);
}

function isCustom(construct: IConstruct): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType.startsWith('Custom::');
}

/* The constructs, their synthesised templates, the real bundle and waiter, and an engine that plays CloudFormation. */
describe.each(SAMPLE)('$name: a synthesised stack', (service) => {
  let region: Region;
  let stacks = 0;
  let name: string;
  beforeAll(async () => (region = await Region.start(service)));
  beforeEach(() => (name = `Shop${stacks++}`));
  afterAll(() => region.close());

  const campaign =
    (variant = {}) =>
    (stack: Stack) =>
      service.add(stack, 'Main', variant);
  const empty = (stack: Stack) =>
    new CfnResource(stack, 'Nothing', { type: 'AWS::CloudFormation::WaitConditionHandle' });
  const mine = () => region.campaigns<{ name: string }>().filter((one) => one.name.startsWith(`${name}-`));

  test('is deployed, changed in place and destroyed [R1][R2][R10][R12][R26]', async () => {
    expect(await region.deploy(name, campaign())).toBe('CREATE_COMPLETE');
    const [before] = mine();
    expect(before).toMatchObject(service.shown.minimal);
    expect(await region.deploy(name, campaign({ changed: true }))).toBe('UPDATE_COMPLETE');
    expect(mine()).toEqual([expect.objectContaining({ ...service.shown.changed, name: before?.name })]);
    expect(await region.destroy(name)).toBe('DELETE_COMPLETE');
    expect(mine()).toEqual([]);
  });

  test('with another name replaces the campaign and cleans up [R5][R18]', async () => {
    await region.deploy(name, campaign());
    expect(await region.deploy(name, campaign({ name: `${name}-renamed` }))).toBe('UPDATE_COMPLETE');
    expect(mine().map((one) => one.name)).toEqual([`${name}-renamed`]);
    await region.destroy(name);
    expect(mine()).toEqual([]);
  });

  test('whose campaign fails rolls back, with the reason [R4][R11]', async () => {
    await region.control(service.outcome('create', 'The model is not of this world.'));
    expect(await region.deploy(name, campaign())).toBe('ROLLBACK_COMPLETE');
    await region.control({ control: 'outcomes', body: { create: 'succeed' } });
    expect(region.reasons(name)).toContain(service.createFailure);
    expect(mine()).toEqual([]);
  });

  test('whose update fails rolls back to what it was [R3][R23]', async () => {
    await region.deploy(name, campaign());
    await region.control(service.outcome('update', 'No capacity on Tuesdays.'));
    expect(await region.deploy(name, campaign({ changed: true }))).toBe('UPDATE_ROLLBACK_COMPLETE');
    await region.control({ control: 'outcomes', body: { update: 'succeed' } });
    expect(region.reasons(name)).toContain('No capacity on Tuesdays.');
    expect(mine()).toEqual([expect.objectContaining(service.shown.minimal)]);
    await region.destroy(name);
  });

  test('whose other campaign fails cancels this one, and leaves nothing [R6][R28][R39]', async () => {
    await region.control(service.spoil(`${name}-spoilt`));
    const foreign = mine().map((one) => one.name);
    const both = (stack: Stack) => {
      service.add(stack, 'Main');
      service.add(stack, 'Spoilt', { name: `${name}-spoilt` });
    };
    expect(await region.deploy(name, both)).toBe('ROLLBACK_COMPLETE');
    expect(mine().map((one) => one.name)).toEqual(foreign);
    for (const left of foreign) await region.control(service.takeAway(left));
  });

  test('that loses its campaign deletes it, after the policy was updated [R48]', async () => {
    await region.deploy(name, (stack) => {
      service.add(stack, 'Main');
      service.add(stack, 'Other');
    });
    expect(mine()).toHaveLength(2);
    expect(await region.deploy(name, campaign())).toBe('UPDATE_COMPLETE');
    expect(mine()).toHaveLength(1);
    expect(await region.deploy(name, empty)).toBe('UPDATE_COMPLETE');
    expect(mine()).toEqual([]);
  });

  test('that retains its campaign leaves it, and removes one that could not be made [R31]', async () => {
    await region.deploy(name, campaign({ removalPolicy: RemovalPolicy.RETAIN }));
    await region.destroy(name);
    const [left] = mine();
    expect(left).toBeDefined();
    await region.control(service.takeAway(left?.name ?? ''));
    await region.control(service.outcome('create', 'The model is not of this world.'));
    await region.deploy(name, campaign({ removalPolicy: RemovalPolicy.RETAIN }));
    await region.control({ control: 'outcomes', body: { create: 'succeed' } });
    expect(mine()).toEqual([]);
  });

  test('that adopts a campaign gives it back at the end [R57][R59]', async () => {
    await region.control(service.put(`${name}-veteran`));
    expect(await region.deploy(name, campaign({ name: `${name}-veteran`, adopt: true }))).toBe('CREATE_COMPLETE');
    await region.destroy(name);
    expect(mine().map((one) => one.name)).toEqual([`${name}-veteran`]);
    await region.control(service.takeAway(`${name}-veteran`));
  });

  test('whose change does not concern the service makes no write [R2][R16]', async () => {
    await region.deploy(name, campaign());
    const before = mine();
    const writes = region.writes().length;
    expect(await region.deploy(name, (stack) => withDeadline(campaign()(stack), 1800))).toBe('UPDATE_COMPLETE');
    expect(region.writes()).toHaveLength(writes);
    expect(mine()).toEqual(before);
    await region.destroy(name);
  });

  test('whose campaign was deleted outside fails a change, saying so, and is destroyed [R21][R27]', async () => {
    await region.deploy(name, campaign());
    await region.control(service.takeAway(mine()[0]?.name ?? ''));
    expect(await region.deploy(name, campaign({ changed: true }))).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(region.reasons(name)).toContain('does not exist any more: it was deleted outside of this stack');
    expect(await region.destroy(name)).toBe('DELETE_COMPLETE');
  });

  test('is made again under the same name [R1][R33]', async () => {
    const named = campaign({ name: `${name}-again` });
    for (let time = 0; time < 2; time++) {
      expect(await region.deploy(name, named)).toBe('CREATE_COMPLETE');
      expect(mine()).toHaveLength(1);
      expect(await region.destroy(name)).toBe('DELETE_COMPLETE');
      expect(mine()).toEqual([]);
    }
  });

  test('beside another of the same shape shares nothing with it [R52]', async () => {
    await region.deploy(name, campaign());
    await region.deploy(`${name}b`, campaign());
    await region.destroy(`${name}b`);
    expect(mine()).toHaveLength(1);
    await region.destroy(name);
  });
});

/** Elsewhere an update is over before anything can cancel it. */
const SLOW = SERVICES.filter(({ underWay }) => underWay.update >= 60_000);

describe.each(SLOW)('$name: a synthesised stack', (service) => {
  test('whose update is cancelled, as another campaign fails, gets back what it was [R23][R24][R39]', async () => {
    const region = await Region.start(service);
    await region.deploy('Shop', (stack) => service.add(stack, 'Main'));
    const before = region.writes().length;
    const status = await region.deploy('Shop', (stack) => {
      service.add(stack, 'Main', { changed: true });
      withDeadline(service.add(stack, 'Late'), 60);
    });
    expect(status).toBe('UPDATE_ROLLBACK_COMPLETE');
    const updates = region
      .writes()
      .slice(before)
      .filter((operation) => operation === service.operations.update);
    expect(updates).toHaveLength(2);
    expect(region.campaigns()).toEqual([expect.objectContaining(service.shown.minimal)]);
    await region.close();
  });
});
