import type { BatchCampaign } from '../../lib/batch/contract';
import { identityDigest } from '../engine/identity';
import type { Identity } from '../engine/identity';

export type State = NonNullable<BatchCampaign['state']>;

/** A campaign as create and update take it: always whole, as an update overwrites all. */
export function bodyOf(wanted: BatchCampaign, name: string | undefined, state: State): object {
  const { send_rate, labels, when, targeting, messages, variants } = wanted;
  return {
    name,
    state,
    send_rate,
    labels,
    when,
    targeting: targeting && { ...targeting, query: parsed(targeting.query) },
    messages,
    variants: parsed(variants),
  };
}

/**
 * The name of a campaign that was just created. Names are not unique, and nothing else of a campaign can say whose it is: until its
 * id is noted it has a name that nobody else gives.
 */
export function draftName(name: string, identity: Identity): string {
  return name + draftMark(identity);
}

export function isDraftOf(name: string, identity: Identity): boolean {
  return name.endsWith(draftMark(identity));
}

/** Whether it is anybody's draft that is not finished. */
export function isDraft(name = ''): boolean {
  return / \[draft of cdk-campaigns [0-9a-f]{20}\]$/.test(name);
}

function draftMark(identity: Identity): string {
  return ` [draft of cdk-campaigns ${identityDigest(identity, 20)}]`;
}

function parsed(text: string | undefined): unknown {
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
