import { Stack } from 'aws-cdk-lib';
import { errorOf, newApp } from '../support/app';
import { SERVICES } from '../support/services';
import { Region } from '../support/stack';
import type { Place } from './support/texts';
import { BESIDE_TOKEN, HALVES, HOSTILE, MANY, NASTIEST, ONE, REFERENCES } from './support/texts';

jest.setTimeout(60_000);

/** The error of an app with one campaign, synthesised. */
function synthError({ add }: Place, text: string): string {
  return errorOf(() => {
    const app = newApp();
    add(new Stack(app, 'Shop'), [text]);
    app.synth();
  });
}

describe.each(SERVICES)('$name: texts of users', (service) => {
  const many = MANY[service.name] as Place;
  const one = ONE[service.name] ?? [];
  const places = [many, ...one];
  let region: Region;
  let stacks = 0;
  beforeAll(async () => (region = await Region.start(service)));
  afterAll(() => region.close());

  /** What each call says that carries the texts of a stack that is made and destroyed. */
  async function heardOf({ add, heard }: Place, texts: readonly string[]): Promise<unknown[]> {
    const name = `Shop${stacks++}`;
    const { create, update } = service.operations;
    const before = region.calls(create, update).length;
    const status = await region.deploy(name, (stack) => add(stack, texts));
    expect([status, region.reasons(name)]).toEqual(['CREATE_COMPLETE', '']);
    const said = region.calls(create, update).slice(before);
    expect(await region.destroy(name)).toBe('DELETE_COMPLETE');
    expect(region.campaigns()).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
    // Some calls have the campaign beside its id.
    return said.map(({ body }) => heard({ ...(body as object), ...(body as { campaign?: object }).campaign }));
  }

  test('arrive as they are written, and none is evaluated [R42][R54]', async () => {
    const texts = HOSTILE.filter((text) => many.takes.test(text));
    expect(texts.length).toBeGreaterThan(3);
    for (const heard of await heardOf(many, texts)) expect(heard).toEqual(texts);
  });

  if (one.length > 0) {
    test.each(one)('arrive in $prop, also beside what only CloudFormation knows [R42][R54]', async (place) => {
      for (const heard of await heardOf(place, [NASTIEST])) expect(heard).toEqual([NASTIEST]);
      const { written, joined } = BESIDE_TOKEN;
      for (const heard of await heardOf(place, [written])) expect(heard).toEqual([joined]);
    });
  }

  test('that the service does not take are refused at synth, where they are [R44]', () => {
    for (const text of HOSTILE.filter((other) => !many.takes.test(other))) {
      expect(synthError(many, text)).toMatch(`${many.prop} must match `);
    }
  });

  test.each(places)('that are references to something secret, or to anything, are refused in $prop [R47]', (place) => {
    for (const text of REFERENCES) {
      const told = synthError(place, text);
      expect(told).toContain(
        place.takes.test(text) ? `${place.prop} must not hold "{{resolve:"` : `${place.prop} must`,
      );
    }
  });

  test.each(places.filter(({ isJson }) => isJson !== true))('that are none are refused in $prop [R44]', (place) => {
    for (const text of HALVES) expect(synthError(place, text)).toMatch(`${place.prop} must `);
  });

  test('that are long arrive whole, or are refused for their length [R44]', async () => {
    const long = '🦉'.repeat(40_000);
    if (many.isEndless !== true) {
      expect(synthError(many, long)).toMatch(/must (have at most \d+ characters|match )/);
      return;
    }
    for (const heard of await heardOf(many, [long])) expect(heard).toEqual([long]);
    expect(synthError(many, long.repeat(2))).toContain('the properties must have at most 204800 bytes');
  });
});
