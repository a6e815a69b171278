interface Campaign {
  readonly service: string;
  readonly name: string;
  readonly status?: string;
  readonly state?: string;
  readonly updateStatus?: string;
}

const EVERY_MS = 50;

/** One line for each state that a campaign reaches. */
export class CampaignLines {
  private readonly shown = new Map<string, string>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly campaigns: () => readonly object[],
    private readonly print: (line: string) => void,
  ) {
    this.timer = setInterval(() => this.look(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = new Map((this.campaigns() as Campaign[]).map((campaign) => [nameOf(campaign), stateOf(campaign)]));
    for (const [name, state] of now) if (this.shown.get(name) !== state) this.say(name, state);
    for (const name of [...this.shown.keys()].filter((known) => !now.has(known))) {
      this.shown.delete(name);
      this.print(`${name}  is gone`);
    }
  }

  private say(name: string, state: string): void {
    this.shown.set(name, state);
    this.print(`${name}  ${state}`);
  }
}

function nameOf({ service, name }: Campaign): string {
  return `${service} ${name}`;
}

function stateOf({ state = '', status = state, updateStatus }: Campaign): string {
  return updateStatus === undefined || status !== 'ACTIVE' ? status : `${status}, update ${updateStatus}`;
}
