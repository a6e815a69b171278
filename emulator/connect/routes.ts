import type { EmulatedRequest } from '../core/service';

/** `POST /campaigns/{id}/name` or `DELETE /tags/{arn}?tagKeys`: a method, a path with labels, and the query parameters that count. */
export type RouteTable = Readonly<Record<string, string>>;

export interface Route {
  readonly operation: string;
  readonly method: string;
  readonly segments: readonly string[];
  /** The members of the request that are in the query. */
  readonly query: readonly string[];
}

export function routesOf(table: RouteTable, prefix: string): Route[] {
  return Object.entries(table).map(([operation, text]) => {
    const [method = '', target = ''] = text.split(' ');
    const [path = '', query] = target.split('?');
    return { operation, method, segments: (prefix + path).split('/'), query: query === undefined ? [] : [query] };
  });
}

const SCOPE = /Credential=[^/,\s]+\/\d{8}\/[^/]+\/connect-campaigns\/aws4_request/;

/** Both versions sign for the same service, and no other service does. */
export function isSigned({ headers }: EmulatedRequest): boolean {
  return SCOPE.test(headers['authorization'] ?? '');
}

export function routeOf(routes: readonly Route[], { method, path }: EmulatedRequest): Route | undefined {
  const segments = path.split('/');
  return routes.find((route) => route.method === method && matches(route.segments, segments));
}

function matches(wanted: readonly string[], segments: readonly string[]): boolean {
  return (
    wanted.length === segments.length &&
    wanted.every((segment, index) => isLabel(segment) || segment === segments[index])
  );
}

/** The members of a request that are not in its body. */
export function outsideOf({ segments, query }: Route, request: EmulatedRequest): Record<string, unknown> {
  const given = request.path.split('/');
  const labels = segments.flatMap((segment, index): [string, unknown][] =>
    isLabel(segment) ? [[segment.slice(1, -1), decoded(given[index] ?? '')]] : [],
  );
  return Object.fromEntries([...labels, ...query.map((name): [string, unknown] => [name, request.query[name]])]);
}

function isLabel(segment: string): boolean {
  return segment.startsWith('{');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
