import { App, Stack } from 'aws-cdk-lib';
import { ours } from './peers/ours';
import { providerFramework } from './peers/provider-framework';
import type { PeerName, Service, Version } from './settings';
import { STACK } from './settings';

/* The app that the cdk CLI runs: a peer's campaigns, before or after the update. */

const app = new App({ analyticsReporting: false });
const told = (name: string): unknown => app.node.getContext(name);
const stack = new Stack(app, STACK, { env: { account: '123456789012', region: 'us-east-1' } });
const add = (told('peer') as PeerName) === 'cdk-campaigns' ? ours : providerFramework;
add(stack, told('service') as Service, Number(told('campaigns')), told('version') as Version);
app.synth();
