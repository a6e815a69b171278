import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * For every SDK client of a handler. Retrying is the engine's, which looks before it writes again;
 * the time-outs are below the function's own.
 */
export function clientSettings() {
  return {
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 3000,
      requestTimeout: 10_000,
      // An answer that stalls half-way is covered by nothing else.
      socketTimeout: 8000,
      throwOnRequestTimeout: true,
    }),
  };
}
