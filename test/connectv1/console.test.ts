import { Aws, CfnParameter, Stack, Tags } from 'aws-cdk-lib';
import { errorOf, newApp, newStack } from '../support/app';
import { newCampaign, sent, sentBy } from './support/app';

const LITERALS = { '@aws-cdk/core:enablePartitionLiterals': true };
const account = '123456789012';

/** The tag that a campaign of such a stack is shown by. */
function ownerIn(stack: Stack): unknown {
  newCampaign(stack);
  return (sentBy(stack).campaign.tags as Record<string, unknown>).owner;
}

describe('the Connect console', () => {
  test.each([
    ['aws', 'us-east-1'],
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ])('shows a campaign in %s by the tag with its instance, in the real partition [R14][R53]', (partition, region) => {
    const stack = new Stack(newApp({ context: LITERALS }), 'Shop', { env: { account, region } });
    expect(ownerIn(stack)).toBe(`arn:${partition}:connect:${region}:${account}:instance/instance-1`);
  });

  test('shows a campaign of a stack that does not know its place [R53]', () => {
    const owner = ['arn:', Aws.PARTITION, ':connect:', Aws.REGION, ':', Aws.ACCOUNT_ID, ':instance/instance-1'];
    const stack = newStack();
    expect(ownerIn(stack)).toEqual(stack.resolve(owner.join('')));
  });

  test('shows a campaign of an instance that only CloudFormation knows', () => {
    const stack = newStack();
    newCampaign(stack, { connectInstanceId: new CfnParameter(stack, 'Instance').valueAsString });
    expect(JSON.stringify(sentBy(stack).campaign.tags)).toContain(':instance/",{"Ref":"Instance"}');
  });

  test('is kept out on request', () => {
    expect(sent({ visibleInConsole: false }).campaign).not.toHaveProperty('tags');
    expect(sent({ visibleInConsole: true }).campaign).toHaveProperty('tags.owner');
  });
});

describe('a tag owner of another value', () => {
  const refusal = 'tags.owner is set by this library, as the service goes by it; leave it out';

  test('is refused, in the prop and where it comes late', () => {
    expect(errorOf(() => newCampaign(newStack(), { tags: { owner: 'care' } }))).toContain(refusal);
    const stack = newStack();
    newCampaign(stack);
    Tags.of(stack).add('owner', 'care');
    expect(errorOf(() => sentBy(stack))).toContain(`[Shop/Reminders] ${refusal}`);
  });

  test('is taken where the console need not show the campaign', () => {
    expect(sent({ visibleInConsole: false, tags: { owner: 'care' } }).campaign.tags).toEqual({ owner: 'care' });
  });

  test('can be taken off the campaign alone, so that a tag of the whole stack stays', () => {
    const stack = newStack();
    Tags.of(stack).add('owner', 'care', { excludeResourceTypes: ['Custom::ConnectV1Campaign'] });
    expect(ownerIn(stack)).not.toBe('care');
  });
});

test('the tag of the console counts among 47 tags', () => {
  const tags = Object.fromEntries(Array.from({ length: 47 }, (_, index) => [`key${index}`, 'x']));
  expect(errorOf(() => newCampaign(newStack(), { tags }))).toContain('tags must have at most 47 tags, got 48');
  expect(() => sent({ tags, visibleInConsole: false })).not.toThrow();
});
