import { RemovalPolicy } from 'aws-cdk-lib';
import { errorOf, newStack, notesOf, resourceOfType } from '../support/app';
import type { CommonProps } from './support/versions';
import { VERSIONS } from './support/versions';

const { DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, SNAPSHOT } = RemovalPolicy;
const KEPT = ['RetainExceptOnCreate', 'Retain'];
const GONE = ['Delete', 'Delete'];

/** The policies for deletion and replacement, whether a note says that it stays, and what an adopted campaign ends as. */
const ROWS: readonly (readonly [RemovalPolicy | undefined, boolean, readonly string[], number, string | undefined])[] =
  [
    [undefined, false, GONE, 0, undefined],
    [DESTROY, false, GONE, 0, undefined],
    [RETAIN, false, KEPT, 1, undefined],
    [RETAIN_ON_UPDATE_OR_DELETE, false, KEPT, 1, undefined],
    [undefined, true, GONE, 0, undefined],
    [DESTROY, true, GONE, 0, 'delete'],
    [RETAIN, true, ['Retain', 'Retain'], 1, undefined],
  ];

describe.each(VERSIONS)('$version: a removal policy', ({ resourceType, newCampaign, sentBy }) => {
  function outcomeOf(props: CommonProps, policy?: RemovalPolicy): unknown[] {
    const stack = newStack();
    const campaign = newCampaign(stack, { campaignName: 'reminders', ...props });
    if (policy !== undefined) campaign.applyRemovalPolicy(policy);
    const { DeletionPolicy, UpdateReplacePolicy } = resourceOfType(stack, resourceType);
    return [[DeletionPolicy, UpdateReplacePolicy], notesOf(stack).length, sentBy(stack).options.teardown];
  }

  test.each(ROWS)(
    "is CloudFormation's own, by the prop or applied afterwards: %s, adopted: %s [R31][R59]",
    (removalPolicy, adoptExisting, ...expected) => {
      expect(outcomeOf({ removalPolicy, adoptExisting })).toEqual(expected);
      expect(outcomeOf({ adoptExisting }, removalPolicy)).toEqual(expected);
    },
  );

  test('that is applied afterwards is the one that counts [R31]', () => {
    expect(outcomeOf({ removalPolicy: RETAIN }, DESTROY)[0]).toEqual(GONE);
  });

  test('cannot be a snapshot, of which a campaign has none', () => {
    const problem = 'removalPolicy must be DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT';
    expect(errorOf(() => newCampaign(newStack(), { removalPolicy: SNAPSHOT }))).toContain(problem);
    expect(errorOf(() => newCampaign(newStack()).applyRemovalPolicy(SNAPSHOT))).toContain(problem);
  });
});
