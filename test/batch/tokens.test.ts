import { CfnParameter, Duration, Lazy, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { batch } from '../../lib';
import type { CampaignProps } from '../../lib/batch';
import { errorOf, newStack } from '../support/app';
import { MAIL, newCampaign, PUSH, sentBy, warningsOf } from './support/app';

type Props = Partial<CampaignProps>;
const { CampaignState, CustomPayload, Message, PushType, When } = batch;

/** Values that only CloudFormation knows. */
const text = (stack: Stack, id = 'Text') => new CfnParameter(stack, id).valueAsString;
const number = (stack: Stack, id = 'Number') => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
const list = (stack: Stack, id = 'List') => new CfnParameter(stack, id, { type: 'CommaDelimitedList' }).valueAsList;
const flag = (stack: Stack) => Token.asAny(new CfnParameter(stack, 'Flag').value) as unknown as boolean;
const TEXT = { Ref: 'Text' };
const NUMBER = { Ref: 'Number' };
const LIST = { Ref: 'List' };

const TOKENS: readonly (readonly [string, (stack: Stack) => Props, object])[] = [
  ['a project', (stack) => ({ projectKey: text(stack) }), { projectKey: TEXT }],
  ['an address', (stack) => ({ baseUrl: text(stack) }), { baseUrl: TEXT }],
  ['a version', (stack) => ({ apiVersion: text(stack) }), { apiVersion: TEXT }],
  ['the member of the secret', (stack) => ({ apiKeyField: text(stack) }), { apiKey: { jsonField: TEXT } }],
  ['a name', (stack) => ({ campaignName: text(stack) }), { name: TEXT }],
  ['a state', (stack) => ({ state: text(stack) as unknown as batch.CampaignState }), { state: TEXT }],
  ['a send rate', (stack) => ({ sendRate: number(stack) }), { send_rate: NUMBER }],
  ['labels', (stack) => ({ labels: list(stack) }), { labels: LIST }],
  [
    'two labels that may turn out to be alike',
    (stack) => ({ labels: [text(stack), 'a', text(stack, 'T2')] }),
    { labels: [TEXT, 'a', { Ref: 'T2' }] },
  ],
  [
    'a time',
    (stack) => ({ when: When.timestamp(text(stack), { localTime: flag(stack) }) }),
    { when: { start_time: TEXT, local_time: { Ref: 'Flag' } } },
  ],
  [
    'languages and regions',
    (stack) => ({ targeting: { languages: list(stack), regions: list(stack, 'L2') } }),
    { targeting: { languages: LIST, regions: { Ref: 'L2' } } },
  ],
  [
    'a mail, and its translations',
    (stack) => {
      const content = {
        subject: text(stack),
        senderIdentityId: '1',
        html: '<p>',
        replyTo: Lazy.string({ produce: () => '' }),
      };
      const translations = [
        { ...content, language: content.subject },
        { ...MAIL, language: 'fr' },
      ];
      return { message: Message.email({ ...content, translations }), targeting: { languages: ['fr', 'de'] } };
    },
    { messages: [{ subject: TEXT, languages: [{ language: TEXT }, { language: 'fr' }] }] },
  ],
  [
    'a notification',
    (stack) => {
      const deeplink = text(stack);
      const customPayload = CustomPayload.text(deeplink);
      const collapseKey = { enabled: flag(stack), key: deeplink };
      const ios = { deeplink, customPayload };
      const android = { ...ios, icon: deeplink, collapseKey };
      const timeToLive = Duration.seconds(number(stack));
      return { message: Message.push({ ...PUSH, title: deeplink, timeToLive, ios, android, picture: deeplink }) };
    },
    {
      messages: [
        {
          title: TEXT,
          media: { picture: TEXT },
          time_to_live: NUMBER,
          ios: { deeplink: TEXT, custom_payload: TEXT },
          android: {
            deeplink: TEXT,
            media: { icon: TEXT },
            custom_payload: TEXT,
            collapse_key: { enabled: { Ref: 'Flag' }, key: TEXT },
          },
        },
      ],
    },
  ],
  [
    'platforms',
    (stack) => ({ message: Message.push({ ...PUSH, platforms: list(stack) as unknown as batch.Platform[], web: {} }) }),
    { messages: [{ platform_type: LIST, web: '{}' }] },
  ],
  [
    'a payload with an unknown part, which may come to be of any shape',
    (stack) => {
      const customPayload = CustomPayload.json({ [text(stack)]: 'x' });
      return { message: Message.push({ ...PUSH, ios: { customPayload } }) };
    },
    { messages: [{ ios: { custom_payload: { 'Fn::Join': ['', ['{"', TEXT, '":"x"}']] } } }] },
  ],
  [
    'the priority of a background notification',
    (stack) => {
      const priority = text(stack) as unknown as batch.PushPriority;
      return { message: Message.push({ ...PUSH, pushType: PushType.BACKGROUND, priority }) };
    },
    { messages: [{ push_type: 'background', priority: TEXT }] },
  ],
  [
    'targeting that may narrow a running campaign, at a time that may be now',
    (stack) => ({
      state: CampaignState.RUNNING,
      when: When.timestamp(text(stack)),
      targeting: { regions: list(stack) },
    }),
    { state: 'RUNNING', when: { start_time: TEXT }, targeting: { regions: LIST } },
  ],
];

describe('what only CloudFormation knows', () => {
  test.each(TOKENS)('%s is passed on and never guessed [R42]', (_, props, campaign) => {
    const stack = newStack();
    newCampaign(stack, props(stack));
    expect(sentBy(stack).campaign).toMatchObject(campaign);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('a deadline is passed on and never guessed [R42]', () => {
    const stack = newStack();
    newCampaign(stack, { deadline: Duration.seconds(number(stack)) });
    expect(sentBy(stack).options).toMatchObject({ deadlineSeconds: NUMBER });
  });

  test('a token hides no problem beside it [R42]', () => {
    const stack = newStack();
    const subject = text(stack);
    const message = Message.email({ ...MAIL, subject, translations: [{ ...MAIL, language: subject, html: '' }] });
    expect(errorOf(() => newCampaign(stack, { message, labels: [subject, ''] }))).toContain(
      '2 problems:\n  - labels.1 must have at least 1 character, got 0\n  - message.translations.0.html must have',
    );
  });
});
