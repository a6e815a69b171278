import type { StructureShape } from '../core/shape';
import { STATES } from './campaign';

const text = { type: 'string' } as const;
const code = { type: 'string', min: 1 } as const;
const deeplink = { type: 'string', max: 1024 } as const;
const media = { picture: { type: 'structure', members: { picture: text } } } as const;
const icon = { type: 'structure', members: { icon: text } } as const;
const replyTo = { type: 'structure', members: { email_address: text }, required: ['email_address'] } as const;

const emailContent = { subject: text, sender_identity_id: text, reply_to: replyTo, html: text } as const;

const languageEmail = {
  type: 'structure',
  members: { language: code, ...emailContent },
  required: ['language', 'subject', 'sender_identity_id', 'html'],
} as const;

export const EMAIL = {
  type: 'structure',
  members: { channel_type: text, ...emailContent, languages: { type: 'list', of: languageEmail } },
  required: ['channel_type', 'subject', 'sender_identity_id', 'html'],
} as const satisfies StructureShape;

const languagePush = {
  type: 'structure',
  members: {
    language: code,
    title: text,
    body: text,
    media: media.picture,
    ios: { type: 'structure', members: { deeplink } },
    android: { type: 'structure', members: { deeplink, media: icon } },
    web: { type: 'structure', members: { deeplink, media: icon } },
  },
  required: ['language', 'body'],
} as const;

const collapseKey = { type: 'structure', members: { enabled: { type: 'boolean' }, key: text } } as const;

export const PUSH = {
  type: 'structure',
  members: {
    channel_type: text,
    platform_type: { type: 'list', of: { type: 'string', oneOf: ['ios', 'android', 'web'] }, min: 1 },
    title: text,
    body: text,
    media: media.picture,
    priority: { type: 'string', oneOf: ['normal', 'high'] },
    push_type: { type: 'string', oneOf: ['alert', 'background'] },
    time_to_live: { type: 'integer', min: 0, max: 2_419_200 },
    filter_push_tokens: { type: 'string', oneOf: ['all', 'collected', 'imported'] },
    ios: { type: 'structure', members: { deeplink, custom_payload: text } },
    android: {
      type: 'structure',
      members: { deeplink, custom_payload: text, media: icon, collapse_key: collapseKey },
    },
    web: { type: 'structure', members: { deeplink, media: icon } },
    languages: { type: 'list', of: languagePush },
  },
  required: ['channel_type', 'platform_type', 'body'],
} as const satisfies StructureShape;

const opaque = { type: 'structure', members: {} } as const;

/** Without what is inside of messages, the query and variants. */
export const CAMPAIGN = {
  type: 'structure',
  members: {
    name: { type: 'string', min: 1 },
    state: { type: 'string', oneOf: STATES },
    send_rate: { type: 'integer', min: 1000, max: 1_000_000 },
    when: {
      type: 'structure',
      members: { start_time: text, local_time: { type: 'boolean' } },
      required: ['start_time'],
    },
    targeting: {
      type: 'structure',
      members: { languages: { type: 'list', of: code }, regions: { type: 'list', of: code }, query: opaque },
    },
    labels: { type: 'list', of: text, max: 5 },
    messages: { type: 'list', of: opaque, min: 1, max: 1 },
    variants: { type: 'list', of: opaque },
  },
  required: ['name', 'state', 'messages', 'when'],
} as const satisfies StructureShape;
