import type { Answer, RestHarness } from './rest-harness';

const WORKDAY = [true, true, true];
const WEEKEND = [false, true, true];

export const SCHEDULE = {
  monday: WORKDAY,
  tuesday: WORKDAY,
  wednesday: WORKDAY,
  thursday: WORKDAY,
  friday: WORKDAY,
  saturday: WEEKEND,
  sunday: WEEKEND,
};
export const CONTENT = { name: 'films', seats: ['seat_1'], schedule: SCHEDULE };
export const CREATED_AT = 1_756_551_947_499;
export const ACCOUNT = 'account_shop';
export const NOWHERE = `campaign_${'0'.repeat(20)}`;

export interface Shown {
  readonly campaign_id: string;
  readonly name: string;
  readonly status: string;
}

/** The calls of the tests of Alsona. */
export class AlsonaCalls {
  /** What the paths begin with. */
  root = '/rest';

  constructor(
    private readonly harness: RestHarness,
    readonly account = ACCOUNT,
  ) {}

  request(method: string, path = '', body?: unknown): Promise<Answer> {
    const target = `${this.root}/accounts/${this.account}/campaigns${path}`;
    return this.harness.call(method, target, body, { 'x-api-key': 'key' });
  }

  post(campaign: object = {}): Promise<Answer> {
    const rest = { status: 'DRAFT', account_id: this.account, created_at: CREATED_AT };
    return this.request('POST', '', { campaign: { ...CONTENT, ...rest, ...campaign } });
  }

  put(id: string, campaign: object = {}): Promise<Answer> {
    return this.request('PUT', `/${id}`, { campaign: { ...CONTENT, ...campaign } });
  }

  get(id: string): Promise<Answer> {
    return this.request('GET', `/${id}`);
  }

  delete(id: string): Promise<Answer> {
    return this.request('DELETE', `/${id}`);
  }

  async create(campaign: object = {}): Promise<string> {
    return shownIn(await this.post(campaign)).campaign_id;
  }

  /** An update that must be taken. */
  async set(id: string, campaign: object): Promise<void> {
    shownIn(await this.put(id, campaign));
  }

  async list(query = ''): Promise<{ campaigns: Shown[]; last_key: string | null }> {
    const answer = await this.request('GET', query);
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    return answer.body as { campaigns: Shown[]; last_key: string | null };
  }

  async status(id: string): Promise<string> {
    return shownIn(await this.get(id)).status;
  }

  async starts(id: string): Promise<number | undefined> {
    const all = await this.control<{ id: string; starts: number }[]>('outreach');
    return all.find((campaign) => campaign.id === id)?.starts;
  }

  control<T>(name: string, body?: unknown): Promise<T> {
    return this.harness.control<T>(`alsona/${name}`, body);
  }

  choose(name: string, value: string): void {
    this.harness.choose(`alsona.${name}`, value);
  }
}

export function shownIn(answer: Answer): Shown {
  expect(answer).toMatchObject({ status: 200, body: { success: true } });
  return (answer.body as { campaign: Shown }).campaign;
}

/** A refusal as one line. */
export function told({ status, body }: Answer): string {
  const { error, message } = body as { error: string; message: string };
  expect(Object.keys(body as object)).toEqual(['error', 'message']);
  return `${status} ${error}: ${message}`;
}
