import type { Stack } from 'aws-cdk-lib';
import type { Service } from '../settings';

/** Adds the campaign of a number to the stack. */
export type Add = (index: number) => unknown;

/** What a peer offers for a service, which it loads first. */
export type Offer = () => Promise<(stack: Stack) => Add>;

export interface Peer {
  readonly title: string;
  readonly offers: Readonly<Partial<Record<Service, Offer>>>;
}
