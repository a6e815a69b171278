import * as z from 'zod/mini';

/* What a campaign says of a service without an SDK: where it is, and where its key is kept. */

/** `127.0.0.0/8`, `localhost` and `[::1]`: the one place to which a key may travel unencrypted. */
const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\])$/;

/** An address that paths are added to. */
export const baseUrl = z
  .string()
  .check(
    z.refine(
      isBaseUrl,
      'be an https address such as "https://api.example.com", without credentials, query, fragment or a slash at the end; http only for the loopback address',
    ),
  );

/** The key is in Secrets Manager; what travels is where. */
export const apiKey = z.strictObject({
  secretArn: z.string().check(z.minLength(1)),
  /** The member of a secret that is JSON; the whole secret where absent. */
  jsonField: z.optional(z.string().check(z.minLength(1))),
});

export type ApiKey = z.infer<typeof apiKey>;

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text) || /[?#\s]|\/$/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** An id in a path: one that begins with a dot could be taken for a way up. */
export function pathPart(what: string) {
  return z
    .string()
    .check(z.regex(/^[\w~:-][\w.~:-]*$/, `be ${what}: letters, digits and "_~:.-", and no dot at its beginning`));
}

/** A part of a path or a header: visible characters, as neither carries others as they are. */
export function visible(what: string) {
  return z.string().check(z.regex(/^[\x21-\x7e]+$/, `be ${what}: visible characters of ASCII, and no spaces`));
}
