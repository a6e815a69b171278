import { withoutHashes } from '../../snapshots/support/template';
import type { Template } from '../support/apps';
import { templateOf } from '../support/apps';
import type { Case } from '../support/cases';
import { expectFrozen } from '../support/expect-frozen';
import { VERSIONS } from '../support/versions';

const SIZES = ['least', 'full'] as const;

/** An app of then, with the library of today. */
export function templates({ version, was, apps, today }: Case): void {
  let now: Readonly<Record<(typeof SIZES)[number], Template>>;
  beforeAll(() => {
    const of = (size: (typeof SIZES)[number]) => withoutHashes(templateOf(apps[size])) as Template;
    now = { least: of('least'), full: of('full') };
  });

  // CloudFormation knows resources by these: others would be made, and these deleted.
  test.each(SIZES)('an unchanged app keeps its resources: %s [R51]', (size) => {
    const kept = resourcesOf(now[size]);
    expectFrozen(
      resourcesOf(was.templates[size]).filter((resource) => !kept.includes(resource)),
      [],
    );
  });

  // What is meant to differ is in the fixtures of a newer version.
  if (version !== VERSIONS.at(-1)) return;

  test.each(SIZES)('an unchanged app has the same template: %s [R51]', (size) => {
    expectFrozen(now[size], was.templates[size]);
  });

  test.each(Object.keys(was.properties))('an unchanged app sends the same: %s [R51]', (title) => {
    expectFrozen(today(title), was.properties[title]);
  });
}

function resourcesOf({ Resources }: Template): string[] {
  return Object.entries(Resources).map(([id, { Type }]) => `${id} ${Type}`);
}
