import type { EmulatedRequest, EmulatedResponse, RefusalKind } from '../core/service';
import { problemsOf, type Problem, type StructureShape } from '../core/shape';

/** An error that a service answers with, in the protocol AWS JSON. */
export class ServiceError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

const REFUSALS: Readonly<Record<RefusalKind, ServiceError>> = {
  throttle: new ServiceError('ThrottlingException', 'Rate exceeded'),
  error: new ServiceError('InternalServerException', 'Internal server error', 500),
  unavailable: new ServiceError('ServiceUnavailableException', 'Service is unavailable', 503),
  denied: new ServiceError('AccessDeniedException', 'User is not authorized to perform this action'),
};

const CONTENT_TYPE = { 'content-type': 'application/x-amz-json-1.0' };

export function answered(body: object): EmulatedResponse {
  return { status: 200, headers: CONTENT_TYPE, body };
}

export function failed(error: ServiceError): EmulatedResponse {
  return { status: error.status, headers: CONTENT_TYPE, body: { __type: error.name, message: error.message } };
}

export function refusal(kind: RefusalKind): EmulatedResponse {
  return failed(REFUSALS[kind]);
}

/** The part of `x-amz-target` after the service's own name. */
export function targetOf(request: EmulatedRequest, service: string): string | undefined {
  const target = request.headers['x-amz-target'] ?? '';
  return request.method === 'POST' && target.startsWith(`${service}.`) ? target.slice(service.length + 1) : undefined;
}

/** The body as its shape says, or the refusal that says what is wrong with it. */
export function checked(shape: StructureShape, body: unknown): object {
  const problems = problemsOf(shape, body ?? {});
  const unreadable = problems.find(({ kind }) => kind === 'type');
  if (unreadable) throw new ServiceError('SerializationException', unreadable.message);
  if (problems.length > 0) throw new ServiceError('ValidationException', summary(problems));
  return body ?? {};
}

function summary(problems: readonly Problem[]): string {
  const each = problems.map(({ path, message }) => `Value at '${path}' failed to satisfy constraint: ${message}`);
  return `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: ${each.join('; ')}`;
}
