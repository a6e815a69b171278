import { Stack } from 'aws-cdk-lib';
import * as native from 'aws-cdk-lib/aws-connectcampaigns';
import fc from 'fast-check';
import { connectv1 } from '../../lib';
import type { CampaignProps } from '../../lib/connectv1';
import { check } from '../../lib/contract/check';
import type { ConnectV1Campaign } from '../../lib/connectv1/contract';
import { connectV1Contract } from '../../lib/connectv1/contract';
import { valid } from '../contract/support/from-schema';
import { newApp, resourcesOfType } from '../support/app';
import { templateProblems } from '../support/template-validation';

// The CDK's validation takes seconds to start.
jest.setTimeout(60_000);

/** What our contract accepts and the native type does not. A row that is no longer seen fails. */
const DIFFERENCES: readonly (readonly [string, RegExp])[] = [
  // The service's own model is wider in all of these.
  ['an instance id with an underscore or a dot', /^ConnectInstanceArn: .* does not match pattern/s],
  [
    'a flow id of other characters than letters, digits and hyphens',
    /^OutboundCallConfig\.ConnectContactFlowArn: .* does not match pattern/s,
  ],
  [
    'a queue id of other characters than letters, digits and hyphens',
    /^OutboundCallConfig\.ConnectQueueArn: .* does not match pattern/s,
  ],
  ['a tag value that is empty', /^Tags\.\d+\.Value: length 0 is below minimum 1$/],
];

const INSTANCES = 'arn:aws:connect:us-east-1:123456789012:instance';

/** The native type needs a name; the construct makes one up. */
const NAME = 'generated';

const accepted = (valid(connectV1Contract.campaign) as fc.Arbitrary<ConnectV1Campaign>)
  .map(({ dialerConfig: { progressiveDialerConfig, predictiveDialerConfig, agentlessDialerConfig }, ...campaign }) => ({
    ...campaign,
    // A union, of which the schema alone makes any number of members.
    dialerConfig: progressiveDialerConfig
      ? { progressiveDialerConfig }
      : predictiveDialerConfig
        ? { predictiveDialerConfig }
        : { agentlessDialerConfig },
  }))
  .filter(
    // For the CDK a text that looks like a token is one, and a template holds no half of a character.
    (campaign) =>
      check(connectV1Contract, campaign).length === 0 && !/\$\{Token\[|\\ud[89a-f]/i.test(JSON.stringify(campaign)),
  );

/** The same settings for CloudFormation's own type, which knows ARNs where the API knows ids, and no state. */
function nativeProps(campaign: ConnectV1Campaign): native.CfnCampaignProps {
  const { name = NAME, connectInstanceId, dialerConfig, outboundCallConfig, tags } = campaign;
  const { connectContactFlowId, connectQueueId, ...call } = outboundCallConfig;
  const instance = `${INSTANCES}/${connectInstanceId}`;
  return {
    name,
    connectInstanceArn: instance,
    dialerConfig,
    outboundCallConfig: {
      ...call,
      connectContactFlowArn: `${instance}/contact-flow/${connectContactFlowId}`,
      ...(connectQueueId === undefined ? {} : { connectQueueArn: `${instance}/queue/${connectQueueId}` }),
    },
    ...(tags ? { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) } : {}),
  };
}

test('any campaign that the contract accepts passes the validation of the native type, but for what is listed', () => {
  const app = newApp();
  const stack = new Stack(app, 'Native');
  fc.sample(accepted, { numRuns: 50, seed: 1 }).forEach((campaign, index) => {
    new native.CfnCampaign(stack, `Campaign${index}`, nativeProps(campaign));
  });
  const problems = templateProblems(app).map((problem) => problem.replace(/^\S+ /, ''));
  expect(problems.filter((problem) => !DIFFERENCES.some(([, listed]) => listed.test(problem)))).toEqual([]);
  const unseen = DIFFERENCES.filter(([, listed]) => !problems.some((problem) => listed.test(problem)));
  expect(unseen.map(([title]) => title)).toEqual([]);
});

const share = (min: number) => fc.double({ min, max: 1, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const word = fc.stringMatching(/^[a-zA-Z\d][a-zA-Z\d-]{0,40}$/);
const options = { requiredKeys: [], noNullPrototype: true };
const agents = fc.record(
  { bandwidthAllocation: share(0), dialingCapacity: share(0.01) },
  { requiredKeys: ['bandwidthAllocation'], noNullPrototype: true },
);
const dialer = fc.oneof(
  agents.map((given) => connectv1.DialerConfig.progressive(given)),
  agents.map((given) => connectv1.DialerConfig.predictive(given)),
  fc.record({ dialingCapacity: share(0.01) }, options).map((given) => connectv1.DialerConfig.agentless(given)),
);

/** Whatever the construct takes. */
const props: fc.Arbitrary<CampaignProps> = fc.record(
  {
    campaignName: fc.stringMatching(/^[a-zA-Z][\p{L}\p{N} _.-]{0,100}$/u),
    connectInstanceId: word,
    dialer,
    contactFlowId: word,
    queueId: word,
    sourcePhoneNumber: fc.stringMatching(/^\+[1-9]\d{1,14}$/),
    answerMachineDetection: fc.record(
      { enabled: fc.boolean(), awaitPrompt: fc.boolean() },
      { requiredKeys: ['enabled'], noNullPrototype: true },
    ),
    state: fc.constantFrom(...Object.values(connectv1.CampaignState)),
    visibleInConsole: fc.boolean(),
    tags: fc.dictionary(
      word.map((key) => `k${key}`),
      fc.stringMatching(/^[\p{L}\p{N} _.:/=+@-]{1,50}$/u),
      { noNullPrototype: true, maxKeys: 5 },
    ),
  },
  {
    requiredKeys: ['connectInstanceId', 'dialer', 'contactFlowId', 'sourcePhoneNumber'],
    noNullPrototype: true,
  },
);

test('what the construct sends for any props is valid for the native type without an exception [R54]', () => {
  const env = { account: '123456789012', region: 'us-east-1' };
  const ours = new Stack(newApp({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), 'Ours', { env });
  fc.sample(props, { numRuns: 40, seed: 2 }).forEach((given, index) => {
    new connectv1.Campaign(ours, `Campaign${index}`, given);
  });
  const sent = campaignsSentBy(ours);
  expect(sent).toHaveLength(40);
  const app = newApp();
  const theirs = new Stack(app, 'Native');
  sent.forEach((campaign, index) => new native.CfnCampaign(theirs, `Campaign${index}`, nativeProps(campaign)));
  expect(templateProblems(app)).toEqual([]);
});

/** What the campaigns of a stack send, as the handler reads it: empty structures travel as a text. */
function campaignsSentBy(stack: Stack): ConnectV1Campaign[] {
  return resourcesOfType(stack, 'Custom::ConnectV1Campaign').map(
    ([, { Properties }]) =>
      JSON.parse(JSON.stringify(Properties.campaign).replaceAll('"{}"', '{}')) as ConnectV1Campaign,
  );
}
