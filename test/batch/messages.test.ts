import { Duration } from 'aws-cdk-lib';
import { batch } from '../../lib';
import type { EmailOptions, PushOptions } from '../../lib/batch';
import { errorOf, newStack } from '../support/app';
import { MAIL, messageSent, newCampaign, PUSH } from './support/app';

const { CustomPayload, Message, Platform, PushPriority, PushTokens, PushType } = batch;

const EMAIL_SENT = { channel_type: 'email', subject: 'Sale', sender_identity_id: '4012', html: '<p>Today only</p>' };
const PUSH_SENT = { channel_type: 'push', platform_type: ['ios', 'android'], body: 'Today only' };

const emailSent = (options: Partial<EmailOptions> = {}) => messageSent(Message.email({ ...MAIL, ...options }));
const pushSent = (options: Partial<PushOptions> = {}) => messageSent(Message.push({ ...PUSH, ...options }));
const LINK = 'shop://sale';
const URL = 'https://example.com/a.png';

const EMAILS: readonly (readonly [string, Partial<EmailOptions>, object])[] = [
  ['nothing but what is required', {}, {}],
  ['subject', { subject: 'Hello {{ firstname }}' }, { subject: 'Hello {{ firstname }}' }],
  ['senderIdentityId, which stays a text', { senderIdentityId: '0012' }, { sender_identity_id: '0012' }],
  ['html', { html: 'x' }, { html: 'x' }],
  ['replyTo', { replyTo: 'shop@example.com' }, { reply_to: { email_address: 'shop@example.com' } }],
  [
    'translations',
    {
      translations: [
        { language: 'fr', subject: 'Soldes', senderIdentityId: '1', html: 'a', replyTo: 'fr@example.com' },
        { language: 'de', subject: 'Angebot', senderIdentityId: '2', html: 'b' },
      ],
    },
    {
      languages: [
        {
          language: 'fr',
          subject: 'Soldes',
          sender_identity_id: '1',
          html: 'a',
          reply_to: { email_address: 'fr@example.com' },
        },
        { language: 'de', subject: 'Angebot', sender_identity_id: '2', html: 'b' },
      ],
    },
  ],
];

const PUSHES: readonly (readonly [string, Partial<PushOptions>, object])[] = [
  ['nothing but what is required', {}, {}],
  ['platforms', { platforms: [Platform.WEB] }, { platform_type: ['web'] }],
  ['body', { body: 'x' }, { body: 'x' }],
  ['title', { title: 'Sale' }, { title: 'Sale' }],
  ['picture', { picture: URL }, { media: { picture: URL } }],
  ['priority', { priority: PushPriority.NORMAL }, { priority: 'normal' }],
  ['priority, high', { priority: PushPriority.HIGH }, { priority: 'high' }],
  ['pushType', { pushType: PushType.ALERT }, { push_type: 'alert' }],
  ['timeToLive', { timeToLive: Duration.hours(1) }, { time_to_live: 3600 }],
  ['timeToLive, none', { timeToLive: Duration.seconds(0) }, { time_to_live: 0 }],
  ['filterPushTokens, all', { filterPushTokens: PushTokens.ALL }, { filter_push_tokens: 'all' }],
  ['filterPushTokens, collected', { filterPushTokens: PushTokens.COLLECTED }, { filter_push_tokens: 'collected' }],
  ['filterPushTokens, imported', { filterPushTokens: PushTokens.IMPORTED }, { filter_push_tokens: 'imported' }],
  [
    'ios',
    { ios: { deeplink: LINK, customPayload: CustomPayload.text('{"a":1}') } },
    { ios: { deeplink: LINK, custom_payload: '{"a":1}' } },
  ],
  [
    'android',
    {
      android: {
        deeplink: LINK,
        icon: URL,
        customPayload: CustomPayload.json({ tag: 'sale' }),
        collapseKey: { enabled: true, key: 'marketing' },
      },
    },
    {
      android: {
        deeplink: LINK,
        media: { icon: URL },
        custom_payload: '{"tag":"sale"}',
        collapse_key: { enabled: true, key: 'marketing' },
      },
    },
  ],
  [
    'android without collapsing',
    { android: { collapseKey: { enabled: false } } },
    { android: { collapse_key: { enabled: false } } },
  ],
  ['web', { web: { deeplink: LINK, icon: URL } }, { web: { deeplink: LINK, media: { icon: URL } } }],
  ['platforms of nothing', { ios: {}, android: {}, web: {} }, { ios: '{}', android: '{}', web: '{}' }],
  [
    'translations',
    {
      translations: [
        {
          language: 'fr',
          title: 'Soldes',
          body: 'Un jour seulement',
          picture: URL,
          ios: { deeplink: LINK },
          android: { deeplink: LINK, icon: URL },
          web: { deeplink: LINK, icon: URL },
        },
        { language: 'de', body: 'Nur heute' },
      ],
    },
    {
      languages: [
        {
          language: 'fr',
          title: 'Soldes',
          body: 'Un jour seulement',
          media: { picture: URL },
          ios: { deeplink: LINK },
          android: { deeplink: LINK, media: { icon: URL } },
          web: { deeplink: LINK, media: { icon: URL } },
        },
        { language: 'de', body: 'Nur heute' },
      ],
    },
  ],
];

