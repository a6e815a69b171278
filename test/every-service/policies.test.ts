import { newStack } from '../support/app';
import { Resource } from '../support/resource';
import { SERVICES } from '../support/services';
import type { Asked, Statement } from '../support/statements';
import { actionsOf, allowing, statementsOf } from '../support/statements';
import { World } from '../support/world';
import { askedFor } from './policies/asked';
import { LIFECYCLES } from './policies/lifecycles';
import { OTHERS, POLICIES, writesOnOthers } from './policies/table';

/* Whether IAM grants what the handler calls, by the policies of a synthesised stack. */
describe.each(SERVICES)('$name: the policies of the function', (service) => {
  const table = POLICIES[service.name]!;
  const recorded: Asked[] = [];
  let statements: readonly Statement[];
  let world: World;
  beforeAll(async () => {
    statements = policiesOf(1);
    world = await World.start(service);
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());

  function policiesOf(campaigns: number): Statement[] {
    const stack = newStack({}, 'shop');
    for (let index = 0; index < campaigns; index++) service.add(stack, `Campaign${index}`);
    return statementsOf(stack);
  }

  const refused = (questions: readonly Asked[]) =>
    questions.filter((question) => allowing(statements, question).length === 0);
  const granted = (questions: readonly Asked[]) =>
    questions.filter((question) => allowing(statements, question).length > 0);

  const lifecycles = LIFECYCLES.filter(({ of = () => true }) => of(service));

  test.each(lifecycles)('grant every recorded call: $title [R48]', async ({ run, unrecorded, left = 0 }) => {
    const resource = new Resource(world);
    await run(resource, service);
    expect(world.campaigns()).toHaveLength(left);
    const questions = askedFor(table.permissions, world.calls(), unrecorded?.(resource));
    expect(questions.length).toBeGreaterThan(2);
    expect(refused(questions)).toEqual([]);
    recorded.push(...questions);
  });

  test('have no action that no recorded call needs [R48]', () => {
    const used = new Set(recorded.map(({ action }) => action));
    const idle = actionsOf(statements).filter((action) => !used.has(action) && !table.unseen?.test(action));
    // Lambda itself writes the log, with the role of the function.
    expect(idle).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });

  test('have no statement that no recorded call needs [R48]', () => {
    const spare = statements.filter((statement) => {
      const others = statements.filter((other) => other !== statement);
      return recorded.every((question) => allowing(others, question).length > 0);
    });
    const seen = spare.filter(({ Action }) => !table.unseen?.test([Action].flat()[0] ?? ''));
    expect(seen.map(({ Sid }) => Sid)).toEqual([...table.spare, 'Log']);
  });

  // Elsewhere IAM is not asked.
  if (table.prefix !== undefined) {
    test("change nothing that is another stack's or nobody's, and take nothing over [R48][R59][R60]", () => {
      expect(granted(writesOnOthers(service, table))).toEqual([]);
    });
  }

  test('reach no other stack, waiter or secret [R48][R49]', () => {
    expect(granted(OTHERS)).toEqual([]);
  });

  test('are the same once one of two campaigns is gone: the other can still be deleted [R48]', () => {
    expect(policiesOf(2)).toEqual(statements);
  });
});
