import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ending } from '../../demo/ending';
import { startMinistack } from '../../demo/engines/ministack';
import { Stacks } from '../../demo/stacks';
import { Probe } from './support/probe';

/* Where the pinned ministack is not as AWS is. A test that fails here means that a gap has closed: docs/ministack.md. */

const ending = new Ending();
let probe: Probe;
let stacks: Stacks;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'campaigns-e2e-'));
  ending.add(() => rmSync(folder, { recursive: true, force: true }));
  const engine = await startMinistack({ speed: 1, folder, ending, say: () => undefined });
  probe = await Probe.on(engine);
  ending.add(() => probe.close());
  stacks = new Stacks(engine);
}, 120_000);

afterAll(() => ending.run(), 30_000);

describe('expected gap', () => {
  test('the delete after a failed create is not sent', async () => {
    expect(await probe.create('failing', { Bad: { fails: 'Create' } })).toBe('ROLLBACK_COMPLETE');
    expect(probe.asked()).toEqual(['Create Bad']);
  });

  test("a failure's reason stands alone, without the words that CloudFormation puts before it", async () => {
    expect(await stacks.failures('failing')).toContain('as asked');
  });

  test('resources are made one after another', async () => {
    expect(await probe.create('slow', { One: { takes: 300 }, Two: { takes: 300 } })).toBe('CREATE_COMPLETE');
    expect(probe.told.map(({ what }) => what)).toEqual(['begin', 'end', 'begin', 'end']);
  });

  test('a call that the role does not allow is answered', () => {
    expect(probe.told[0]).toMatchObject({ status: 200 });
  });

  test("the function runs on the host's Node, whatever its runtime is", () => {
    expect(probe.told[0]).toMatchObject({ node: process.version });
  });

  test('the response URL does not say when it was signed', () => {
    expect(new URL(probe.told[0]!.url).searchParams.has('X-Amz-Date')).toBe(false);
  });

  test("a thrown error's type is not its name", async () => {
    expect(await probe.invoke('slow', { throws: true })).toMatchObject({
      errorType: 'Runtime.HandlerError',
      errorMessage: 'as asked',
    });
  });

  test('an answer of more than 4096 bytes is taken', async () => {
    expect(await probe.create('long', { Long: { answers: 5000 } })).toBe('CREATE_COMPLETE');
  });

  test('an update shows events of resources that have not changed', async () => {
    await probe.create('partly', { One: {}, Two: {} });
    expect(await probe.update('partly', { One: {}, Two: { word: 'new' } })).toBe('UPDATE_COMPLETE');
    expect(await probe.events('partly')).toContain('Role UPDATE_COMPLETE');
  });
});

describe('as on AWS', () => {
  test('a resource without a change is not asked to update', async () => {
    await probe.create('quiet', { One: {}, Two: {} });
    await probe.update('quiet', { One: {}, Two: { word: 'new' } });
    expect(probe.asked()).toEqual(['Update Two']);
  });

  test('properties travel as text', async () => {
    await probe.create('texts', { One: { yes: true, list: [1, { half: 0.5 }] } });
    expect(probe.told[0]!.properties).toMatchObject({ yes: 'true', list: ['1', { half: '0.5' }] });
  });

  test('the function learns its own ARN', () => {
    expect(probe.told[0]!.invokedFunctionArn).toMatch(
      /^arn:aws:lambda:us-east-1:123456789012:function:texts-function$/,
    );
  });

  test('a failed update is rolled back by an update with the properties of before', async () => {
    await probe.create('back', { One: { word: 'old' } });
    expect(await probe.update('back', { One: { word: 'new', fails: 'Update' } })).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(probe.asked()).toEqual(['Update One', 'Update One']);
    expect(probe.told.at(-2)!.properties).toMatchObject({ word: 'old' });
  });

  test('a failed delete keeps the stack', async () => {
    await probe.create('stuck', { One: { fails: 'Delete' } });
    expect(await probe.delete('stuck')).toBe('DELETE_FAILED');
  });
});
