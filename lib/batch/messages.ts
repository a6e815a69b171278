import * as z from 'zod/mini';

/* Messages in Batch's own shape: an email or a push notification, each with its translations. */

const text = z.string().check(z.minLength(1));
const deeplink = z.optional(z.string().check(z.maxLength(1024)));
const custom_payload = z.optional(text);
const icon = z.optional(z.strictObject({ icon: z.optional(text) }));
const picture = z.optional(z.strictObject({ picture: z.optional(text) }));

const emailContent = {
  subject: text,
  sender_identity_id: text,
  html: text,
  reply_to: z.optional(z.strictObject({ email_address: text })),
};

const email = z.strictObject({
  channel_type: z.literal('email'),
  ...emailContent,
  languages: z.optional(z.array(z.strictObject({ language: text, ...emailContent }))),
});

const pushTranslation = z.strictObject({
  language: text,
  title: z.optional(text),
  body: text,
  media: picture,
  ios: z.optional(z.strictObject({ deeplink })),
  android: z.optional(z.strictObject({ deeplink, media: icon })),
  web: z.optional(z.strictObject({ deeplink, media: icon })),
});

const push = z.strictObject({
  channel_type: z.literal('push'),
  platform_type: z.array(z.enum(['ios', 'android', 'web'])).check(
    z.minLength(1),
    z.refine((platforms) => new Set(platforms).size === platforms.length, 'name each platform once'),
  ),
  title: z.optional(text),
  body: text,
  media: picture,
  priority: z.optional(z.enum(['normal', 'high'])),
  push_type: z.optional(z.enum(['alert', 'background'])),
  // Seconds; 0 leaves the expiry to the platform.
  time_to_live: z.optional(z.int().check(z.minimum(0), z.maximum(2_419_200))),
  filter_push_tokens: z.optional(z.enum(['all', 'collected', 'imported'])),
  ios: z.optional(z.strictObject({ deeplink, custom_payload })),
  android: z.optional(
    z.strictObject({
      deeplink,
      custom_payload,
      media: icon,
      collapse_key: z.optional(z.strictObject({ enabled: z.optional(z.boolean()), key: z.optional(text) })),
    }),
  ),
  web: z.optional(z.strictObject({ deeplink, media: icon })),
  languages: z.optional(z.array(pushTranslation)),
});

export const message = z.discriminatedUnion('channel_type', [email, push]);

export type Email = z.infer<typeof email>;
export type Push = z.infer<typeof push>;
