import type { Refusal } from '../engine/service';

/** By name: every modelled error of Personalize is HTTP 400. */
export const errors: Readonly<Record<string, Refusal>> = {
  ResourceNotFoundException: 'missing',
  ResourceAlreadyExistsException: 'taken',
  ResourceInUseException: 'busy',
  // Documented as the rate of requests; whether the quota of campaigns has the same name is not confirmed.
  LimitExceededException: 'limited',
};
