import { Duration } from 'aws-cdk-lib';
import { batch } from '../../../lib';
import type { AndroidOptions, CampaignProps, EmailOptions, EmailTranslation, PushOptions } from '../../../lib/batch';
import type { PushTranslation } from '../../../lib/batch';
import type { ChangedRow, Row } from './table';
import { fixed, leaf } from './table';

const { CustomPayload, Message, Platform, PushPriority, PushTokens, PushType } = batch;

type Rows = readonly Row<CampaignProps>[];
type Change = ChangedRow<CampaignProps>['change'];

const MESSAGE = 'messages.0';

const emailIn = (language: string): EmailTranslation => ({
  language,
  subject: `Sale in ${language}`,
  senderIdentityId: '4012',
  html: `<p>Today in ${language}`,
  replyTo: `${language}@example.com`,
});

const EMAIL_TRANSLATIONS = [emailIn('fr'), emailIn('de'), emailIn('es')];
const EMAIL_OPTIONS: EmailOptions = {
  subject: 'Sale',
  senderIdentityId: '4012',
  html: '<p>Today',
  replyTo: 'shop@example.com',
  translations: EMAIL_TRANSLATIONS,
};

export const EMAIL = Message.email(EMAIL_OPTIONS);

const email =
  (changed: Partial<EmailOptions>): Change =>
  (props) => ({ ...props, message: Message.email({ ...EMAIL_OPTIONS, ...changed }) });
const emailTranslation = (place: number, changed: Partial<EmailTranslation>) =>
  email({ translations: changedAt(EMAIL_TRANSLATIONS, place, changed) });

/** What a message has, and each of its translations. */
function emailContent(path: string, change: (changed: Partial<EmailOptions>) => Change): Rows {
  return [
    leaf(`${path}.subject`, change({ subject: '007' }), '007'),
    leaf(`${path}.sender_identity_id`, change({ senderIdentityId: '4013' }), '4013'),
    leaf(`${path}.html`, change({ html: 'true' }), 'true'),
    leaf(`${path}.reply_to.email_address`, change({ replyTo: 'care@example.com' }), 'care@example.com'),
  ];
}

/** Starting from a campaign that sends a mail. */
export const EMAIL_ROWS: Rows = [
  fixed(`${MESSAGE}.channel_type`, 'email'),
  ...emailContent(MESSAGE, email),
  ...[0, 1].flatMap((place): Rows => {
    const path = `${MESSAGE}.languages.${place}`;
    return [
      leaf(`${path}.language`, emailTranslation(place, { language: 'it' }), 'it'),
      ...emailContent(path, (changed) => emailTranslation(place, changed)),
    ];
  }),
];

const image = (name: string) => `https://images.example.com/${name}.png`;

const pushIn = (language: string): PushTranslation => ({
  language,
  title: `Sale in ${language}`,
  body: `Today in ${language}`,
  picture: image(`${language}-picture`),
  ios: { deeplink: `shop://${language}/ios` },
  android: { deeplink: `shop://${language}/android`, icon: image(`${language}-android`) },
  web: { deeplink: `https://shop.example.com/${language}`, icon: image(`${language}-web`) },
});

const PUSH_TRANSLATIONS = [pushIn('fr'), pushIn('de')];
const PUSH_OPTIONS: PushOptions = {
  platforms: [Platform.IOS, Platform.ANDROID],
  title: 'Sale',
  body: 'Today',
  picture: image('picture'),
  priority: PushPriority.NORMAL,
  pushType: PushType.ALERT,
  timeToLive: Duration.hours(1),
  filterPushTokens: PushTokens.ALL,
  ios: { deeplink: 'shop://ios', customPayload: CustomPayload.json({ badge: 1 }) },
  android: {
    deeplink: 'shop://android',
    icon: image('android'),
    customPayload: CustomPayload.json({ badge: 1 }),
    collapseKey: { enabled: true, key: 'sale' },
  },
  web: { deeplink: 'https://shop.example.com', icon: image('web') },
  translations: PUSH_TRANSLATIONS,
};

