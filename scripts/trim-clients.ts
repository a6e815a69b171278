import type { Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';

/** The line that makes a client know a class of error. */
const MODELLED_ERROR = /^n\d+_registry\.registerError\(.*\);$/gm;

/**
 * Leaves out of SDK clients what no handler needs and no bundler can tell: classes of errors, which the engine knows by their
 * names (an error that a client does not know has its name all the same), and all of package.json but the version.
 */
export const trimClients: Plugin = {
  name: 'trim-clients',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(MODELLED_ERROR, ''),
    }));
    build.onLoad({ filter: /@aws-sdk\/client-[^/]+\/package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
