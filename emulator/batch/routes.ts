import type { EmulatedRequest } from '../core/service';

const ROUTES: Readonly<Record<string, string>> = {
  'POST campaigns/create': 'createCampaign',
  'POST campaigns/update': 'updateCampaign',
  'POST campaigns/delete': 'deleteCampaign',
  'GET orchestrations/list': 'listOrchestrations',
  'GET orchestrations/view': 'viewOrchestration',
  'GET orchestrations/stats': 'statsOrchestration',
};

export const OPERATIONS = Object.values(ROUTES);
export const UNKNOWN_ROUTE = 'unknownRoute';

const OURS = /^\/\d[^/]*\/(campaigns|orchestrations)(\/|$)/;
/** From 2.1 to 2.99; 2.10 is another version than 2.1. */
const VERSION = /^2\.([1-9]\d?)$/;

export function operationOf({ method, path }: EmulatedRequest): string | undefined {
  if (!OURS.test(path)) return undefined;
  const [, version = '', ...rest] = path.split('/');
  const operation = VERSION.test(version) ? ROUTES[`${method} ${rest.join('/')}`] : undefined;
  return operation ?? UNKNOWN_ROUTE;
}

/** The second part of the version in a path of ours. */
export function minorVersionOf({ path }: EmulatedRequest): number {
  return Number(VERSION.exec(path.split('/')[1] ?? '')?.[1]);
}
