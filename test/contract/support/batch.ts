import type { BatchCampaign } from '../../../lib/batch/contract';

export const EMAIL = { channel_type: 'email' as const, subject: 'Sale', sender_identity_id: '4012', html: '<p>Today' };
export const PUSH: BatchCampaign['messages'][number] = {
  channel_type: 'push',
  platform_type: ['ios'],
  body: 'Today only',
};

export const MINIMAL: BatchCampaign = {
  baseUrl: 'https://api.batch.com',
  apiVersion: '2.10',
  projectKey: 'project_1',
  apiKey: { secretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:batch-AbCdEf' },
  when: { start_time: '2030-01-31T08:00:00Z' },
  messages: [EMAIL],
};

const CAMPAIGN: BatchCampaign = {
  ...MINIMAL,
  apiKey: { ...MINIMAL.apiKey, jsonField: 'rest' },
  name: 'sale',
  state: 'RUNNING',
  send_rate: 1000,
  labels: ['a', 'b'],
  when: { start_time: 'now', local_time: false },
  targeting: { languages: ['fr'], regions: ['FR'], query: '{"age":{"$gt":17}}' },
  variants: '[{"name":"a"}]',
};

const REPLY = { reply_to: { email_address: 'shop@example.com' } };

export const FULL_EMAIL: BatchCampaign = {
  ...CAMPAIGN,
  messages: [
    {
      ...EMAIL,
      ...REPLY,
      languages: [{ language: 'fr', subject: 'Soldes', sender_identity_id: '1', html: 'a', ...REPLY }],
    },
  ],
};

const deeplink = 'shop://sale';
const icon = { media: { icon: 'https://example.com/icon.png' } };
const picture = { media: { picture: 'https://example.com/picture.png' } };

export const FULL_PUSH: BatchCampaign = {
  ...CAMPAIGN,
  messages: [
    {
      channel_type: 'push',
      platform_type: ['ios', 'android', 'web'],
      title: 'Sale',
      body: 'Today only',
      ...picture,
      priority: 'normal',
      push_type: 'background',
      time_to_live: 3600,
      filter_push_tokens: 'collected',
      ios: { deeplink, custom_payload: '{"a":1}' },
      android: { deeplink, ...icon, custom_payload: '{"a":1}', collapse_key: { enabled: true, key: 'marketing' } },
      web: { deeplink, ...icon },
      languages: [
        {
          language: 'fr',
          title: 'Soldes',
          body: 'Un jour',
          ...picture,
          ios: { deeplink },
          android: { deeplink, ...icon },
          web: { deeplink, ...icon },
        },
      ],
    },
  ],
};
