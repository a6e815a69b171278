import type { PropNames } from '../validation';
import { KEY_PROPS } from '../rest/key';

const MESSAGE = 'messages.0';
const TRANSLATION = `${MESSAGE}.languages.*`;

/** Which prop sets which member of the contract. */
export const PROP_NAMES: PropNames = {
  ...KEY_PROPS,
  name: 'campaignName',
  send_rate: 'sendRate',
  'when.start_time': 'when',
  'when.local_time': 'when.localTime',
  messages: 'message',
  [MESSAGE]: 'message',
  [`${MESSAGE}.languages`]: 'message.translations',
  ...contentNames(MESSAGE, 'message'),
  ...contentNames(TRANSLATION, 'message.translations.*'),
  [`${MESSAGE}.platform_type`]: 'message.platforms',
  [`${MESSAGE}.push_type`]: 'message.pushType',
  [`${MESSAGE}.time_to_live`]: 'message.timeToLive (in seconds)',
  [`${MESSAGE}.filter_push_tokens`]: 'message.filterPushTokens',
  [`${MESSAGE}.ios.custom_payload`]: 'message.ios.customPayload',
  [`${MESSAGE}.android.custom_payload`]: 'message.android.customPayload',
  [`${MESSAGE}.android.collapse_key`]: 'message.android.collapseKey',
};

function contentNames(path: string, prop: string): PropNames {
  return {
    [path]: prop,
    [`${path}.sender_identity_id`]: `${prop}.senderIdentityId`,
    [`${path}.reply_to.email_address`]: `${prop}.replyTo`,
    [`${path}.media.picture`]: `${prop}.picture`,
    [`${path}.android.media.icon`]: `${prop}.android.icon`,
    [`${path}.web.media.icon`]: `${prop}.web.icon`,
  };
}
