import type { ProvidedService } from '../provider/provider';

/** What the provider of Alsona campaigns is made for. Alsona asks for a key alone, and each key has a policy of its own. */
export const ALSONA: ProvidedService = { name: 'alsona', statements: () => [], isUnmarked: true };
