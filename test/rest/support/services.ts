import { alsona } from '../../../lambda/alsona/adapter';
import { accountOf } from '../../../lambda/alsona/api';
import { batch } from '../../../lambda/batch/adapter';
import { apiOf } from '../../../lambda/batch/api';
import type { Refusal } from '../../../lambda/engine/service';
import type { Send } from '../../../lambda/rest/client';
import type { ApiKey } from '../../../lib/contract/rest';

/** A service's calls, with what its errors mean to the engine. */
export interface Service {
  readonly name: 'batch' | 'alsona';
  readonly send: (baseUrl: string, apiKey: ApiKey) => Send;
  readonly errors: Readonly<Record<string, Refusal>>;
  readonly createErrors: Readonly<Record<string, Refusal>>;
  /** How it carries a key. */
  readonly header: (key: string) => readonly [name: string, value: string];
  /** How it says what is wrong. */
  readonly error: (message: string) => object;
}

export const BATCH: Service = {
  name: 'batch',
  send: (baseUrl, apiKey) => apiOf({ baseUrl, apiVersion: '2.10', projectKey: 'project_shop', apiKey }),
  errors: batch().errors,
  createErrors: { ...batch().errors, ...batch().createErrors },
  header: (key) => ['authorization', `Bearer ${key}`],
  error: (message) => ({ error_code: '31', error_message: message }),
};

export const ALSONA: Service = {
  name: 'alsona',
  send: (baseUrl, apiKey) => accountOf({ baseUrl, account_id: 'account_shop', apiKey }).send,
  errors: alsona().errors,
  createErrors: { ...alsona().errors, ...alsona().createErrors },
  header: (key) => ['x-api-key', key],
  error: (message) => ({ error: 'Bad Request', message }),
};

export const SERVICES = [BATCH, ALSONA];

export const GET = { method: 'GET', path: '/things' } as const;
export const POST = { method: 'POST', path: '/things', body: { name: 'films' } } as const;
