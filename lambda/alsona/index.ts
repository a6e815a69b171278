import { createHandler } from '../engine/handler';

/** The function of every Alsona campaign of a stack. */
export const handler = createHandler(async (stackId) => (await import('./service.js')).load(stackId));
