import { PhysicalName, Tags } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { connectv2 } from '../../lib';
import { errorOf, newStack } from '../support/app';
import { newCampaign, sentBy } from './support/app';

describe('a generated name', () => {
  test('begins with the stack and the construct', () => {
    const stack = newStack();
    newCampaign(stack);
    expect(sentBy(stack).options).toEqual({ namePrefix: 'Shop-Reminders' });
    expect(sentBy(stack).campaign).not.toHaveProperty('name');
  });

  test('is generated where the CDK would make one up and nobody asks for it', () => {
    const stack = newStack();
    newCampaign(stack, { campaignName: PhysicalName.GENERATE_IF_NEEDED });
    expect(sentBy(stack).campaign).not.toHaveProperty('name');
    expect(sentBy(stack).options).toHaveProperty('namePrefix', 'Shop-Reminders');
  });
});

describe('tags', () => {
  function tagsOf(tags: Record<string, string>, change: (campaign: connectv2.Campaign, stack: Stack) => void): unknown {
    const stack = newStack();
    change(newCampaign(stack, { tags, visibleInConsole: false }), stack);
    return sentBy(stack).campaign.tags;
  }

  test('come from the prop and from Tags.of() of everything around, the nearest wins', () => {
    const tags = tagsOf({ own: '1' }, (campaign, stack) => {
      Tags.of(stack.node.root).add('team', 'all');
      Tags.of(stack).add('stage', 'test');
      Tags.of(campaign).add('team', 'care');
    });
    expect(tags).toEqual({ own: '1', stage: 'test', team: 'care' });
  });

  test('are taken off by Tags.of().remove()', () => {
    expect(tagsOf({ own: '1', team: 'a' }, (campaign) => Tags.of(campaign).remove('team'))).toEqual({ own: '1' });
    expect(tagsOf({ own: '1' }, (campaign) => Tags.of(campaign).remove('own'))).toBeUndefined();
  });

  test('reach the campaign by its type', () => {
    const tags = tagsOf({}, (_campaign, stack) => {
      Tags.of(stack).add('a', '1', { includeResourceTypes: ['Custom::ConnectV2Campaign'] });
      Tags.of(stack).add('b', '1', { excludeResourceTypes: ['Custom::ConnectV2Campaign'] });
    });
    expect(tags).toEqual({ a: '1' });
  });

  test("that come late and are wrong are reported at synth with the construct's path", () => {
    const stack = newStack();
    Tags.of(newCampaign(stack)).add('not allowed', 'x');
    expect(errorOf(() => sentBy(stack))).toMatch(
      /\[Shop\/Reminders\] tags\.not allowed cannot be a key: it must match/,
    );
  });
});
