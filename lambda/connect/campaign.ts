import type { Refusal, Standing } from '../engine/service';

/** What both versions of Amazon Connect's outbound campaigns have in common. */

const ARN = /^arn:[^:]+:connect-campaigns:[^:]*:[^:]*:campaign\/(.+)$/;

function isCampaignArn(id: string): boolean {
  return ARN.test(id);
}

/** Calls take the bare id, but for those of tags. */
export function idOf(arn: string): string {
  return ARN.exec(arn)?.[1] ?? arn;
}

const errors: Readonly<Record<string, Refusal>> = {
  ResourceNotFoundException: 'missing',
  // A change at the same time, or a state that does not allow it: which is not documented.
  ConflictException: 'stale',
  InvalidCampaignStateException: 'stale',
};

/** Whether a repeated create, or a taken name, is refused so is not confirmed: our own campaign is looked for. */
const createErrors: Readonly<Record<string, Refusal>> = { ConflictException: 'taken' };

/** How both versions behave, as far as the engine goes by it. */
export const TRAITS = {
  errors,
  createErrors,
  usualSeconds: { create: 2, update: 2, remove: 5 },
  lagSeconds: 10,
  // A second campaign would contact people again, and delays are not documented.
  doubtSeconds: 30,
  uniqueNames: false,
  longestName: 127,
  trackedUpdates: false,
  // Create, delete, start, stop, rename and tag: one per second in an account and Region, for both versions together.
  turnSeconds: { Create: 1, Update: 1, Delete: 1 },
  isId: isCampaignArn,
  need: async () => undefined,
} as const;

/** The service keeps a campaign that has failed, and shows no reason. */
const NO_REASON = 'the service gives no reason here; see the campaign in the Amazon Connect console';

function standingOf(state: string, known: readonly string[]): Standing {
  if (state === 'Failed') return 'ended';
  return known.includes(state) ? 'ready' : 'unknown';
}

/** What is seen of a campaign and its state, but for its properties. */
export function seenAs(arn: string, name: string, state: string, known: readonly string[]) {
  return {
    id: arn,
    name,
    status: state,
    standing: standingOf(state, known),
    reason: state === 'Failed' ? NO_REASON : undefined,
    // The service does not show it, and never gives an id a second time.
    born: '',
    attributes: { CampaignArn: arn, CampaignId: idOf(arn), CampaignName: name },
  };
}

interface Page {
  readonly campaignSummaryList?: readonly { readonly name?: string | undefined; readonly arn?: string | undefined }[];
  readonly nextToken?: string | undefined;
}

/** The ARNs of an instance's campaigns of that name. Names are not unique as far as is known, and a list shows no tags. */
export async function listed(name: string, list: (nextToken?: string) => Promise<Page>): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: Page = await list(nextToken);
    arns.push(...(page.campaignSummaryList ?? []).flatMap((one) => (one.name === name ? (one.arn ?? []) : [])));
    nextToken = page.nextToken;
  } while (nextToken);
  return arns;
}