describe('every part of a message has its place', () => {
  test.each(EMAILS)('in a mail: %s [R54]', (_, options, members) => {
    expect(emailSent(options)).toEqual({ ...EMAIL_SENT, ...members });
  });

  test.each(PUSHES)('in a notification: %s [R54]', (_, options, members) => {
    expect(pushSent(options)).toEqual({ ...PUSH_SENT, ...members });
  });

  test('a larger structure gives only what is meant', () => {
    const more = { ...MAIL, comment: 'x', platforms: [Platform.IOS], body: 'Today only', title: undefined };
    expect(messageSent(Message.email(more))).toEqual(EMAIL_SENT);
    expect(messageSent(Message.push(more))).toEqual({ ...PUSH_SENT, platform_type: ['ios'] });
    const content = { deeplink: LINK, icon: URL, customPayload: CustomPayload.text('{}'), comment: 'x' };
    const translations = [{ language: 'fr', body: 'x', ios: content, android: content, web: content }];
    const both = { deeplink: LINK, media: { icon: URL } };
    expect(pushSent({ translations })).toMatchObject({
      languages: [{ language: 'fr', body: 'x', ios: { deeplink: LINK }, android: both, web: both }],
    });
  });

  test('a background notification has the only priority that it can have', () => {
    expect(pushSent({ pushType: PushType.BACKGROUND })).toMatchObject({ push_type: 'background', priority: 'normal' });
  });
});

const LONG = 'x'.repeat(1025);
const RESERVED = 'must not have the key "com.batch", which is the service\'s own';

