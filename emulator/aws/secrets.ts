import { randomBytes } from 'node:crypto';
import type { EmulatedRequest, EmulatedResponse, EmulatedService } from '../core/service';
import { isObject } from '../core/shape';
import { arnOf } from './account';
import { answered, failed, refusal, ServiceError, targetOf } from './aws-json';

interface Secret {
  readonly arn: string;
  readonly name: string;
  value: string;
  version: string;
}

/** AWS Secrets Manager, as far as reading goes. */
export class Secrets implements EmulatedService {
  readonly name = 'secretsmanager';
  readonly operations = ['GetSecretValue', 'CreateSecret', 'PutSecretValue', 'DescribeSecret'];
  private readonly secrets = new Map<string, Secret>();

  constructor(private readonly now: () => number) {}

  /** Makes a secret or changes its value; returns its ARN. */
  put(nameOrArn: string, value: string): string {
    const before = this.find(nameOrArn);
    const name = before?.name ?? nameOrArn;
    const arn = before?.arn ?? arnOf('secretsmanager', `secret:${name}-${randomBytes(3).toString('hex')}`);
    this.secrets.set(arn, { arn, name, value, version: randomBytes(16).toString('hex') });
    return arn;
  }

  value(nameOrArn: string): string | undefined {
    return this.find(nameOrArn)?.value;
  }

  remove(nameOrArn: string): void {
    const found = this.find(nameOrArn);
    if (found) this.secrets.delete(found.arn);
  }

  route(request: EmulatedRequest): string | undefined {
    return targetOf(request, 'secretsmanager');
  }

  handle(operation: string, { body }: EmulatedRequest): EmulatedResponse {
    try {
      return answered(this.answer(operation, isObject(body) ? body : {}));
    } catch (error) {
      if (error instanceof ServiceError) return failed(error);
      throw error;
    }
  }

  refuse = refusal;

  campaigns(): readonly object[] {
    return [];
  }

  reset(): void {
    // What stacks have made stays.
  }

  private answer(operation: string, { Name, SecretId, SecretString }: Readonly<Record<string, unknown>>): object {
    switch (operation) {
      case 'CreateSecret':
        if (this.find(String(Name))) throw new ServiceError('ResourceExistsException', `secret ${String(Name)} exists`);
        return { ARN: this.put(String(Name), String(SecretString)), Name };
      case 'PutSecretValue':
        return { ARN: this.put(this.get(SecretId).arn, String(SecretString)) };
      case 'DescribeSecret':
        return identity(this.get(SecretId));
      case 'GetSecretValue': {
        const { value, version, ...secret } = this.get(SecretId);
        const dated = { VersionStages: ['AWSCURRENT'], CreatedDate: this.now() / 1000 };
        return { ...identity(secret), SecretString: value, VersionId: version, ...dated };
      }
      default:
        throw new ServiceError('InvalidAction', `${operation} is not emulated`);
    }
  }

  private get(id: unknown): Secret {
    const found = this.find(String(id));
    if (found) return found;
    throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  /** By name, by ARN, or by an ARN without the six characters that the service adds. */
  private find(id: string): Secret | undefined {
    const all = [...this.secrets.values()];
    return all.find(({ arn, name }) => arn === id || name === id || arn.slice(0, -7) === id);
  }
}

function identity({ arn, name }: Pick<Secret, 'arn' | 'name'>): object {
  return { ARN: arn, Name: name };
}
