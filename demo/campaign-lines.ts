interface Campaign {
  readonly service: string;
  readonly name: string;
  readonly id?: string;
  readonly status?: string;
  readonly state?: string;
  readonly updateStatus?: string;
}

const EVERY_MS = 50;

interface Line {
  readonly name: string;
  readonly state: string;
}

/** One line for each state that a campaign reaches. */
export class CampaignLines {
  private readonly shown = new Map<string, Line>();
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
    const now = new Map((this.campaigns() as Campaign[]).map((campaign) => [keyOf(campaign), lineOf(campaign)]));
    for (const [key, line] of now) {
      const before = this.shown.get(key);
      this.shown.set(key, line);
      // What is finished gets its name, and stays what it is.
      if (before?.name !== line.name || before.state !== line.state) this.print(`${line.name}  ${line.state}`);
    }
    for (const [key, { name }] of [...this.shown].filter(([known]) => !now.has(known))) {
      this.shown.delete(key);
      this.print(`${name}  is gone`);
    }
  }
}

function keyOf({ service, name, id = name }: Campaign): string {
  return `${service} ${id}`;
}

function lineOf({ service, name, ...state }: Campaign): Line {
  return { name: `${service} ${name}`, state: stateOf(state) };
}

function stateOf({ state = '', status = state, updateStatus }: Omit<Campaign, 'service' | 'name'>): string {
  return updateStatus === undefined || status !== 'ACTIVE' ? status : `${status}, update ${updateStatus}`;
}
