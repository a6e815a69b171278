import { RemovalPolicies, RemovalPolicy } from 'aws-cdk-lib';
import type { CampaignProps } from '../../lib/personalize';
import { errorOf, newCampaign, newStack, notesOf, resourceOfType, sentBy } from '../support/app';

const { DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, SNAPSHOT } = RemovalPolicy;
const NOTE = 'The campaign stays when it is removed from the stack, with what it costs and whom it contacts.';
const KEPT = ['RetainExceptOnCreate', 'Retain'] as const;

interface Row {
  readonly policy: RemovalPolicy | undefined;
  readonly adoptExisting: boolean;
  /** DeletionPolicy and UpdateReplacePolicy. */
  readonly policies: readonly [string, string];
  readonly teardown?: string;
  readonly notes: readonly string[];
}

const gone = { policies: ['Delete', 'Delete'], notes: [] } as const;
const ROWS: readonly Row[] = [
  { policy: undefined, adoptExisting: false, ...gone },
  { policy: DESTROY, adoptExisting: false, ...gone },
  { policy: RETAIN, adoptExisting: false, policies: KEPT, notes: [NOTE] },
  { policy: RETAIN_ON_UPDATE_OR_DELETE, adoptExisting: false, policies: KEPT, notes: [NOTE] },
  { policy: undefined, adoptExisting: true, ...gone },
  { policy: DESTROY, adoptExisting: true, ...gone, teardown: 'delete' },
  { policy: RETAIN, adoptExisting: true, policies: ['Retain', 'Retain'], notes: [NOTE] },
  { policy: RETAIN_ON_UPDATE_OR_DELETE, adoptExisting: true, policies: ['Retain', 'Retain'], notes: [NOTE] },
];

function outcomeOf(change: (props: Partial<CampaignProps>) => Partial<CampaignProps>, policy?: RemovalPolicy): unknown {
  const stack = newStack();
  const campaign = newCampaign(stack, change({ campaignName: 'films' }));
  if (policy !== undefined) campaign.applyRemovalPolicy(policy);
  const { DeletionPolicy, UpdateReplacePolicy } = resourceOfType(stack, 'Custom::PersonalizeCampaign');
  const { teardown } = sentBy(stack).options;
  const notes = notesOf(stack);
  return { policies: [DeletionPolicy, UpdateReplacePolicy], ...(teardown === undefined ? {} : { teardown }), notes };
}

describe('a removal policy', () => {
  test.each(ROWS)(
    "is CloudFormation's own, and a note says what stays: $policy, adopted: $adoptExisting [R31][R59]",
    ({ policy, adoptExisting, ...expected }) => {
      expect(outcomeOf((props) => ({ ...props, removalPolicy: policy, adoptExisting }))).toEqual(expected);
    },
  );

  test.each(ROWS)(
    'can be applied afterwards: $policy, adopted: $adoptExisting [R31][R59]',
    ({ policy, adoptExisting, ...expected }) => {
      expect(outcomeOf((props) => ({ ...props, adoptExisting }), policy)).toEqual(expected);
    },
  );

  test('that is applied afterwards is the one that counts [R31]', () => {
    const retained = (props: Partial<CampaignProps>) => ({ ...props, removalPolicy: RETAIN });
    expect(outcomeOf(retained, DESTROY)).toMatchObject({ policies: ['Delete', 'Delete'] });
    expect(outcomeOf(retained, RETAIN)).toEqual({ policies: KEPT, notes: [NOTE] });
  });

  test('can come from everything around [R31]', () => {
    const stack = newStack();
    newCampaign(stack);
    RemovalPolicies.of(stack).retain({ applyToResourceTypes: ['Custom::PersonalizeCampaign'] });
    expect(resourceOfType(stack, 'Custom::PersonalizeCampaign').DeletionPolicy).toBe('Retain');
  });

  test('cannot be a snapshot, of which a campaign has none', () => {
    const problem = 'removalPolicy must be DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT';
    expect(errorOf(() => newCampaign(newStack(), { removalPolicy: SNAPSHOT }))).toContain(problem);
    expect(errorOf(() => newCampaign().applyRemovalPolicy(SNAPSHOT))).toContain(problem);
  });
});
