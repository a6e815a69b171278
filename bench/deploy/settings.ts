/** The services that are deployed: one that takes its time, and one that is ready at once. */
export const SERVICES = ['personalize', 'connectv2'] as const;
export type Service = (typeof SERVICES)[number];

export const PEERS = ['cdk-campaigns', 'Provider framework'] as const;
export type PeerName = (typeof PEERS)[number];

export const STACK = 'Bench';

/** What of a campaign is another after the update. */
export const TPS = { before: 1, after: 2 };
export const CAPACITY = { before: 0.5, after: 0.75 };
export type Version = 'before' | 'after';
