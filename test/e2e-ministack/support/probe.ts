import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../../demo/engines/engine';

/* Stacks of custom resources whose function says what it sees, and does what the resource's properties ask for. */

const CODE = `
const tell = (words) => fetch(process.env.LISTENER, { method: 'POST', body: JSON.stringify(words) });
const listMachines = () => fetch(process.env.AWS_ENDPOINT_URL, {
  method: 'POST',
  headers: {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'AWSStepFunctions.ListStateMachines',
    authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID +
      '/20261121/us-east-1/states/aws4_request, SignedHeaders=host, Signature=0',
  },
  body: '{}',
});
exports.handler = async (event, context) => {
  if (event.throws) throw new TypeError('as asked');
  const { RequestType: type, LogicalResourceId: resource, ResponseURL: url, ResourceProperties: properties } = event;
  const { invokedFunctionArn } = context;
  const { status } = await listMachines();
  await tell({ what: 'begin', type, resource, url, properties, invokedFunctionArn, node: process.version, status });
  await new Promise((resolve) => setTimeout(resolve, Number(properties.takes ?? 0)));
  await tell({ what: 'end', type, resource });
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId = resource + '-1' } = event;
  const Status = properties.fails === type ? 'FAILED' : 'SUCCESS';
  const Data = { text: 'x'.repeat(Number(properties.answers ?? 1)) };
  const answer = { Status, Reason: 'as asked', StackId, RequestId, LogicalResourceId, PhysicalResourceId, Data };
  await fetch(url, { method: 'PUT', headers: { 'content-type': '' }, body: JSON.stringify(answer) });
};`;

export interface Told {
  readonly what: 'begin' | 'end';
  readonly type: string;
  readonly resource: string;
  readonly url: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly invokedFunctionArn: string;
  readonly node: string;
  /** Of a call to AWS that the function's role does not allow. */
  readonly status: number;
}

export type Resources = Readonly<Record<string, object>>;

export class Probe {
  readonly told: Told[] = [];
  private readonly client: CloudFormationClient;

  private constructor(
    private readonly engine: Engine,
    private readonly server: Server,
  ) {
    this.client = new CloudFormationClient({
      endpoint: engine.url,
      region: 'us-east-1',
      credentials: { accessKeyId: '123456789012', secretAccessKey: 'ministack' },
    });
  }

  static async on(engine: Engine): Promise<Probe> {
    const server = createServer((message, answer) => {
      void text(message).then((body) => {
        probe.told.push(JSON.parse(body) as Told);
        answer.end();
      });
    });
    const probe = new Probe(engine, server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return probe;
  }

  /** Says how it ended. */
  async create(stack: string, resources: Resources): Promise<string> {
    this.told.length = 0;
    const TemplateBody = this.template(stack, resources);
    await this.client.send(
      new CreateStackCommand({ StackName: stack, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
    );
    return this.ended(stack);
  }

  async update(stack: string, resources: Resources): Promise<string> {
    this.told.length = 0;
    const TemplateBody = this.template(stack, resources);
    await this.client.send(
      new UpdateStackCommand({ StackName: stack, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
    );
    return this.ended(stack);
  }

  async delete(stack: string): Promise<string> {
    this.told.length = 0;
    await this.client.send(new DeleteStackCommand({ StackName: stack }));
    return this.ended(stack);
  }

  /** What the function was asked for, in its order. */
  asked(): string[] {
    return this.told.filter(({ what }) => what === 'begin').map(({ type, resource }) => `${type} ${resource}`);
  }

  async events(stack: string): Promise<string[]> {
    const { StackEvents: events = [] } = await this.client.send(new DescribeStackEventsCommand({ StackName: stack }));
    return events.reverse().map(({ LogicalResourceId: id, ResourceStatus: status }) => `${id ?? ''} ${status ?? ''}`);
  }

  /** Calls the function and waits for what it returns. */
  async invoke(stack: string, payload: object): Promise<{ errorType?: string }> {
    const credential = 'Credential=123456789012/20261121/us-east-1/lambda/aws4_request';
    const answer = await fetch(`${this.engine.url}/2015-03-31/functions/${stack}-function/invocations`, {
      method: 'POST',
      headers: { authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0` },
      body: JSON.stringify(payload),
    });
    return (await answer.json()) as { errorType?: string };
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async ended(stack: string): Promise<string> {
    for (;;) {
      const { Stacks: stacks = [] } = await this.client.send(new DescribeStacksCommand({}));
      const status = stacks.find(({ StackName: name }) => name === stack)?.StackStatus ?? 'gone';
      if (!/IN_PROGRESS$/.test(status)) return status;
      await sleep(50);
    }
  }

  private template(stack: string, resources: Resources): string {
    const listener = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    const assumed = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const probes = Object.entries(resources).map(([id, properties]): [string, object] => [
      id,
      { Type: 'Custom::Probe', Properties: { ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] }, ...properties } },
    ]);
    return JSON.stringify({
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [assumed] } },
        },
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            FunctionName: `${stack}-function`,
            Runtime: 'nodejs24.x',
            Handler: 'index.handler',
            Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Code: { ZipFile: CODE },
            Environment: { Variables: { LISTENER: listener } },
          },
        },
        ...Object.fromEntries<object>(probes),
      },
    });
  }
}
