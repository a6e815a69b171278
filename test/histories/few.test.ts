import { testHistories } from './support/hold';

/** A few that are always the same; `npm run histories` draws new ones, and many. */
testHistories({ runs: 2, seed: 20, shrinkingMs: 30_000 });
