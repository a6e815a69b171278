import type { Engine } from '../engine/handler';
import { engineOf } from '../engine/engine';
import { placeOf } from '../engine/identity';
import { personalize } from './adapter';

/** A bundle of its own, so that the entry answers even where this cannot be loaded. */
export function load(stackId: string): Engine {
  return engineOf(personalize(placeOf(stackId)), stackId);
}
