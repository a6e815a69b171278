import { CfnResource } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { SERVICES } from '../support/services';
import { Region } from '../support/stack';

/* The constructs, their synthesised templates, the real bundle and waiter, and an engine that plays CloudFormation. */
describe.each(SERVICES)('$name: a synthesised stack', (service) => {
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
    expect(region.reasons(name)).toContain('The model is not of this world.');
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
    await region.control(service.put(`${name}-foreign`));
    const both = (stack: Stack) => {
      service.add(stack, 'Main');
      service.add(stack, 'Taken', { name: `${name}-foreign` });
    };
    expect(await region.deploy(name, both)).toBe('ROLLBACK_COMPLETE');
    expect(mine().map((one) => one.name)).toEqual([`${name}-foreign`]);
    await region.control(service.takeAway(`${name}-foreign`));
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
    await region.deploy(name, campaign({ retain: true }));
    await region.destroy(name);
    const [left] = mine();
    expect(left).toBeDefined();
    await region.control(service.takeAway(left?.name ?? ''));
    await region.control(service.outcome('create', 'The model is not of this world.'));
    await region.deploy(name, campaign({ retain: true }));
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

  test('beside another of the same shape shares nothing with it [R52]', async () => {
    await region.deploy(name, campaign());
    await region.deploy(`${name}b`, campaign());
    await region.destroy(`${name}b`);
    expect(mine()).toHaveLength(1);
    await region.destroy(name);
  });
});
