import type { EmulatedRequest } from '../core/service';

interface Route {
  readonly operation: string;
  readonly account: string;
  /** The campaign, in the routes of one campaign. */
  readonly id: string;
}

type Methods = Readonly<Record<string, string>>;

const OF_ALL: Methods = { GET: 'listCampaigns', POST: 'createCampaign' };
const OF_ONE: Methods = { GET: 'getCampaign', PUT: 'updateCampaign', DELETE: 'deleteCampaign' };
const OF_ACCOUNT: Methods = { GET: 'getAccount' };

export const OPERATIONS = [OF_ALL, OF_ONE, OF_ACCOUNT].flatMap((methods) => Object.values(methods));
export const UNKNOWN_ROUTE = 'unknownRoute';

/** With an account's key and with an agency's key. */
const CAMPAIGNS = /^\/rest\/(?:agency\/)?accounts\/([^/]+)\/campaigns(?:\/([^/]+))?$/;
const ACCOUNT = /^\/rest\/accounts\/([^/]+)$/;

export function operationOf(request: EmulatedRequest): string | undefined {
  if (!request.path.startsWith('/rest/')) return undefined;
  return routeOf(request)?.operation ?? UNKNOWN_ROUTE;
}

export function routeOf({ method, path }: EmulatedRequest): Route | undefined {
  const [, ofAccount] = ACCOUNT.exec(path) ?? [];
  if (ofAccount !== undefined) return named(OF_ACCOUNT[method], ofAccount, '');
  const [, account, id] = CAMPAIGNS.exec(path) ?? [];
  if (account === undefined) return undefined;
  return named((id === undefined ? OF_ALL : OF_ONE)[method], account, id ?? '');
}

function named(operation: string | undefined, account: string, id: string): Route | undefined {
  return operation === undefined ? undefined : { operation, account: decoded(account), id: decoded(id) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
