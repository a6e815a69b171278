import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { Failure } from '../engine/errors';
import type { RestService, Send } from '../rest/client';
import { restClient } from '../rest/client';

const SERVICE: RestService = {
  authorization: (key) => ({ 'x-api-key': key }),
  // Pages differ in what an error has; the gateway in front of the service has a message alone.
  messageOf(body) {
    const { message, error } = (body ?? {}) as Record<string, unknown>;
    return [message, error].find((text): text is string => typeof text === 'string' && text !== '');
  },
  isFailure: (body) => (body as { success?: unknown } | null | undefined)?.success === false,
  // No rate is published.
  pauses: { 429: 5, 500: 2 },
  paceMs: 1000,
};

/** The campaigns of one account. */
export interface Account {
  readonly send: Send;
  /** The path of its campaigns, or of one. */
  readonly path: (id?: string) => string;
}

/** Whether the properties say where the campaign is; else none can have been made. */
export function isPlaced({ baseUrl, account_id: account, apiKey }: Partial<AlsonaCampaign>): boolean {
  return [baseUrl, account, apiKey].every((part) => part !== undefined);
}

export function accountOf({ baseUrl, agency, account_id: account, apiKey }: Partial<AlsonaCampaign>): Account {
  const campaigns = `/rest/${agency === true ? 'agency/' : ''}accounts/${encodeURIComponent(account ?? '')}/campaigns`;
  return {
    path: (id) => (id === undefined ? campaigns : `${campaigns}/${encodeURIComponent(id)}`),
    send: async (call) => {
      if (!baseUrl || !account || !apiKey) {
        throw new Failure('The properties do not say where the campaign is: baseUrl, account_id and apiKey');
      }
      return restClient(SERVICE, { baseUrl, apiKey, rateOf: account })(call);
    },
  };
}
