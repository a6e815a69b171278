import { CustomResource, Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { join } from 'node:path';
import { PAYLOADS } from '../../synth/settings';
import type { Service, Version } from '../settings';
import { CAPACITY, TPS } from '../settings';

const HANDLERS = join(__dirname, '..', 'handlers');
const TRANSPORT = join(__dirname, '..', 'answers-by-http.js');

/** Where nothing is waited for there is one handler, and no state machine. */
const WAITS: Readonly<Record<Service, boolean>> = { personalize: true, connectv2: false };

const ACTIONS: Readonly<Record<Service, string[]>> = {
  personalize: ['Create', 'Describe', 'Update', 'Delete'].map((verb) => `personalize:${verb}Campaign`),
  connectv2: ['Create', 'Update', 'Delete'].map((verb) => `connect-campaigns:${verb}Campaign*`),
};

/** What the update changes in what the services' create calls take. */
const CAMPAIGN: Readonly<Record<Service, (index: number, version: Version) => object>> = {
  personalize: (index, version) => ({ ...PAYLOADS.personalize(index), minProvisionedTPS: TPS[version] }),
  connectv2: (index, version) => {
    const { channelSubtypeConfig, ...campaign } = PAYLOADS.connectv2(index);
    const telephony = { ...channelSubtypeConfig.telephony, capacity: CAPACITY[version] };
    return { ...campaign, channelSubtypeConfig: { telephony } };
  },
};

export function providerFramework(stack: Stack, service: Service, count: number, version: Version): void {
  const { serviceToken } = providerOf(stack, service);
  for (let index = 0; index < count; index++) {
    new CustomResource(stack, `Campaign${index}`, {
      serviceToken,
      resourceType: 'Custom::Campaign',
      properties: { campaign: CAMPAIGN[service](index, version) },
    });
  }
}

/** With the framework's own defaults, which ask every five seconds; the time limit is ours. */
function providerOf(stack: Stack, service: Service): Provider {
  const onEventHandler = handler(stack, service, 'onEvent');
  const waiting = { isCompleteHandler: handler(stack, service, 'isComplete'), totalTimeout: Duration.minutes(55) };
  const provider = new Provider(stack, 'Provider', { onEventHandler, ...(WAITS[service] ? waiting : {}) });
  const functions = provider.node.findAll().filter((construct) => construct instanceof lambda.Function);
  for (const framework of functions) framework.addEnvironment('NODE_OPTIONS', `--require ${JSON.stringify(TRANSPORT)}`);
  return provider;
}

function handler(stack: Stack, service: Service, name: string): lambda.Function {
  const handling = new lambda.Function(stack, name, {
    code: lambda.Code.fromAsset(HANDLERS),
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: `${service}.${name}`,
    timeout: Duration.minutes(1),
  });
  handling.addToRolePolicy(new PolicyStatement({ actions: ACTIONS[service], resources: ['*'] }));
  return handling;
}
