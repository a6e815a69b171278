import { Duration } from 'aws-cdk-lib';
import { errorOf, newStack, resourcesOf } from '../support/app';
import type { CampaignProperties } from '../support/app';
import { SERVICES } from '../support/services';

/** What the function takes where the template asks for none. */
const DEFAULT_SECONDS = 55 * 60;

describe.each(SERVICES)('$name: the deadline', (service) => {
  function sentWith(deadline?: Duration): CampaignProperties {
    const stack = newStack();
    service.add(stack, 'Main', { deadline });
    const [custom] = Object.values(resourcesOf(stack)).filter(({ Type }) => Type.startsWith('Custom::'));
    return custom?.Properties as unknown as CampaignProperties;
  }

  test.each([undefined, Duration.minutes(1), Duration.minutes(58)])(
    'comes before CloudFormation stops to wait, which is always said: %s [R38]',
    (deadline) => {
      const { ServiceTimeout, options } = sentWith(deadline);
      expect(options.deadlineSeconds).toBe(deadline?.toSeconds());
      expect(Number(ServiceTimeout)).toBeGreaterThan(Number(options.deadlineSeconds ?? DEFAULT_SECONDS));
      expect(ServiceTimeout).toBe('3600');
    },
  );

  test('is refused where it would come too late, or before anything can be done [R38]', () => {
    for (const seconds of [59, 58 * 60 + 1]) {
      const error = errorOf(() => sentWith(Duration.seconds(seconds)));
      expect(error).toContain(`deadline must be from 1 to 58 minutes, got ${seconds} seconds`);
    }
  });
});
