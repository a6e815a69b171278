import type { EmulatedRequest, EmulatedResponse, EmulatedService } from '../core/service';
import { ACCOUNT } from './account';
import { ServiceError } from './aws-json';
import { actionOf, inputOf, queryAnswer, queryFailure, queryRefusal } from './query-protocol';

const VERSION = '2011-06-15';
/** The machine's own time decides whether a client's credentials have expired. */
const LIFETIME_MS = 12 * 60 * 60 * 1000;

/** AWS STS: everybody is the account, and may be any role. */
export function createSts(): EmulatedService {
  return {
    name: 'sts',
    operations: ['GetCallerIdentity', 'AssumeRole'],
    route: (request) => actionOf(request, VERSION),
    handle: answerTo,
    refuse: queryRefusal,
    campaigns: () => [],
    reset: () => undefined,
  };
}

function answerTo(action: string, request: EmulatedRequest): EmulatedResponse {
  if (action === 'GetCallerIdentity') {
    return queryAnswer(action, { Arn: `arn:aws:iam::${ACCOUNT}:root`, UserId: ACCOUNT, Account: ACCOUNT });
  }
  if (action === 'AssumeRole') return queryAnswer(action, assumed(inputOf(request)));
  return queryFailure(new ServiceError('InvalidAction', `Could not find operation ${action} for version ${VERSION}`));
}

function assumed({ RoleArn, RoleSessionName }: Readonly<Record<string, unknown>>): object {
  const [, role = ''] = String(RoleArn).split(':role/');
  return {
    Credentials: {
      AccessKeyId: 'ASIAEMULATED',
      SecretAccessKey: 'emulated',
      SessionToken: 'emulated',
      Expiration: new Date(Date.now() + LIFETIME_MS),
    },
    AssumedRoleUser: {
      AssumedRoleId: `AROAEMULATED:${String(RoleSessionName)}`,
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${String(RoleSessionName)}`,
    },
  };
}
