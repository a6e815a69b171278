import { App, Stack } from 'aws-cdk-lib';
import { personalize } from '../../../lib';

export const BROKEN = 'arn:aws:personalize:us-east-1:123456789012:solution/movies/b40ken00';
const VERSION = 'arn:aws:personalize:us-east-1:123456789012:solution/movies/8a1b2c3d';

interface Wanted {
  readonly stackName: string;
  readonly campaignName: string;
  readonly tps?: number;
  readonly version?: string;
}

/** By the name that the CLI is told: what a stack looks like at one time. */
const STATES = {
  ShopFirst: { stackName: 'Shop', campaignName: 'hits' },
  ShopFaster: { stackName: 'Shop', campaignName: 'hits', tps: 2 },
  ShopRenamed: { stackName: 'Shop', campaignName: 'charts', tps: 2 },
  ShopBroken: { stackName: 'Shop', campaignName: 'charts', tps: 3, version: BROKEN },
  Kiosk: { stackName: 'Kiosk', campaignName: 'papers' },
  Stall: { stackName: 'Stall', campaignName: 'fruit', version: BROKEN },
  Twice: { stackName: 'Twice', campaignName: 'twins' },
} satisfies Record<string, Wanted>;

export type State = keyof typeof STATES;

/** All of them in one assembly, so that the app runs once. */
export function synthesise(outdir: string): void {
  const app = new App({ outdir, analyticsReporting: false });
  for (const [id, wanted] of Object.entries<Wanted>(STATES)) add(new Stack(app, id, wanted), wanted);
  app.synth();
}

function add(stack: Stack, { campaignName, tps = 1, version = VERSION }: Wanted): void {
  new personalize.Campaign(stack, 'Recommendations', {
    campaignName,
    solutionVersion: personalize.SolutionVersion.fromArn(version),
    minProvisionedTps: tps,
  });
}
