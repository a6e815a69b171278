import { PhysicalName, Stack, Tags } from 'aws-cdk-lib';
import type { personalize } from '../../lib';
import type { CampaignProps } from '../../lib/personalize';
import { errorOf, newApp, newCampaign, newStack, sentBy } from '../support/app';

type Props = Partial<CampaignProps>;

describe('a generated name', () => {
  const prefixOf = (stack: Stack): string => {
    newCampaign(stack);
    return sentBy(stack).options.namePrefix as string;
  };

  test('begins with the stack and the construct', () => {
    expect(prefixOf(newStack())).toBe('Shop-Recommendations');
  });

  test('stays within the limits of the service in a stack with a long name', () => {
    const prefix = prefixOf(newStack({}, 'A'.repeat(100)));
    expect(prefix).toMatch(/^A{20,24}-[A-F\d]{8}-Recommendations$/);
  });

  test('has only letters, digits and hyphens, whatever the construct is called', () => {
    const stack = newStack({ stackName: 'a-b-1' });
    newCampaign(stack, {}, 'für_Dich & mich');
    expect(sentBy(stack).options.namePrefix).toBe('ab1-frDichmich');
  });

  test('of a construct without a letter is the stack and a digest', () => {
    const stack = newStack();
    newCampaign(stack, {}, '***');
    expect(sentBy(stack).options.namePrefix).toBe('Shop-');
  });

  test('can be made up by the CDK where another environment refers to the campaign', () => {
    const app = newApp();
    const [here, there] = ['111111111111', '222222222222'].map(
      (account) => new Stack(app, `In${account}`, { env: { account, region: 'us-east-1' } }),
    ) as [Stack, Stack];
    const campaign = newCampaign(here, { campaignName: PhysicalName.GENERATE_IF_NEEDED });
    there.exportValue(campaign.campaignArn, { name: 'Arn' });
    const { campaign: properties } = sentBy(here);
    expect(properties.name).toMatch(/^[a-z\d]{1,63}$/);
  });

  test('is generated where no other environment refers to the campaign', () => {
    const stack = newStack();
    newCampaign(stack, { campaignName: PhysicalName.GENERATE_IF_NEEDED });
    const { campaign, options } = sentBy(stack);
    expect(campaign).not.toHaveProperty('name');
    expect(options).toHaveProperty('namePrefix', 'Shop-Recommendations');
  });
});

describe('tags', () => {
  function tagsOf(props: Props, change: (campaign: personalize.Campaign, stack: Stack) => void): unknown {
    const stack = newStack();
    change(newCampaign(stack, props), stack);
    return sentBy(stack).campaign.tags;
  }

  test('come from the prop and from Tags.of() of everything around, the nearest wins', () => {
    const tags = tagsOf({ tags: { own: '1' } }, (campaign, stack) => {
      Tags.of(stack.node.root).add('team', 'all');
      Tags.of(stack).add('stage', 'test');
      Tags.of(campaign).add('team', 'movies');
    });
    expect(tags).toEqual({ own: '1', stage: 'test', team: 'movies' });
  });

  test('are taken off by Tags.of().remove()', () => {
    const tags = tagsOf({ tags: { own: '1', team: 'a' } }, (campaign) => Tags.of(campaign).remove('team'));
    expect(tags).toEqual({ own: '1' });
    expect(tagsOf({ tags: { own: '1' } }, (campaign) => Tags.of(campaign).remove('own'))).toBeUndefined();
  });

  test('reach the campaign by its type', () => {
    const tags = tagsOf({}, (_campaign, stack) => {
      Tags.of(stack).add('a', '1', { includeResourceTypes: ['Custom::PersonalizeCampaign'] });
      Tags.of(stack).add('b', '1', { excludeResourceTypes: ['Custom::PersonalizeCampaign'] });
    });
    expect(tags).toEqual({ a: '1' });
  });

  test("that come late and are wrong are reported at synth with the construct's path", () => {
    const stack = newStack();
    Tags.of(newCampaign(stack)).add('not*allowed', 'x');
    expect(errorOf(() => sentBy(stack))).toMatch(
      /\[Shop\/Recommendations\] tags\.not\*allowed cannot be a key: it must match/,
    );
  });

  test('are at most 47, so that there is room for the marks', () => {
    const stack = newStack();
    const campaign = newCampaign(stack);
    for (let count = 0; count < 48; count++) Tags.of(campaign).add(`key${count}`, 'x');
    expect(errorOf(() => sentBy(stack))).toContain('tags must have at most 47 tags, got 48');
  });
});
