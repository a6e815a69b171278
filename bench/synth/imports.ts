import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { LIBRARY } from '../../scripts/library';
import { inTurns, measured } from '../support/measured';
import type { Part } from '../support/report';

const CDK = "const cdk = require('aws-cdk-lib'); cdk.App; cdk.Stack;";
const OURS = `const ours = require(${JSON.stringify(LIBRARY)});`;

/** Both load what is used: an app and a stack are used by every program. */
const PROGRAMS = {
  node: '',
  'aws-cdk-lib': CDK,
  'aws-cdk-lib, CfnCampaign of Personalize': `${CDK} cdk.aws_personalize.CfnCampaign;`,
  'aws-cdk-lib, a function, its role and a state machine': `${CDK}
    cdk.aws_lambda.Function; cdk.aws_iam.Role; cdk.aws_logs.LogGroup; cdk.aws_stepfunctions.CfnStateMachine; cdk.aws_s3_assets.Asset;`,
  'aws-cdk-lib and cdk-campaigns': `${CDK} ${OURS}`,
  'aws-cdk-lib and cdk-campaigns, Campaign of Personalize': `${CDK} ${OURS} ours.personalize.Campaign;`,
  'aws-cdk-lib and cdk-campaigns, all services': `${CDK} ${OURS} Object.values(ours);`,
};

/** What is loaded before anything is made, in whole processes. */
export function imports(runs: number): Part {
  const programs = Object.entries(PROGRAMS).map(([name, text]) => [name, () => loadMs(text)] as const);
  const results = inTurns(runs, Object.fromEntries(programs));
  const median = (name: keyof typeof PROGRAMS) => measured(results[name]!).median;
  const rows = Object.entries(results).map(([name, values]) => [
    name,
    measured(values),
    measured(values).median - median('aws-cdk-lib'),
  ]);
  const figure = median('aws-cdk-lib and cdk-campaigns') - median('aws-cdk-lib');
  return {
    tables: [{ title: 'Import, a whole process', columns: ['what', 'ms', 'over aws-cdk-lib'], rows }],
    goals: [{ goal: 'import of the library over aws-cdk-lib, ms', atMost: 25, figure }],
  };
}

function loadMs(text: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', text], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the import failed: ${stderr}`);
  return performance.now() - began;
}
