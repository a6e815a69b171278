import { engineOf } from '../engine/engine';
import type { Engine } from '../engine/handler';
import { leftInHistory } from '../engine/history';
import { alsona } from './adapter';

/** A bundle of its own, so that the entry answers even where this cannot be loaded. */
export function load(stackId: string): Engine {
  return engineOf(alsona(), stackId, leftInHistory);
}
