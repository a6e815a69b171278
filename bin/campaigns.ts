import { App, Stack } from 'aws-cdk-lib';
import { personalize } from '../lib';

/** The example app: one campaign of each service. */
const app = new App();
const stack = new Stack(app, 'Shop');

/** Given on the command line: `cdk deploy -c tps=2 -c version=9e8d7c6b`. */
const setting = (name: string, fallback: string) => String(app.node.tryGetContext(name) ?? fallback);

new personalize.Campaign(stack, 'Recommendations', {
  solutionVersion: personalize.SolutionVersion.fromArn(
    stack.formatArn({
      service: 'personalize',
      resource: 'solution',
      resourceName: `movies/${setting('version', '8a1b2c3d')}`,
    }),
  ),
  minProvisionedTps: Number(setting('tps', '1')),
});
