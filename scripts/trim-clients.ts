import type { Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';

/** The line that makes a client know a class of error. */
const MODELLED_ERROR = /^n\d+_registry\.registerError\(.*\);$/gm;

/** In a function there is no home with files of settings: all are in the environment. */
const NO_FILES = `
  export { CONFIG_PREFIX_SEPARATOR } from './constants';
  export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });
`;

/** What Node's client answers with is a stream of Node's own, and handlers send text: to ask for others would load these. */
const NO_WEB_STREAMS = `
  export const isReadableStream = () => false;
  export const isBlob = () => false;
`;
const NO_STREAM_IS_SENT = 'export const isStreamingPayload = () => false;';

/**
 * Leaves out of SDK clients what no handler needs and no bundler can tell: classes of errors, which the engine knows by their
 * names (an error that a client does not know has its name all the same), files of settings, a digest in JavaScript beside Node's
 * own, streams of the web, the pacing of a way to retry that no handler goes, and all of package.json but the version.
 */
export const trimClients: Plugin = {
  name: 'trim-clients',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(MODELLED_ERROR, ''),
    }));
    build.onLoad({ filter: /shared-ini-file-loader\/loadSharedConfigFiles\.js$/ }, () => ({ contents: NO_FILES }));
    build.onLoad({ filter: /util-stream\/stream-type-check\.js$/ }, () => ({ contents: NO_WEB_STREAMS }));
    build.onLoad({ filter: /isStreamingPayload\/isStreamingPayload\.js$/ }, () => ({ contents: NO_STREAM_IS_SENT }));
    build.onLoad({ filter: /checksum\/sha256\/Sha256Js\.js$/ }, () => ({ contents: 'export class Sha256Js {}' }));
    build.onLoad({ filter: /util-retry\/DefaultRateLimiter\.js$/ }, () => ({
      contents: 'export class DefaultRateLimiter {}',
    }));
    build.onLoad({ filter: /@aws-sdk\/client-[^/]+\/package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
