import type { EmulatedRequest, EmulatedResponse, EmulatedService } from '../core/service';
import { isObject } from '../core/shape';
import { arnOf } from './account';
import { answered, failed, refusal, ServiceError, targetOf } from './aws-json';

/** What the CLI asks to know whether an environment is bootstrapped, and how well. */
const BOOTSTRAP_VERSION = '/cdk-bootstrap/hnb659fds/version';
const NEWEST_BOOTSTRAP = '30';

/** The Parameter Store of AWS Systems Manager. */
export class ParameterStore implements EmulatedService {
  readonly name = 'ssm';
  readonly operations = ['GetParameter', 'GetParameters'];
  private readonly values = new Map<string, string>([[BOOTSTRAP_VERSION, NEWEST_BOOTSTRAP]]);

  get(name: string): string | undefined {
    return this.values.get(name);
  }

  put(name: string, value: string): void {
    this.values.set(name, value);
  }

  remove(name: string): void {
    this.values.delete(name);
  }

  route(request: EmulatedRequest): string | undefined {
    return targetOf(request, 'AmazonSSM');
  }

  handle(operation: string, { body }: EmulatedRequest): EmulatedResponse {
    const input = isObject(body) ? body : {};
    if (operation === 'GetParameters') return answered(this.several(input.Names as readonly string[]));
    if (operation !== 'GetParameter') return failed(new ServiceError('InvalidAction', `${operation} is not emulated`));
    const found = this.described(String(input.Name));
    return found ? answered({ Parameter: found }) : failed(new ServiceError('ParameterNotFound', String(input.Name)));
  }

  refuse = refusal;

  campaigns(): readonly object[] {
    return [];
  }

  reset(): void {
    // What stacks have made stays.
  }

  private several(names: readonly string[]): object {
    const found = names.map((name) => this.described(name));
    return {
      Parameters: found.filter((parameter) => parameter !== undefined),
      InvalidParameters: names.filter((_, index) => !found[index]),
    };
  }

  private described(name: string): object | undefined {
    const Value = this.get(name);
    if (Value === undefined) return undefined;
    return { Name: name, Type: 'String', Value, Version: 1, ARN: arnOf('ssm', `parameter/${name.replace(/^\//, '')}`) };
  }
}
