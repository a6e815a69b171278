import type { ProvidedService } from '../provider/provider';

/** What the provider of Batch campaigns is made for. Batch asks for a key alone, and each key has a policy of its own. */
export const BATCH: ProvidedService = { name: 'batch', statements: () => [], isUnmarked: true };
