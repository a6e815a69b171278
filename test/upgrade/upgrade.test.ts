import { claims } from './laws/claims';
import { deletes } from './laws/deletes';
import { formats } from './laws/formats';
import { templates } from './laws/templates';
import { updates } from './laws/updates';
import { waits } from './laws/waits';
import { CASES } from './support/cases';
import { Past } from './support/past';

// A story comes before what is tested.
jest.setTimeout(60_000);

/* A stack that a released version has deployed, and the library of today. */
describe.each(CASES)('$name of version $version', (one) => {
  templates(one);
  formats(one);

  describe('what is there', () => {
    let past: Past;
    beforeAll(async () => (past = await Past.start(one.service, one.was)));
    afterEach(() => past.world.reset());
    afterAll(() => past.world.close());

    updates(one, () => past);
    deletes(one, () => past);
    claims(one, () => past);
    waits(one, () => past);
  });
});