const WRONG: readonly (readonly [string, batch.Message, string[]])[] = [
  [
    'a mail of nothing',
    Message.email({ subject: '', senderIdentityId: '', html: '', replyTo: '' }),
    ['subject', 'senderIdentityId', 'html', 'replyTo'].map(
      (prop) => `message.${prop} must have at least 1 character, got 0`,
    ),
  ],
  [
    'a mail with a number for a sender',
    Message.email({ ...MAIL, senderIdentityId: 4012 as unknown as string }),
    ['message.senderIdentityId must be a text, got 4012'],
  ],
  [
    'translations of a mail',
    Message.email({
      ...MAIL,
      translations: [
        { ...MAIL, language: 'fr' },
        { ...MAIL, language: '', senderIdentityId: '', replyTo: '' },
        { ...MAIL, language: 'fr', html: undefined as unknown as string },
      ],
    }),
    [
      'message.translations.1.language must have at least 1 character, got 0',
      'message.translations.1.senderIdentityId must have at least 1 character, got 0',
      'message.translations.1.replyTo must have at least 1 character, got 0',
      'message.translations.2.html is required',
      'message.translations must be one for each language, got "fr" twice',
    ],
  ],
  [
    'a notification to nowhere',
    Message.push({ ...PUSH, platforms: [] }),
    ['message.platforms must have at least 1 element, got 0'],
  ],
  [
    'a notification to one platform twice',
    Message.push({ ...PUSH, platforms: [Platform.IOS, Platform.IOS] }),
    ['message.platforms must name each platform once, got ["ios","ios"]'],
  ],
  [
    'a notification to a platform that is none',
    Message.push({ ...PUSH, platforms: ['windows' as unknown as batch.Platform] }),
    ['message.platforms.0 must be one of "ios", "android", "web", got "windows"'],
  ],
  [
    'values that are none',
    Message.push({
      ...PUSH,
      body: '',
      title: '',
      picture: '',
      priority: 'low' as unknown as batch.PushPriority,
      pushType: 'loud' as unknown as batch.PushType,
      timeToLive: Duration.seconds(2_419_201),
      filterPushTokens: 'some' as unknown as batch.PushTokens,
    }),
    [
      'message.title must have at least 1 character, got 0',
      'message.body must have at least 1 character, got 0',
      'message.picture must have at least 1 character, got 0',
      'message.priority must be one of "normal", "high", got "low"',
      'message.pushType must be one of "alert", "background", got "loud"',
      'message.timeToLive (in seconds) must be at most 2419200, got 2419201',
      'message.filterPushTokens must be one of "all", "collected", "imported", got "some"',
    ],
  ],
  [
    'half a second to live',
    Message.push({ ...PUSH, timeToLive: Duration.millis(500) }),
    ['message.timeToLive (in seconds) must be a whole number, got 0.5'],
  ],
  [
    'the platforms',
    Message.push({
      ...PUSH,
      ios: { deeplink: LONG, customPayload: CustomPayload.text('no JSON') },
      android: {
        deeplink: LONG,
        icon: '',
        customPayload: CustomPayload.json({ 'com.batch': 1 }),
        collapseKey: { enabled: 'no' as unknown as boolean, key: '' },
      },
      web: { deeplink: LONG, icon: '' },
    }),
    [
      'message.ios.deeplink must have at most 1024 characters, got 1025',
      'message.android.deeplink must have at most 1024 characters, got 1025',
      'message.android.icon must have at least 1 character, got 0',
      'message.android.collapseKey.enabled must be true or false, got "no"',
      'message.android.collapseKey.key must have at least 1 character, got 0',
      'message.web.deeplink must have at most 1024 characters, got 1025',
      'message.web.icon must have at least 1 character, got 0',
      'message.ios.customPayload must be the text of a JSON object, got "no JSON"',
      `message.android.customPayload ${RESERVED}`,
    ],
  ],
  [
    'a payload that becomes JSON, with a key that it may not have',
    Message.push({ ...PUSH, ios: { customPayload: CustomPayload.text('{"com.batch":{{ a }}}') } }),
    [`message.ios.customPayload ${RESERVED}`],
  ],
  [
    'a translated notification',
    Message.push({
      ...PUSH,
      translations: [
        { language: 'fr', body: 'x' },
        {
          language: 'de',
          body: '',
          picture: '',
          ios: { deeplink: LONG },
          android: { deeplink: LONG, icon: '' },
          web: { deeplink: LONG, icon: '' },
        },
      ],
    }),
    [
      'message.translations.1.body must have at least 1 character, got 0',
      'message.translations.1.picture must have at least 1 character, got 0',
      'message.translations.1.ios.deeplink must have at most 1024 characters, got 1025',
      'message.translations.1.android.deeplink must have at most 1024 characters, got 1025',
      'message.translations.1.android.icon must have at least 1 character, got 0',
      'message.translations.1.web.deeplink must have at most 1024 characters, got 1025',
      'message.translations.1.web.icon must have at least 1 character, got 0',
    ],
  ],
  [
    'a background notification of high priority',
    Message.push({ ...PUSH, pushType: PushType.BACKGROUND, priority: PushPriority.HIGH }),
    ['message.priority must be "normal" for a background push, got "high"'],
  ],
];

describe('what is wrong with a message is told at synth', () => {
  test.each(WRONG)('%s, in the names of the props [R44]', (_, message, problems) => {
    const [, ...told] = errorOf(() => newCampaign(newStack(), { message })).split('\n  - ');
    expect(told).toEqual(problems);
  });

  test('a language that is targeted has a translation where there are any [R44]', () => {
    const message = Message.email({ ...MAIL, translations: [{ ...MAIL, language: 'fr' }] });
    const targeting = { languages: ['fr', 'de', 'it'] };
    expect(errorOf(() => newCampaign(newStack(), { message, targeting }))).toContain(
      'targeting.languages must each have a translation of the message, got none for "de", "it"',
    );
    expect(() => newCampaign(newStack(), { message, targeting: { languages: ['fr'] } })).not.toThrow();
  });
});
