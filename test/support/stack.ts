import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { App, Stack } from 'aws-cdk-lib';
import { zipSync } from 'fflate';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedRequest } from '../../emulator';
import type { Engine } from '../../emulator/aws/engine';
import { startEngine } from '../../emulator/aws/engine';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import type { ServiceRow } from './services';
import { EMULATOR } from './services/rest';

interface Assets {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path: string; readonly packaging: string };
        readonly destinations: Readonly<Record<string, { readonly bucketName: string; readonly objectKey: string }>>;
      }
    >
  >;
}

/** Synthesised stacks on the embedded engine, in moved time and without the CLI. */
export class Region {
  readonly time = new VirtualTime();
  private readonly folder = mkdtempSync(join(tmpdir(), 'region-'));
  private readonly uploaded = new Set<string>();
  private engine!: Engine;
  private client!: CloudFormationClient;
  private synths = 0;

  private constructor(readonly service: ServiceRow) {}

  static async start(service: ServiceRow): Promise<Region> {
    const region = new Region(service);
    region.engine = await startEngine({
      services: (context) => [service.emulated(context)],
      endpoints: (url) => ({ [service.endpointVariable]: url }),
      time: region.time,
      folder: region.folder,
    });
    const credentials = { accessKeyId: 'EMULATED', secretAccessKey: 'emulated' };
    const { secret } = service;
    if (secret) region.engine.secrets.put(secret.name, secret.value);
    const endpoint = region.engine.url;
    region.client = new CloudFormationClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    return region;
  }

  get settings(): Engine['settings'] {
    return this.engine.settings;
  }

  campaigns<T extends object = Record<string, unknown>>(): T[] {
    return this.engine.campaigns() as T[];
  }

  /** The calls so far of these operations. */
  calls(...operations: readonly string[]): RecordedRequest[] {
    return this.engine.requests().filter(({ operation }) => operations.includes(operation ?? ''));
  }

  writes(): (string | null)[] {
    return this.engine
      .requests()
      .map(({ operation }) => operation)
      .filter((operation) => this.service.writes.includes(operation ?? ''));
  }

  /** A control call of the service. */
  async control({ control, body }: { control: string; body: object }): Promise<void> {
    const address = `${this.engine.url}/_emulator/${this.service.name}/${control}`;
    const response = await fetch(address, { method: 'PUT', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
  }

  /** Creates or updates the stack of that name to the end; its status then. */
  async deploy(name: string, define: (stack: Stack) => unknown): Promise<string> {
    const template = await this.synthesise(name, define);
    const input = {
      StackName: name,
      TemplateBody: JSON.stringify(template).replaceAll(EMULATOR, this.engine.url),
      Capabilities: ['CAPABILITY_IAM' as const],
    };
    const exists = this.engine.stacks().some((stack) => stack.name === name && stack.status !== 'DELETE_COMPLETE');
    await this.client.send(exists ? new UpdateStackCommand(input) : new CreateStackCommand(input));
    return this.end(name);
  }

  async destroy(name: string): Promise<string> {
    await this.client.send(new DeleteStackCommand({ StackName: name }));
    return this.end(name);
  }

  /** Everything that can be read of a stack, and of what its functions did: as one text. */
  readable(name: string): string {
    const { engine } = this;
    const requests = engine.requests();
    const answers = requests.map(({ body }) => body);
    const logs = engine.functions().flatMap((functions) => functions.logs);
    return JSON.stringify([requests, answers, logs, engine.stacks(), engine.stackEvents(name), engine.executions()]);
  }

  /** Why resources of the stack failed. */
  reasons(name: string): string {
    const events = this.engine.stackEvents(name) as readonly { status: string; reason?: string }[];
    return events.flatMap(({ status, reason }) => (status.endsWith('_FAILED') ? [reason ?? ''] : [])).join('\n');
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(name: string): Promise<string> {
    await this.time.settle();
    return [...this.engine.stacks()].reverse().find((stack) => stack.name === name)?.status ?? 'none';
  }

  private async synthesise(name: string, define: (stack: Stack) => unknown): Promise<object> {
    const app = new App({ outdir: join(this.folder, `out-${this.synths++}`), analyticsReporting: false });
    const env = { account: '123456789012', region: 'us-east-1' };
    define(new Stack(app, name, { env }));
    const assembly = app.synth();
    const assets = `${assembly.directory}/${name}.assets.json`;
    await this.upload(assembly.directory, JSON.parse(readFileSync(assets, 'utf8')) as Assets);
    return assembly.getStackByName(name).template as object;
  }

  private async upload(directory: string, { files }: Assets): Promise<void> {
    for (const { source, destinations } of Object.values(files)) {
      const [destination] = Object.values(destinations);
      if (source.packaging !== 'zip' || !destination || this.uploaded.has(destination.objectKey)) continue;
      this.uploaded.add(destination.objectKey);
      const folder = join(directory, source.path);
      const entries = readdirSync(folder).map(
        (file) => [file, new Uint8Array(readFileSync(join(folder, file)))] as const,
      );
      const address = `${this.engine.url}/${destination.bucketName}/${destination.objectKey}`;
      const response = await fetch(address, { method: 'PUT', body: zipSync(Object.fromEntries(entries)) });
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
    }
  }
}
