// Synthesises one small app in several states, so that the CLI need not load the library each time.
'use strict';
const { join } = require('node:path');
const { App, CfnOutput, CustomResource, Duration, Stack } = require('aws-cdk-lib');
const { Code, Function: LambdaFunction, Runtime } = require('aws-cdk-lib/aws-lambda');

const [, , folder, ...words] = process.argv;

function synthesize(word, outdir) {
  const app = new App({ outdir, analyticsReporting: false });
  for (const name of ['Shop', 'Bar']) {
    const stack = new Stack(app, name);
    const handler = new LambdaFunction(stack, 'Handler', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromAsset(join(folder, 'handler')),
      timeout: Duration.seconds(20),
      retryAttempts: 0,
    });
    const thing = new CustomResource(stack, 'Thing', {
      serviceToken: handler.functionArn,
      serviceTimeout: Duration.minutes(50),
      resourceType: 'Custom::Thing',
      properties: { word: name === 'Shop' ? word : 'same', count: 3, go: join(folder, 'go') },
    });
    new CfnOutput(stack, 'Word', { value: thing.getAttString('Word') });
  }
  app.synth();
}

if (process.env.CDK_OUTDIR) synthesize(words[0]);
else for (const word of words) synthesize(word, join(folder, word));
