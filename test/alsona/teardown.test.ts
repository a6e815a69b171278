import { RemovalPolicy } from 'aws-cdk-lib';
import { alsona } from '../../lib';
import type { CampaignProps } from '../../lib/alsona';
import { errorOf, newStack, notesOf, resourceOfType } from '../support/app';
import { newCampaign, sentBy } from './support/app';

const { Teardown } = alsona;
const { DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, SNAPSHOT } = RemovalPolicy;
type End = Pick<CampaignProps, 'teardown' | 'removalPolicy'>;

const KEPT = ['RetainExceptOnCreate', 'Retain'];
const GONE = ['Delete', 'Delete'];

/** CloudFormation's policies for deletion and replacement, as it has them where nothing is said, whether a note says that it stays, and what the function is told. */
function outcomeOf(end: End, applied?: RemovalPolicy): unknown[] {
  const stack = newStack();
  const campaign = newCampaign(stack, end);
  if (applied !== undefined) campaign.applyRemovalPolicy(applied);
  const { DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' } = resourceOfType(stack, 'Custom::AlsonaCampaign');
  return [[DeletionPolicy, UpdateReplacePolicy], notesOf(stack).length, sentBy(stack).options.teardown];
}

const problemOf = (end: End) => errorOf(() => newCampaign(newStack(), end));

describe('the end of a campaign', () => {
  test.each<[string, End, unknown[]]>([
    ['it is deleted where nothing is said', {}, [GONE, 0, undefined]],
    ['it is deleted', { teardown: Teardown.DELETE }, [GONE, 0, undefined]],
    ['it is deleted, said twice', { teardown: Teardown.DELETE, removalPolicy: DESTROY }, [GONE, 0, undefined]],
    ['it is destroyed', { removalPolicy: DESTROY }, [GONE, 0, undefined]],
    ['it is paused and left', { teardown: Teardown.PAUSE }, [GONE, 0, 'pause']],
    ['it is left', { teardown: Teardown.LEAVE }, [KEPT, 1, undefined]],
    ['it is left, said twice', { teardown: Teardown.LEAVE, removalPolicy: RETAIN }, [KEPT, 1, undefined]],
    [
      'it is left on update or delete',
      { teardown: Teardown.LEAVE, removalPolicy: RETAIN_ON_UPDATE_OR_DELETE },
      [KEPT, 1, undefined],
    ],
    ['it is retained', { removalPolicy: RETAIN }, [KEPT, 1, undefined]],
    ['it is retained on update or delete', { removalPolicy: RETAIN_ON_UPDATE_OR_DELETE }, [KEPT, 1, undefined]],
  ])('%s [R31]', (_, end, outcome) => {
    expect(outcomeOf(end)).toEqual(outcome);
  });

  test('can be said afterwards, and that is what counts [R31]', () => {
    expect(outcomeOf({}, RETAIN)).toEqual([KEPT, 1, undefined]);
    expect(outcomeOf({ removalPolicy: RETAIN }, DESTROY)).toEqual([GONE, 0, undefined]);
    expect(outcomeOf({ teardown: Teardown.LEAVE }, RETAIN)).toEqual([KEPT, 1, undefined]);
  });
});

describe('two props that say what becomes of a campaign must say the same [R31]', () => {
  test.each([
    [Teardown.DELETE, RETAIN, 'DESTROY or left out', 'RETAIN'],
    [Teardown.DELETE, RETAIN_ON_UPDATE_OR_DELETE, 'DESTROY or left out', 'RETAIN_ON_UPDATE_OR_DELETE'],
    [Teardown.PAUSE, DESTROY, 'left out', 'DESTROY'],
    [Teardown.PAUSE, RETAIN, 'left out', 'RETAIN'],
    [Teardown.LEAVE, DESTROY, 'RETAIN or RETAIN_ON_UPDATE_OR_DELETE or left out', 'DESTROY'],
  ])('%s and %s', (teardown, removalPolicy, allowed, got) => {
    const problem = `1 problem:\n  - removalPolicy must be ${allowed} where teardown is ${teardown}, got ${got}`;
    expect(problemOf({ teardown, removalPolicy })).toContain(problem);
    const later = () => newCampaign(newStack(), { teardown }).applyRemovalPolicy(removalPolicy);
    expect(errorOf(later)).toBe(`alsona.Campaign at Shop/Invitations has ${problem}`);
  });

  test('a snapshot is none of them, with any teardown', () => {
    for (const teardown of [undefined, Teardown.DELETE, Teardown.PAUSE, Teardown.LEAVE]) {
      expect(problemOf({ teardown, removalPolicy: SNAPSHOT })).toContain(
        '1 problem:\n  - removalPolicy must be DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT',
      );
    }
  });

  test.each(['delete', 'constructor', ''])('%j is no teardown', (teardown) => {
    expect(problemOf({ teardown: teardown as unknown as alsona.Teardown })).toContain(
      `1 problem:\n  - teardown must be one of DELETE, PAUSE, LEAVE, got "${teardown}"`,
    );
  });
});
