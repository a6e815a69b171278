import {
  CreateCampaignCommand,
  DeleteCampaignCommand,
  DescribeCampaignCommand,
  GetCampaignStateCommand,
  ListTagsForResourceCommand,
  PauseCampaignCommand,
  ResumeCampaignCommand,
  StartCampaignCommand,
  StopCampaignCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateCampaignChannelSubtypeConfigCommand,
  type Campaign,
  type ChannelSubtypeConfig,
  type CreateCampaignCommandInput,
  type TelephonyChannelSubtypeConfig,
} from '@aws-sdk/client-connectcampaignsv2';
import { ARN_PREFIX, INSTANCE, type ConnectHarness } from './connect-harness';

export const TEMPLATE = 'arn:aws:wisdom:us-east-1:123456789012:message-template/base/one';
export const NUMBER = 'arn:aws:connect:us-east-1:123456789012:phone-number/one';
export const SEGMENT = 'arn:aws:profile:us-east-1:123456789012:domains/amazon-connect-shop/segment-definitions/all';
export const FLOW = 'arn:aws:connect:us-east-1:123456789012:instance/one/contact-flow/two';

export const TELEPHONY: TelephonyChannelSubtypeConfig = {
  connectQueueId: 'queue',
  outboundMode: { progressive: { bandwidthAllocation: 1 } },
  defaultOutboundConfig: { connectContactFlowId: 'flow' },
};

export const SMS = {
  outboundMode: { agentless: {} },
  defaultOutboundConfig: { connectSourcePhoneNumberArn: NUMBER, wisdomTemplateArn: TEMPLATE },
};

export const OPEN = { openHours: { dailyHours: { MONDAY: [{ startTime: 'T08:00', endTime: 'T18:00' }] } } };

export type Verb = 'start' | 'pause' | 'resume' | 'stop' | 'delete';

const VERBS = {
  start: StartCampaignCommand,
  pause: PauseCampaignCommand,
  resume: ResumeCampaignCommand,
  stop: StopCampaignCommand,
  delete: DeleteCampaignCommand,
} as const;

/** The calls of the tests of version 2. */
export class V2Calls {
  constructor(private readonly harness: ConnectHarness) {}

  async create(input: Partial<CreateCampaignCommandInput> = {}): Promise<string> {
    const command = new CreateCampaignCommand({ name: 'films', connectInstanceId: INSTANCE, ...input });
    return (await this.harness.v2.send(command)).id!;
  }

  async describe(id: string): Promise<Campaign> {
    return (await this.harness.v2.send(new DescribeCampaignCommand({ id }))).campaign!;
  }

  async state(id: string): Promise<string | undefined> {
    return (await this.harness.v2.send(new GetCampaignStateCommand({ id }))).state;
  }

  async run(verb: Verb, id: string): Promise<void> {
    await this.harness.v2.send(new VERBS[verb]({ id }));
  }

  /** A campaign in a state, set by its operators where no call leads there. */
  async inState(state: string, input: Partial<CreateCampaignCommandInput> = {}): Promise<string> {
    const id = await this.create(input);
    if (state !== 'Initialized') await this.control('campaigns', { state: { name: id, to: state } });
    return id;
  }

  async channels(id: string, channelSubtypeConfig: ChannelSubtypeConfig): Promise<void> {
    await this.harness.v2.send(new UpdateCampaignChannelSubtypeConfigCommand({ id, channelSubtypeConfig }));
  }

  async tags(id: string): Promise<Record<string, string> | undefined> {
    return (await this.harness.v2.send(new ListTagsForResourceCommand({ arn: ARN_PREFIX + id }))).tags;
  }

  async tag(id: string, tags: Record<string, string>): Promise<void> {
    await this.harness.v2.send(new TagResourceCommand({ arn: ARN_PREFIX + id, tags }));
  }

  async untag(id: string, ...tagKeys: string[]): Promise<void> {
    await this.harness.v2.send(new UntagResourceCommand({ arn: ARN_PREFIX + id, tagKeys }));
  }

  control(name: string, body?: unknown): Promise<unknown> {
    return this.harness.control(`connectv2/${name}`, body);
  }

  choose(name: string, value: string): void {
    this.harness.choose(`connectv2.${name}`, value);
  }
}
