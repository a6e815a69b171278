import {
  CreateCampaignCommand,
  DeleteCampaignCommand,
  DescribeCampaignCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateCampaignCommand,
  type Campaign,
  type CreateCampaignCommandInput,
  type UpdateCampaignCommandInput,
} from '@aws-sdk/client-personalize';
import { arnOf, MINUTE, VERSION, type Harness } from './harness';

export const NAME = 'films';
export const ARN = arnOf(NAME);

/** The calls of the tests, on one campaign called `films` unless they say otherwise. */
export class Calls {
  constructor(private readonly harness: Harness) {}

  async create(input: Partial<CreateCampaignCommandInput> = {}): Promise<string | undefined> {
    const command = new CreateCampaignCommand({ name: NAME, solutionVersionArn: VERSION, ...input });
    return (await this.harness.client.send(command)).campaignArn;
  }

  /** A campaign that has been ACTIVE for a while. */
  async createActive(input: Partial<CreateCampaignCommandInput> = {}): Promise<void> {
    await this.create(input);
    this.pass(11);
  }

  async update(input: Partial<UpdateCampaignCommandInput> = {}): Promise<string | undefined> {
    return (await this.harness.client.send(new UpdateCampaignCommand({ campaignArn: ARN, ...input }))).campaignArn;
  }

  async delete(name = NAME): Promise<void> {
    await this.harness.client.send(new DeleteCampaignCommand({ campaignArn: arnOf(name) }));
  }

  async describe(name = NAME): Promise<Campaign> {
    const command = new DescribeCampaignCommand({ campaignArn: arnOf(name) });
    return (await this.harness.client.send(command)).campaign!;
  }

  /** The campaign's status, and after a slash the latest update's where there was one. */
  async status(name = NAME): Promise<string> {
    try {
      const { status, latestCampaignUpdate } = await this.describe(name);
      return latestCampaignUpdate ? `${status!} / ${latestCampaignUpdate.status!}` : status!;
    } catch (error) {
      return (error as Error).name;
    }
  }

  async tags(): Promise<Record<string, string>> {
    const command = new ListTagsForResourceCommand({ resourceArn: ARN });
    const { tags = [] } = await this.harness.client.send(command);
    return Object.fromEntries(tags.map(({ tagKey = '', tagValue = '' }) => [tagKey, tagValue]));
  }

  async tag(tags: Record<string, string>): Promise<void> {
    await this.harness.client.send(new TagResourceCommand({ resourceArn: ARN, tags: tagList(tags) }));
  }

  async untag(...tagKeys: string[]): Promise<void> {
    await this.harness.client.send(new UntagResourceCommand({ resourceArn: ARN, tagKeys }));
  }

  async control(name: string, body: unknown): Promise<unknown> {
    const answer = await this.harness.control('PUT', `personalize/${name}`, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  /** Lets minutes pass. */
  pass(minutes: number): void {
    this.harness.emulator.clock.advance(minutes * MINUTE);
  }

  choose(name: string, value: string): void {
    this.harness.emulator.settings.change({ switches: { [`personalize.${name}`]: value } });
  }

  lag(lagMs: number): void {
    this.harness.emulator.settings.change({ lagMs });
  }
}

export function tagList(tags: Record<string, string>): { tagKey: string; tagValue: string }[] {
  return Object.entries(tags).map(([tagKey, tagValue]) => ({ tagKey, tagValue }));
}