export const PUSH = Message.push(PUSH_OPTIONS);

const push =
  (changed: Partial<PushOptions>): Change =>
  (props) => ({ ...props, message: Message.push({ ...PUSH_OPTIONS, ...changed }) });
const android = (changed: AndroidOptions) => push({ android: { ...PUSH_OPTIONS.android, ...changed } });
const pushTranslation = (place: number, changed: Partial<PushTranslation>) =>
  push({ translations: changedAt(PUSH_TRANSLATIONS, place, changed) });

/** What a message has, and each of its translations: next to what is there of the platforms. */
function pushContent(
  path: string,
  base: Pick<PushOptions, 'ios' | 'android' | 'web'>,
  change: (changed: Partial<PushOptions & PushTranslation>) => Change,
): Rows {
  return [
    leaf(`${path}.title`, change({ title: '007' }), '007'),
    leaf(`${path}.body`, change({ body: 'true' }), 'true'),
    leaf(`${path}.media.picture`, change({ picture: image('other') }), image('other')),
    leaf(`${path}.ios.deeplink`, change({ ios: { ...base.ios, deeplink: 'shop://1' } }), 'shop://1'),
    leaf(`${path}.android.deeplink`, change({ android: { ...base.android, deeplink: 'shop://2' } }), 'shop://2'),
    leaf(`${path}.android.media.icon`, change({ android: { ...base.android, icon: image('3') } }), image('3')),
    leaf(`${path}.web.deeplink`, change({ web: { ...base.web, deeplink: 'shop://4' } }), 'shop://4'),
    leaf(`${path}.web.media.icon`, change({ web: { ...base.web, icon: image('5') } }), image('5')),
  ];
}

/** Starting from a campaign that sends a push notification. */
export const PUSH_ROWS: Rows = [
  fixed(`${MESSAGE}.channel_type`, 'push'),
  leaf(`${MESSAGE}.platform_type.0`, push({ platforms: [Platform.WEB, Platform.ANDROID] }), 'web'),
  leaf(`${MESSAGE}.platform_type.1`, push({ platforms: [Platform.IOS, Platform.WEB] }), 'web'),
  ...pushContent(MESSAGE, PUSH_OPTIONS, push),
  leaf(`${MESSAGE}.priority`, push({ priority: PushPriority.HIGH }), 'high'),
  leaf(`${MESSAGE}.push_type`, push({ pushType: PushType.BACKGROUND }), 'background'),
  leaf(`${MESSAGE}.time_to_live`, push({ timeToLive: Duration.minutes(90) }), 5400),
  leaf(`${MESSAGE}.time_to_live`, push({ timeToLive: Duration.seconds(0) }), 0),
  leaf(`${MESSAGE}.filter_push_tokens`, push({ filterPushTokens: PushTokens.IMPORTED }), 'imported'),
  leaf(
    `${MESSAGE}.ios.custom_payload`,
    push({ ios: { ...PUSH_OPTIONS.ios, customPayload: CustomPayload.json({ badge: 2 }) } }),
    '{"badge":2}',
  ),
  leaf(
    `${MESSAGE}.android.custom_payload`,
    android({ customPayload: CustomPayload.text('{"items":{{ basket }}}') }),
    '{"items":{{ basket }}}',
  ),
  leaf(`${MESSAGE}.android.collapse_key.enabled`, android({ collapseKey: { enabled: false, key: 'sale' } }), false),
  leaf(`${MESSAGE}.android.collapse_key.key`, android({ collapseKey: { enabled: true, key: '1e3' } }), '1e3'),
  ...PUSH_TRANSLATIONS.flatMap((translation, place): Rows => {
    const path = `${MESSAGE}.languages.${place}`;
    return [
      leaf(`${path}.language`, pushTranslation(place, { language: 'it' }), 'it'),
      ...pushContent(path, translation, (changed) => pushTranslation(place, changed)),
    ];
  }),
];

function changedAt<T>(list: readonly T[], place: number, changed: Partial<T>): T[] {
  return list.map((one, index) => (index === place ? { ...one, ...changed } : one));
}
