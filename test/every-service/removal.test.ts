import { CfnResource, RemovalPolicies, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { errorOf, newStack, notesOf, resourcesOf } from '../support/app';
import type { CampaignProperties, TemplateResource } from '../support/app';
import { MARKED, SERVICES } from '../support/services';

const { DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, SNAPSHOT } = RemovalPolicy;
const NOTE = 'The campaign stays when it is removed from the stack, with what it costs and whom it contacts.';
/** DeletionPolicy, UpdateReplacePolicy, and what is noted at synth. */
const GONE = ['Delete', 'Delete', []] as const;
const KEPT = ['RetainExceptOnCreate', 'Retain', [NOTE]] as const;
const ALWAYS_KEPT = ['Retain', 'Retain', [NOTE]] as const;

function resourceOf(stack: Stack): TemplateResource {
  const [custom] = Object.values(resourcesOf(stack)).filter(({ Type }) => Type.startsWith('Custom::'));
  if (!custom) throw new Error('there is no campaign');
  return custom;
}

function outcomeOf(stack: Stack): unknown[] {
  // As CloudFormation has them where nothing is said.
  const { DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' } = resourceOf(stack);
  return [DeletionPolicy, UpdateReplacePolicy, notesOf(stack)];
}

describe.each(SERVICES)('$name: a removal policy', (service) => {
  function made(removalPolicy?: RemovalPolicy, applied?: RemovalPolicy): unknown[] {
    const stack = newStack();
    const campaign = service.add(stack, 'Main', { removalPolicy });
    if (applied !== undefined) campaign.applyRemovalPolicy(applied);
    return outcomeOf(stack);
  }

  test.each([
    [undefined, GONE],
    [DESTROY, GONE],
    [RETAIN, KEPT],
    [RETAIN_ON_UPDATE_OR_DELETE, KEPT],
  ])("is CloudFormation's own, and a note says what stays: %s [R31]", (policy, outcome) => {
    expect(made(policy)).toEqual(outcome);
    expect(made(undefined, policy)).toEqual(outcome);
  });

  test('that is applied afterwards is the one that counts [R31]', () => {
    expect(made(RETAIN, DESTROY)).toEqual(GONE);
    expect(made(DESTROY, RETAIN)).toEqual(KEPT);
  });

  test('can come from everything around [R31]', () => {
    const stack = newStack();
    const custom = service.add(stack, 'Main').node.findAll().filter(CfnResource.isCfnResource);
    RemovalPolicies.of(stack).retain({ applyToResourceTypes: custom.map(({ cfnResourceType }) => cfnResourceType) });
    expect(outcomeOf(stack)).toEqual(ALWAYS_KEPT);
  });

  test('cannot be a snapshot, of which a campaign has none', () => {
    const problem = 'removalPolicy must be DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT';
    expect(errorOf(() => made(SNAPSHOT))).toContain(problem);
    expect(errorOf(() => made(undefined, SNAPSHOT))).toContain(problem);
  });
});

describe.each(MARKED)('$name: a removal policy of an adopted campaign', (service) => {
  function adopted(removalPolicy?: RemovalPolicy, applied?: RemovalPolicy): unknown[] {
    const stack = newStack();
    const campaign = service.add(stack, 'Main', { name: 'veteran', adopt: true, removalPolicy });
    if (applied !== undefined) campaign.applyRemovalPolicy(applied);
    const { options } = resourceOf(stack).Properties as unknown as CampaignProperties;
    return [...outcomeOf(stack), options.teardown];
  }

  test.each([
    [undefined, [...GONE, undefined]],
    [DESTROY, [...GONE, 'delete']],
    [RETAIN, [...ALWAYS_KEPT, undefined]],
    [RETAIN_ON_UPDATE_OR_DELETE, [...ALWAYS_KEPT, undefined]],
  ])('deletes it only where that was written out, and keeps it whatever happens: %s [R31][R59]', (policy, outcome) => {
    expect(adopted(policy)).toEqual(outcome);
    expect(adopted(undefined, policy)).toEqual(outcome);
  });
});
