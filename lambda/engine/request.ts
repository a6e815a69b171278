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
  return isMap(event) && NEEDED.every((key) => typeof event[key] === 'string' && event[key] !== '');
}

export function isRequestType(type: unknown): type is RequestType {
  return REQUEST_TYPES.some((known) => known === type);
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
