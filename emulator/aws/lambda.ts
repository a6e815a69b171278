import type { EmulatedRequest, EmulatedResponse, EmulatedService, RefusalKind } from '../core/service';
import { FunctionError, LambdaException, type LambdaExceptionName } from './function-error';
import type { FunctionRegistry } from './function-registry';

/** `/2015-03-31/functions/NAME` and what may follow. */
const PATH = /^\/2015-03-31\/functions\/([^/]+)(\/invocations)?$/;

const STATUS: Readonly<Record<LambdaExceptionName, number>> = {
  TooManyRequestsException: 429,
  ServiceException: 500,
  AWSLambdaException: 500,
  SdkClientException: 500,
  ResourceNotFoundException: 404,
};

const REFUSALS: Readonly<Record<RefusalKind, readonly [status: number, type: string]>> = {
  throttle: [429, 'TooManyRequestsException'],
  error: [500, 'ServiceException'],
  unavailable: [503, 'ServiceUnavailableException'],
  denied: [403, 'AccessDeniedException'],
};

/** AWS Lambda, for functions that call each other: synchronous invocations, and what there is of a function. */
export function createLambda(functions: FunctionRegistry): EmulatedService {
  return {
    name: 'lambda',
    operations: ['Invoke', 'GetFunction'],
    route: operationOf,
    handle: (operation, request) => (operation === 'Invoke' ? invoke(functions, request) : get(functions, request)),
    refuse: (kind) => refused(...REFUSALS[kind], 'Lambda refuses.'),
    campaigns: () => [],
    reset: () => undefined,
  };
}

function operationOf({ method, path }: EmulatedRequest): string | undefined {
  const [found, , invocations] = PATH.exec(path) ?? [];
  if (found === undefined) return undefined;
  return { POST: invocations && 'Invoke', GET: invocations ? undefined : 'GetFunction' }[method];
}

/** What the function threw is an answer too; a header tells it from what it returned. */
async function invoke(functions: FunctionRegistry, request: EmulatedRequest): Promise<EmulatedResponse> {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type !== 'RequestResponse') return refused(400, 'InvalidParameterValueException', `${type} is not emulated`);
  const headers = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' };
  try {
    const { payload } = await functionOf(functions, request).invoke(request.body ?? {});
    return { status: 200, headers, body: JSON.stringify(payload) };
  } catch (error) {
    if (error instanceof LambdaException) return refused(STATUS[error.name], error.name, error.message);
    if (!(error instanceof FunctionError)) throw error;
    return { status: 200, headers: { ...headers, 'x-amz-function-error': 'Unhandled' }, body: error.payload };
  }
}

function get(functions: FunctionRegistry, request: EmulatedRequest): EmulatedResponse {
  try {
    const { name, arn } = functionOf(functions, request);
    const configuration = { FunctionName: name, FunctionArn: arn, State: 'Active', LastUpdateStatus: 'Successful' };
    return { status: 200, body: { Configuration: configuration } };
  } catch (error) {
    if (error instanceof LambdaException) return refused(STATUS[error.name], error.name, error.message);
    throw error;
  }
}

function functionOf(functions: FunctionRegistry, { path }: EmulatedRequest) {
  const id = decodeURIComponent(PATH.exec(path)?.[1] ?? '');
  const found = functions.find(id);
  if (found) return found;
  throw new LambdaException('ResourceNotFoundException', `Function not found: ${id}`);
}

function refused(status: number, type: string, message: string): EmulatedResponse {
  return { status, headers: { 'x-amzn-errortype': type }, body: { Message: message } };
}
