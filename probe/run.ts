import { SFNClient } from '@aws-sdk/client-sfn';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Base } from './base';
import { baseOf, baseTemplate } from './base';
import type { ClientSettings } from './clients';
import { Cloud } from './cloud';
import type { Finding, Findings } from './finding';
import { unprobed } from './finding';
import type { Scenario } from './lab';
import { labOf } from './lab';
import { Machines } from './machines';
import type { Pace } from './pace';
import { inPool } from './pool';
import { Recorder } from './recorder';
import type { Say } from './stacks';
import { Stacks } from './stacks';

export interface RunSettings {
  readonly clients: ClientSettings;
  readonly pace: Pace;
  readonly prefix: string;
  readonly scenarios: readonly Scenario[];
  readonly atOnce: number;
  readonly say: Say;
  /** Aborted when the run has to end early. */
  readonly signal: AbortSignal;
}

/** One run of the probe: what it makes, what it sees, and the end of all that it made. */
export class Run {
  readonly stacks: Stacks;
  private readonly cloud: Cloud;
  private readonly states: SFNClient;

  constructor(private readonly settings: RunSettings) {
    const { clients, pace, say, signal } = settings;
    this.cloud = new Cloud(clients);
    this.states = new SFNClient(clients);
    this.stacks = new Stacks({ cloud: this.cloud, lookMs: pace.lookMs, say, signal });
  }

  async play(): Promise<Findings> {
    const { scenarios, atOnce } = this.settings;
    const base = await this.makeBase();
    const findings = await inPool(atOnce, scenarios, (scenario) => this.playOne(base, scenario));
    return Object.assign({}, ...findings) as Findings;
  }

  close(): void {
    this.cloud.close();
    this.states.destroy();
  }

  private async makeBase(): Promise<Base> {
    const { prefix, pace, say, signal } = this.settings;
    say(`making the stack ${prefix}`);
    const id = await this.stacks.create(prefix, { template: baseTemplate() });
    const stack = await this.stacks.settled(id, signal);
    if (stack?.StackStatus !== 'CREATE_COMPLETE') {
      const events = await this.cloud.events(id);
      const failed = events.find(({ ResourceStatus: status }) => status === 'CREATE_FAILED');
      throw new Error(
        `the stack ${prefix} could not be made: ${failed?.ResourceStatusReason ?? 'no reason was given'}`,
      );
    }
    // Roles are not known everywhere at once.
    await sleep(pace.settleMs, undefined, { signal });
    return baseOf(stack);
  }

  private async playOne(base: Base, scenario: Scenario): Promise<Findings> {
    const { pace, say, signal } = this.settings;
    const takes = scenario.takes?.(pace) ?? 0;
    const all = (finding: Finding) => Object.fromEntries(scenario.claims.map((claim) => [claim, finding]));
    if (!pace.allows(takes))
      return all(unprobed(`it takes ${Math.ceil(takes)} seconds: --patience ${Math.ceil(takes) + 60}`));
    signal.throwIfAborted();
    const late = AbortSignal.timeout(pace.patience * 1000);
    try {
      const lab = this.lab(base, AbortSignal.any([signal, late]));
      const findings = await scenario.play(lab, lab.scene(scenario.name));
      say(
        `${scenario.name}: ${Object.values(findings)
          .map(({ verdict }) => verdict)
          .join(', ')}`,
      );
      return this.named(findings);
    } catch (error) {
      signal.throwIfAborted();
      const words = late.aborted ? `it did not end within ${pace.patience} seconds` : wordsOf(error);
      say(`${scenario.name}: ${words}`);
      return this.named(all(unprobed(words)));
    }
  }

  private lab(base: Base, signal: AbortSignal) {
    const { prefix, pace } = this.settings;
    const recorder = new Recorder(this.states, base.recorderArn, pace.settleMs, signal);
    const machines = new Machines(this.states, pace.lookMs, signal);
    return labOf({ prefix, cloud: this.cloud, stacks: this.stacks, recorder, machines, base, pace, signal });
  }

  /** Without what differs from run to run. */
  private named(findings: Findings): Findings {
    const plain = (words: string) =>
      words
        .replaceAll(this.settings.prefix, '<stack>')
        .replace(/-[A-Z0-9]{12}\b/g, '-<12 characters>')
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>');
    return Object.fromEntries(
      Object.entries(findings).map(([claim, { verdict, words }]) => [claim, { verdict, words: plain(words) }]),
    );
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Unprobed' ? error.message : `${error.name}: ${error.message}`;
}
