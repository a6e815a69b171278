import { wholeSecondsOf } from '../times';
import type { EmailContent, EmailOptions } from './email';
import type { JsonWriter } from './json';
import type { Email, Push } from './messages';
import type { AndroidContent, AndroidOptions, IosOptions } from './platforms';
import type { PushContent, PushOptions, PushTranslation } from './push';
import { PushPriority, PushType } from './push';

/** A mail in Batch's own words. */
export function emailOf({ translations, ...content }: EmailOptions): Email {
  return {
    channel_type: 'email',
    ...emailContentOf(content),
    languages: translations?.map(({ language, ...translated }) => ({ language, ...emailContentOf(translated) })),
  };
}

/** A notification in Batch's own words. */
export function pushOf(options: PushOptions, json: JsonWriter): Push {
  const { pushType, timeToLive, ios, android, web } = options;
  return {
    channel_type: 'push',
    platform_type: options.platforms,
    ...pushContentOf(options),
    // Without a priority it would be high, which Batch refuses in the background.
    priority: options.priority ?? (pushType === PushType.BACKGROUND ? PushPriority.NORMAL : undefined),
    push_type: pushType,
    time_to_live: timeToLive && wholeSecondsOf(timeToLive),
    filter_push_tokens: options.filterPushTokens,
    ios: ios && iosOf(ios, json),
    android: android && androidOf(android, json),
    web: web && iconOf(web),
    languages: options.translations?.map(translationOf),
  };
}

function emailContentOf({ subject, senderIdentityId, html, replyTo }: EmailContent) {
  return {
    subject,
    sender_identity_id: senderIdentityId,
    html,
    reply_to: replyTo === undefined ? undefined : { email_address: replyTo },
  };
}

function pushContentOf({ title, body, picture }: PushContent) {
  return { title, body, media: picture === undefined ? undefined : { picture } };
}

function translationOf(translation: PushTranslation): NonNullable<Push['languages']>[number] {
  const { language, ios, android, web } = translation;
  return {
    language,
    ...pushContentOf(translation),
    ios: ios && { deeplink: ios.deeplink },
    android: android && iconOf(android),
    web: web && iconOf(web),
  };
}

function iosOf({ deeplink, customPayload }: IosOptions, json: JsonWriter): Push['ios'] {
  return { deeplink, custom_payload: customPayload?._render(json) };
}

function androidOf({ customPayload, collapseKey, ...content }: AndroidOptions, json: JsonWriter): Push['android'] {
  return {
    ...iconOf(content),
    custom_payload: customPayload?._render(json),
    collapse_key: collapseKey && { enabled: collapseKey.enabled, key: collapseKey.key },
  };
}

function iconOf({ deeplink, icon }: AndroidContent) {
  return { deeplink, media: icon === undefined ? undefined : { icon } };
}
