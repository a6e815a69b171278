import { Annotations } from 'aws-cdk-lib';
import { batch } from '../../lib';
import type { CampaignProps } from '../../lib/batch';
import { newStack } from '../support/app';
import { MAIL, newCampaign, PUSH, sentBy, warningsOf } from './support/app';

const { CustomPayload, Message, Platform, When } = batch;
const FRENCH = { ...MAIL, language: 'fr' };

const push = (options: Partial<batch.PushOptions>) => Message.push({ ...PUSH, ...options });

const WARNED: readonly (readonly [string, Partial<CampaignProps>, string[]])[] = [
  [
    'languages that are targeted without a translation',
    { targeting: { languages: ['fr', 'de'] } },
    [
      'targeting.languages has fr, de, and the message has no translations: Batch asks for one of each language.' +
        ' [ack: cdk-campaigns:batchTargetingWithoutTranslations]',
    ],
  ],
  [
    'parts for platforms that nothing is sent to',
    { message: push({ platforms: [Platform.IOS], android: {}, web: {} }) },
    ['android', 'web'].map(
      (platform) =>
        `message.${platform} is of no use: ${platform} is not among message.platforms.` +
        ' [ack: cdk-campaigns:batchPlatformIsNotTargeted]',
    ),
  ],
  [
    'the same in a translation',
    {
      message: push({
        translations: [
          { language: 'fr', body: 'x', ios: {}, android: {} },
          { language: 'de', body: 'x', web: {} },
        ],
      }),
    },
    [
      'message.translations.1.web is of no use: web is not among message.platforms.' +
        ' [ack: cdk-campaigns:batchPlatformIsNotTargeted]',
    ],
  ],
  [
    'payloads that become JSON only when a message is sent',
    {
      message: push({
        ios: { customPayload: CustomPayload.text('{"items":{{ basket }}}') },
        android: { customPayload: CustomPayload.text('{% if a %}{}{% endif %}') },
      }),
    },
    ['ios', 'android'].map(
      (platform) =>
        `message.${platform}.customPayload becomes the JSON of an object only when a message is sent: it cannot be checked` +
        ' before. [ack: cdk-campaigns:batchPayloadIsNotChecked]',
    ),
  ],
  [
    'a time that is past',
    { when: When.timestamp('2020-01-31T08:00:00Z') },
    [
      'when is past (2020-01-31T08:00:00Z): a campaign that was not sent yet may be refused by Batch, or sent at once.' +
        ' [ack: cdk-campaigns:batchTimeIsPast]',
    ],
  ],
];

test.each(WARNED)('there is a warning of %s, and no error', (_, props, warnings) => {
  const stack = newStack();
  newCampaign(stack, props);
  expect(warningsOf(stack).sort()).toEqual(warnings.sort());
});

const QUIET: readonly (readonly [string, Partial<CampaignProps>])[] = [
  ['of a minimal campaign', {}],
  [
    'of a language that is targeted and has a translation',
    { targeting: { languages: ['fr'] }, message: Message.email({ ...MAIL, translations: [FRENCH] }) },
  ],
  ['of regions', { targeting: { regions: ['FR'] } }],
  ['of parts for platforms', { message: push({ ios: {}, android: {} }) }],
  [
    'of personalised texts in JSON',
    { message: push({ ios: { customPayload: CustomPayload.json({ a: 'Hello {{ firstname }}' }) } }) },
  ],
  ['of now', { when: When.now() }],
];

test.each(QUIET)('there is no warning %s', (_, props) => {
  const stack = newStack();
  newCampaign(stack, props);
  expect(warningsOf(stack)).toEqual([]);
});

test('a warning can be acknowledged', () => {
  const stack = newStack();
  const campaign = newCampaign(stack, { targeting: { languages: ['fr'] } });
  Annotations.of(campaign).acknowledgeWarning('cdk-campaigns:batchTargetingWithoutTranslations');
  expect(warningsOf(stack)).toEqual([]);
});

test('the clock changes warnings alone: the template stays the same [R50]', () => {
  const when = When.at(new Date(Date.UTC(2999, 0, 1)));
  const synthesised = () => {
    const stack = newStack();
    newCampaign(stack, { when });
    return { warnings: warningsOf(stack).length, sent: sentBy(stack) };
  };
  const before = synthesised();
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(3000, 0, 1));
  const after = synthesised();
  clock.mockRestore();
  expect([before.warnings, after.warnings]).toEqual([0, 1]);
  expect(after.sent).toEqual(before.sent);
});
