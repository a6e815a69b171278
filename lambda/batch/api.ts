import type { BatchCampaign } from '../../lib/batch/contract';
import { Failure } from '../engine/errors';
import type { RestService, Send } from '../rest/client';
import { restClient } from '../rest/client';

/** What is known of Batch's project API, versions 2.x: errors, and what it takes. */
const SERVICE: RestService = {
  authorization: (key) => ({ authorization: `Bearer ${key}` }),
  messageOf(body) {
    const { error_code: code, error_message: message } = (body ?? {}) as Record<string, unknown>;
    if (typeof message !== 'string') return undefined;
    const isCode = typeof code === 'string' || typeof code === 'number';
    return isCode ? `${message} (error code ${code})` : message;
  },
  // 429 wants five seconds at least; for maintenance no figure is given.
  pauses: { 429: 5, 503: 30 },
  // One call per second and project.
  paceMs: 1050,
};

/** Whether the properties say where the campaign is; else none can have been made. */
export function isPlaced({ baseUrl, apiVersion, projectKey, apiKey }: Partial<BatchCampaign>): boolean {
  return [baseUrl, apiVersion, projectKey, apiKey].every((part) => part !== undefined);
}

/** The calls of one project. */
export function apiOf({ baseUrl, apiVersion, projectKey, apiKey }: Partial<BatchCampaign>): Send {
  return async (call) => {
    if (!baseUrl || !apiVersion || !projectKey || !apiKey) {
      throw new Failure('The properties do not say where the campaign is: baseUrl, apiVersion, projectKey and apiKey');
    }
    const place = {
      baseUrl: `${baseUrl}/${apiVersion}`,
      apiKey,
      headers: { 'x-batch-project': projectKey },
      rateOf: projectKey,
    };
    return restClient(SERVICE, place)(call);
  };
}
