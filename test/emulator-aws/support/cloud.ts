import type { EngineEvent, Engine, EngineOptions } from '../../../emulator/aws/engine';
import { startEngine } from '../../../emulator/aws/engine';
import { VirtualTime } from '../../../emulator/aws/virtual-time';

/** What a custom resource was asked. */
export interface Asked {
  readonly RequestType: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
  readonly OldResourceProperties?: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

export type Properties = Readonly<Record<string, unknown>>;
export type Resources = Readonly<Record<string, object>>;

/** Does what the property named as the request says: `{Create: {status: 'FAILED'}}`. */
const HANDLER = `exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const { status = 'SUCCESS', reason = '', id, silent, data, pad = 0 } = event.ResourceProperties[event.RequestType] ?? {};
  if (silent) return;
  const own = event.PhysicalResourceId ?? 'id-of-' + event.LogicalResourceId;
  const body = JSON.stringify({
    Status: status, Reason: reason + 'x'.repeat(Number(pad)), PhysicalResourceId: id ?? own, StackId: event.StackId,
    RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId, Data: data ?? { Word: event.ResourceProperties.word },
  });
  await fetch(event.ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body });
};`;

/** An engine on moved time, spoken to in CloudFormation's own protocol. */
export class CloudWorld {
  readonly time = new VirtualTime();
  readonly lines: string[] = [];
  engine!: Engine;

  static async start(more: Pick<EngineOptions, 'concurrency'> = {}): Promise<CloudWorld> {
    const world = new CloudWorld();
    const onEvent = (event: EngineEvent): void => {
      if (event.kind === 'log') world.lines.push(event.line);
    };
    world.engine = await startEngine({ ...more, services: () => [], time: world.time, onEvent, patienceMs: 0 });
    return world;
  }

  /** One call; resolves with the XML of its answer, rejects with the code and message of an error. */
  async call(action: string, input: Readonly<Record<string, string>> = {}): Promise<string> {
    const body = new URLSearchParams({ Action: action, Version: '2010-05-15', ...input });
    const response = await fetch(this.engine.url, { method: 'POST', body });
    const text = await response.text();
    if (response.ok) return text;
    throw new Error(`${within(text, 'Code')}: ${within(text, 'Message')}`);
  }

  /** Makes or updates a stack and waits until all is still. */
  async deploy(name: string, resources: Resources, more: object = {}, input: Readonly<Record<string, string>> = {}) {
    await this.begin(name, resources, more, input);
    await this.time.settle();
    return this.stack(name);
  }

  async begin(name: string, resources: Resources, more: object = {}, input: Readonly<Record<string, string>> = {}) {
    const there = this.engine.stacks().some((stack) => stack.name === name && stack.status !== 'DELETE_COMPLETE');
    const TemplateBody = JSON.stringify({ Resources: { Fn: functionOf(), ...resources }, ...more });
    const given = { StackName: name, TemplateBody, 'Capabilities.member.1': 'CAPABILITY_NAMED_IAM', ...input };
    return this.call(there ? 'UpdateStack' : 'CreateStack', given);
  }

  async delete(name: string, input: Readonly<Record<string, string>> = {}) {
    const { id } = this.stack(name);
    await this.call('DeleteStack', { StackName: name, ...input });
    await this.time.settle();
    return this.stack(id);
  }

  stack(nameOrId: string) {
    const found = [...this.engine.stacks()].reverse().find(({ id, name }) => name === nameOrId || id === nameOrId);
    if (!found) throw new Error(`no stack ${nameOrId}`);
    return found;
  }

  /** What the custom resources of a stack were asked, in order: since the last time, or with `from` since then. */
  asked(stack: string, from = 0): Asked[] {
    const all = this.lines.map((line) => JSON.parse(line) as Asked);
    return all.filter(({ StackId }) => String(StackId).includes(`:stack/${stack}/`)).slice(from);
  }

  /** The same in short: `Create A id`. */
  asks(stack: string, from = 0): string[] {
    return this.asked(stack, from).map(({ RequestType, LogicalResourceId, PhysicalResourceId, ResourceProperties }) =>
      [RequestType, LogicalResourceId, PhysicalResourceId, ResourceProperties.word].filter(Boolean).join(' '),
    );
  }

  /** `A CREATE_COMPLETE`, in order. */
  events(stack: string, from = 0): string[] {
    return this.engine
      .stackEvents(stack)
      .slice(from)
      .map(({ logicalId, status }) => `${logicalId} ${status}`);
  }

  reasonOf(stack: string, logicalId: string, status: string): string | undefined {
    const events = this.engine.stackEvents(stack);
    return [...events].reverse().find((event) => event.logicalId === logicalId && event.status === status)?.reason;
  }
}

export function functionOf(source = HANDLER, more: Properties = {}): object {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: { Handler: 'index.handler', Code: { ZipFile: source }, Timeout: 10, ...more },
  };
}

export function thing(properties: Properties = {}, more: object = {}): object {
  const ServiceToken = { 'Fn::GetAtt': ['Fn', 'Arn'] };
  return { Type: 'Custom::Thing', Properties: { ServiceToken, ...properties }, ...more };
}

export function within(xml: string, element: string): string {
  const [, found = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(xml) ?? [];
  return found
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
