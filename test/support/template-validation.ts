import { CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import type { App, PolicyViolation } from 'aws-cdk-lib';

/** It starts once: that takes seconds. */
const plugin = new CloudFormationValidatePlugin();

/** What the CDK's own validation has to say of the templates of an app: errors and warnings. */
export function templateProblems(app: App): string[] {
  const found: PolicyViolation[] = [];
  Validations.of(app).addPlugins({
    name: 'Found',
    validate: (context) => {
      found.push(...plugin.validate(context).violations);
      return { success: true, violations: [] };
    },
  });
  app.synth();
  return found.flatMap(({ description, violatingResources }) =>
    violatingResources.map(({ resourceLogicalId = '' }) => `${resourceLogicalId} ${description}`),
  );
}
