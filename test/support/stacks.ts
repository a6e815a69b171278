import type { EmulatedRequest, EmulatedResponse, EmulatedService } from '../../emulator';

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

/** As much of CloudFormation's own API as a handler asks of its stack. */
export class Stacks implements EmulatedService {
  readonly name = 'stacks';
  /** By logical id. */
  readonly held = new Map<string, string>();
  status = 'UPDATE_IN_PROGRESS';

  route({ method, body }: EmulatedRequest): string | undefined {
    return method === 'POST' && typeof body === 'string' ? (parse(body).Action ?? undefined) : undefined;
  }

  handle(operation: string, { body }: EmulatedRequest): EmulatedResponse {
    const { LogicalResourceId: resource = '', StackName: stack = '' } = parse(String(body));
    const id = this.held.get(resource);
    if (operation === 'DescribeStacks') {
      return answer(
        operation,
        `<Stacks><member><StackName>${stack}</StackName><StackStatus>${this.status}</StackStatus></member></Stacks>`,
      );
    }
    if (id === undefined) return problem('ValidationError', `Resource ${resource} does not exist for stack ${stack}`);
    const detail = `<PhysicalResourceId>${id}</PhysicalResourceId><LogicalResourceId>${resource}</LogicalResourceId>`;
    return answer(operation, `<StackResourceDetail>${detail}</StackResourceDetail>`);
  }

  refuse(kind: string): EmulatedResponse {
    if (kind === 'throttle') return problem('Throttling', kind);
    return kind === 'denied' ? problem('AccessDenied', kind, 403) : problem('InternalFailure', kind, 500);
  }

  campaigns(): readonly object[] {
    return [];
  }

  reset(): void {
    this.held.clear();
    this.status = 'UPDATE_IN_PROGRESS';
  }
}

function parse(body: string): Record<string, string | undefined> {
  return Object.fromEntries(new URLSearchParams(body));
}

function answer(operation: string, result: string): EmulatedResponse {
  const body = `<${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${result}</${operation}Result></${operation}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

function problem(code: string, message: string, status = 400): EmulatedResponse {
  const body = `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return { status, headers: { 'content-type': 'text/xml' }, body };
}
