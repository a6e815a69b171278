import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of a service's handler: it ships with the package, so that nobody needs a bundler. */
export function bundleOf(service: string): string {
  const folder = join(packageRoot(__dirname), 'dist', 'lambda', service);
  if (!existsSync(join(folder, 'index.js'))) {
    throw new Error(`The handler of ${service} is not at ${folder}: run "npm run build" in the package's folder.`);
  }
  return folder;
}

/** The nearest folder with a package.json: the code runs from lib/ and, published, from dist/lib/. */
function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}
