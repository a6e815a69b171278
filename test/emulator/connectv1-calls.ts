import {
  CreateCampaignCommand,
  DeleteCampaignCommand,
  DescribeCampaignCommand,
  GetCampaignStateCommand,
  PauseCampaignCommand,
  ResumeCampaignCommand,
  StartCampaignCommand,
  StopCampaignCommand,
  UpdateCampaignDialerConfigCommand,
  UpdateCampaignNameCommand,
  UpdateCampaignOutboundCallConfigCommand,
  type Campaign,
  type CreateCampaignCommandInput,
  type DialerConfig,
  type UpdateCampaignOutboundCallConfigCommandInput,
} from '@aws-sdk/client-connectcampaigns';
import { INSTANCE, type ConnectHarness } from './connect-harness';

export const MINIMAL = {
  name: 'films',
  connectInstanceId: INSTANCE,
  dialerConfig: { progressiveDialerConfig: { bandwidthAllocation: 1 } },
  outboundCallConfig: { connectContactFlowId: 'flow', connectQueueId: 'queue' },
};

export type Verb = 'start' | 'pause' | 'resume' | 'stop' | 'delete';

const VERBS = {
  start: StartCampaignCommand,
  pause: PauseCampaignCommand,
  resume: ResumeCampaignCommand,
  stop: StopCampaignCommand,
  delete: DeleteCampaignCommand,
} as const;

/** The calls of the tests of version 1. */
export class V1Calls {
  constructor(private readonly harness: ConnectHarness) {}

  async create(input: Partial<CreateCampaignCommandInput> = {}): Promise<string> {
    return (await this.harness.v1.send(new CreateCampaignCommand({ ...MINIMAL, ...input }))).id!;
  }

  async describe(id: string): Promise<Campaign> {
    return (await this.harness.v1.send(new DescribeCampaignCommand({ id }))).campaign!;
  }

  async state(id: string): Promise<string | undefined> {
    return (await this.harness.v1.send(new GetCampaignStateCommand({ id }))).state;
  }

  async run(verb: Verb, id: string): Promise<void> {
    await this.harness.v1.send(new VERBS[verb]({ id }));
  }

  /** A campaign in a state, set by its operators where no call leads there. */
  async inState(state: string, input: Partial<CreateCampaignCommandInput> = {}): Promise<string> {
    const id = await this.create(input);
    if (state !== 'Initialized') await this.control('campaigns', { state: { name: id, to: state } });
    return id;
  }

  async rename(id: string, name: string): Promise<void> {
    await this.harness.v1.send(new UpdateCampaignNameCommand({ id, name }));
  }

  async dialer(id: string, dialerConfig: DialerConfig): Promise<void> {
    await this.harness.v1.send(new UpdateCampaignDialerConfigCommand({ id, dialerConfig }));
  }

  async call(id: string, config: Omit<UpdateCampaignOutboundCallConfigCommandInput, 'id'>): Promise<void> {
    await this.harness.v1.send(new UpdateCampaignOutboundCallConfigCommand({ id, ...config }));
  }

  control(name: string, body?: unknown): Promise<unknown> {
    return this.harness.control(`connectv1/${name}`, body);
  }

  choose(name: string, value: string): void {
    this.harness.choose(`connectv1.${name}`, value);
  }
}
