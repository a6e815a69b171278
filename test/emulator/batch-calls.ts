import type { Answer, RestHarness } from './rest-harness';

export const PUSH = { channel_type: 'push', platform_type: ['ios'], body: 'New films' };
export const EMAIL = { channel_type: 'email', subject: 'Films', sender_identity_id: '4012', html: '<p>New films</p>' };
export const DRAFT = { name: 'films', state: 'DRAFT', when: { start_time: 'now' }, messages: [PUSH] };
export const NOWHERE = `orchestration_${'0'.repeat(24)}`;

export interface Item {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

export interface List {
  readonly orchestrations: readonly Item[];
  readonly count: number;
  readonly has_more: boolean;
  readonly next_from?: string;
}

/** The calls of the tests of Batch. */
export class BatchCalls {
  version = '2.10';

  constructor(
    private readonly harness: RestHarness,
    private readonly project = 'project_shop',
  ) {}

  post(name: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.harness.call('POST', `/${this.version}/campaigns/${name}`, body, { ...this.headers(), ...headers });
  }

  get(name: string, query = ''): Promise<Answer> {
    return this.harness.call('GET', `/${this.version}/orchestrations/${name}${query}`, undefined, this.headers());
  }

  async create(change: object = {}): Promise<string> {
    const answer = await this.post('create', { ...DRAFT, ...change });
    expect(answer).toMatchObject({ status: 201 });
    return (answer.body as { id: string }).id;
  }

  update(id: string, change: object = {}): Promise<Answer> {
    return this.post('update', { id, campaign: { ...DRAFT, ...change } });
  }

  /** An update that must be taken. */
  async set(id: string, change: object): Promise<void> {
    expect(await this.update(id, change)).toEqual({ status: 200, body: {} });
  }

  delete(id: string): Promise<Answer> {
    return this.post('delete', { id });
  }

  async list(query = ''): Promise<List> {
    const answer = await this.get('list', query);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as List;
  }

  /** The status that the list shows. */
  async status(id: string): Promise<string | undefined> {
    const { orchestrations } = await this.list('?limit=100');
    return orchestrations.find((item) => item.id === id)?.status;
  }

  /** A campaign in a state, set without the API where it cannot be written. */
  async inState(state: string): Promise<string> {
    const written = state === 'COMPLETED' ? 'DRAFT' : state;
    const id = await this.create({ state: written, when: { start_time: '2027-01-01T00:00:00Z' } });
    if (written !== state) await this.control('campaigns', { state: { name: id, to: state } });
    return id;
  }

  async starts(id: string): Promise<number | undefined> {
    const all = await this.control<{ id: string; starts: number }[]>('outreach');
    return all.find((campaign) => campaign.id === id)?.starts;
  }

  control<T>(name: string, body?: unknown): Promise<T> {
    return this.harness.control<T>(`batch/${name}`, body);
  }

  choose(name: string, value: string): void {
    this.harness.choose(`batch.${name}`, value);
  }

  private headers(): Record<string, string> {
    return { authorization: 'Bearer key', 'x-batch-project': this.project };
  }
}

/** A refusal as one line: status, code and message. */
export function told({ status, body }: Answer): string {
  const { error_code, error_message } = body as { error_code: string; error_message: string };
  expect(Object.keys(body as object)).toEqual(['error_code', 'error_message']);
  expect(typeof error_code).toBe('string');
  return `${status} ${error_code} ${error_message}`;
}
