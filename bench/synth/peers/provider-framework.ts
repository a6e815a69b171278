import { join } from 'node:path';
import type { Service } from '../settings';
import { PAYLOADS, SERVICES } from '../settings';
import type { Offer, Peer } from './peer';

/** A handler of one's own: its code is not what is measured here. */
const HANDLERS = join(__dirname, '..', 'handlers');

function offer(service: Service): Offer {
  return async () => {
    const { CustomResource, Duration } = await import('aws-cdk-lib');
    const lambda = await import('aws-cdk-lib/aws-lambda');
    const { Provider } = await import('aws-cdk-lib/custom-resources');
    return (stack) => {
      const code = lambda.Code.fromAsset(HANDLERS);
      const runtime = lambda.Runtime.NODEJS_22_X;
      const handler = (name: string) =>
        new lambda.Function(stack, name, { code, runtime, handler: `index.${name}`, timeout: Duration.minutes(1) });
      const provider = new Provider(stack, 'Provider', {
        onEventHandler: handler('onEvent'),
        isCompleteHandler: handler('isComplete'),
        totalTimeout: Duration.minutes(55),
      });
      return (index) =>
        new CustomResource(stack, `Campaign${index}`, {
          serviceToken: provider.serviceToken,
          resourceType: 'Custom::Campaign',
          properties: { service, campaign: PAYLOADS[service](index) },
        });
    };
  };
}

/** The CDK's own framework for custom resources that take a while. */
export const peer: Peer = {
  title: 'Provider framework',
  offers: Object.fromEntries(SERVICES.map((service) => [service, offer(service)])),
};
