import { bundleHandlers } from '../../scripts/bundle';

/** Before all tests: the real bundles, as they ship. */
export default async function buildHandlers(): Promise<void> {
  await bundleHandlers();
}
