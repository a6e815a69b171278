import type { Case } from '../support/cases';
import { creates } from '../support/cases';
import { leftOn } from '../support/left';
import type { Past } from '../support/past';
import { TAKEN_BACK } from '../support/scenes';

/** What its end leaves: it was adopted, or its properties say so. */
const STAYS = ['adopted', 'kept'];

/** Updates of what a released version has made, and its end. */
export function updates(one: Case, past: () => Past): void {
  const { service, was, today } = one;

  test.each(creates(one))(
    'is left alone by an update that changes nothing, and deleted by the id that was answered: $title [R2][R6][R16][R51]',
    async ({ title }) => {
      const { resource, id } = await past().after(title);
      const [there, writes] = [past().there(), past().world.writes().length];
      expect(await resource.deploy(today(title))).toMatchObject({ reply: { status: 'SUCCESS', id } });
      expect(past().world.writes()).toHaveLength(writes);
      expect(past().there()).toEqual(there);
      resource.held = { id, properties: was.properties[title]! };
      expect(await resource.destroy()).toMatchObject({ status: 'SUCCESS', id });
      expect(past().there()).toHaveLength(STAYS.includes(title) ? 1 : 0);
      expect(JSON.stringify(past().there())).not.toContain('cdk-campaigns:');
    },
  );

  test('is changed in place, and back [R2][R15]', async () => {
    const { resource, id, properties } = await past().after('small');
    const [there, count] = [past().there(), past().creations()];
    expect(await resource.deploy(today('changed'))).toMatchObject({ reply: { status: 'SUCCESS', id } });
    expect(past().there()).not.toEqual(there);
    expect(await resource.deploy(properties)).toMatchObject({ reply: { status: 'SUCCESS', id } });
    expect(past().there()).toEqual(there);
    expect(past().creations()).toBe(count);
  });

  test('is replaced where it has to be, and deleted then [R5][R18]', async () => {
    const { resource, id } = await past().after('small');
    const [old] = past().there();
    const { reply } = await resource.deploy(today('another'));
    expect(reply.status).toBe('SUCCESS');
    expect(reply.id).not.toBe(id);
    expect(past().there()).toEqual([expect.objectContaining(service.shown.another)]);
    expect(past().there()).not.toContainEqual(old);
  });

  test.each(['update', 'create'] as const)('comes back where an %s fails [R3][R23]', async (ends) => {
    const { resource, id } = await past().after('small');
    const there = past().there();
    await past().world.control(service.outcome(ends, 'The model is not of this world.'));
    const { reply, rollback } = await resource.deploy(today(ends === 'update' ? 'changed' : 'another'));
    expect(reply).toMatchObject({ status: 'FAILED', id });
    expect(rollback).toMatchObject({ status: 'SUCCESS', id });
    expect(past().there()).toEqual(there);
  });

  test('comes back where its replacement is taken back [R2][R23]', async () => {
    const { resource, claims } = await past().after(TAKEN_BACK, 1);
    const [first] = past().current(claims);
    const count = past().creations();
    const { reply } = await resource.deploy(was.properties.small!);
    expect(reply).toMatchObject({ status: 'SUCCESS', id: first?.answer?.PhysicalResourceId });
    expect(leftOn(past().world)).toEqual(first?.left);
    expect(past().creations()).toBe(count);
  });
}
