import { testHistories } from './support/hold';

/*
 * Not part of npm test: each run draws new histories, and more of them; `HISTORIES=200 npm run histories` plays 200 of each
 * service. What a failure prints plays it again:
 *
 *   HISTORIES_SEED=<seed> HISTORIES_PATH=<path> npm run histories -- -t <service>
 */
const { HISTORIES, HISTORIES_SEED, HISTORIES_PATH, HISTORIES_SHRINKING_MS } = process.env;

testHistories({
  runs: Number(HISTORIES ?? 50),
  seed: Number(HISTORIES_SEED ?? Math.floor(Math.random() * 2 ** 31)),
  path: HISTORIES_PATH,
  shrinkingMs: Number(HISTORIES_SHRINKING_MS ?? 120_000),
});
