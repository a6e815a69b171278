/** A request as CloudFormation sends it, as far as it could be read. */
export interface Request {
  readonly RequestType: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType?: string;
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
  readonly OldResourceProperties?: Readonly<Record<string, unknown>>;
}

/** What an answer needs; anything that has these is answered, whatever else is wrong with it. */
export type Answerable = Pick<Request, 'ResponseURL' | 'StackId' | 'RequestId' | 'LogicalResourceId'> &
  Partial<Request>;

const REQUEST_TYPES = ['Create', 'Update', 'Delete'] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

const NEEDED = ['ResponseURL', 'StackId', 'RequestId', 'LogicalResourceId'] as const;

export function isAnswerable(event: unknown): event is Answerable {
  const isComplete = isMap(event) && NEEDED.every((key) => typeof event[key] === 'string' && event[key] !== '');
  // What could never be answered is not begun.
  return isComplete && /^https?:\/\//i.test(String(event.ResponseURL)) && URL.canParse(String(event.ResponseURL));
}

export function isRequestType(type: unknown): type is RequestType {
  return REQUEST_TYPES.some((known) => known === type);
}

/** Deeper than any contract: what is there is refused by what is above it, and JSON of any depth cannot be written. */
const DEEPEST = 100;

/** The event without what is too deep in its properties. */
export function shallow(event: Answerable): Answerable {
  const kept = (member: keyof Request) =>
    event[member] === undefined ? {} : { [member]: cutBelow(event[member], DEEPEST) };
  return { ...event, ...kept('ResourceProperties'), ...kept('OldResourceProperties') };
}

function cutBelow(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '...';
  if (Array.isArray(value)) return value.map((item) => cutBelow(item, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cutBelow(member, levels - 1)]));
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
