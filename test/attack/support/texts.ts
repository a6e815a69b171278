import { Aws } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { alsona, batch, connectv1, connectv2, personalize } from '../../../lib';
import { INSTANCE } from '../../support/services/connect';
import { PERSONALIZE } from '../../support/services/personalize';
import { EMULATOR, secretOf } from '../../support/services/rest';

/* Texts of users, in every place of every service that takes texts of any kind. */

/** What is written somewhere on the way to mean something else. */
export const HOSTILE: readonly string[] = [
  'a\u0000b\u0001c\u001bd\u007fe\u0085f',
  'tabs\tand\r\nnew lines\n',
  'right \u200f\u202e to left \u2066x\u2069',
  'line\u2028paragraph\u2029end',
  'no\ufeffbreak \u00a0 and \u200b',
  'n\u0303 is not \u00f1',
  '__proto__',
  'constructor',
  'prototype',
  '${AWS::StackId} and ${!Literal} and ${Main.Arn}',
  '{"Ref":"AWS::StackId"}',
  '{"Fn::Sub":"${AWS::Region}"}',
  'Fn::GetAtt',
  '$.note',
  '$$.Execution.Input',
  "States.Format('{}', $.memory)",
  '{% $states.input %}',
  '{{ b.name }}{{#if x}}{{/if}}',
  '<script>alert("1")</script><!-- ]]> -->',
  '%00%0a..%2f../\\',
  '\\u0000 \\n \\\\',
  '"quotes" and \'others\' and `those`',
  '007',
  '-0',
  '1e3',
  'true',
  'null',
  '{}',
  '[]',
  '🦉'.repeat(31),
  '👩‍👩‍👧‍👦',
  ' around ',
];

/** The same in one text, which is short enough for a name. */
export const NASTIEST = '${AWS::StackId} {"Ref":"x"} $.note {{ b }} <b>__proto__</b>\u0000\u2028\u202e\t\n🦉';

/** The text beside one that only CloudFormation knows, and what comes of the two. */
export const BESIDE_TOKEN = { written: `${Aws.REGION} ${NASTIEST}`, joined: `us-east-1 ${NASTIEST}` };

/** What CloudFormation puts something else in place of. */
export const REFERENCES: readonly string[] = [
  'Hello {{resolve:secretsmanager:shop-keys:SecretString:batch}}',
  '{{resolve:ssm:/shop/greeting}}',
  '{{resolve:ssm-secure:/shop/greeting:1}}',
];

/** What is no text. */
export const HALVES: readonly string[] = ['half \ud83e', '\udd89 half'];

export interface Place {
  readonly prop: string;
  /** Of the texts above, those that the service itself takes there. */
  readonly takes: RegExp;
  /** Texts of any length. */
  readonly isEndless?: boolean;
  /** Texts travel as JSON, which has other words for halves of characters. */
  readonly isJson?: boolean;
  /** One campaign with all texts. */
  readonly add: (stack: Stack, texts: readonly string[]) => void;
  /** All texts, in their order, as a call says them of the campaign. */
  readonly heard: (campaign: Json) => unknown;
}

type Json = Readonly<Record<string, unknown>>;

const ANYTHING = /^[^]*$/;
const numbered = (texts: readonly string[]) => Object.fromEntries(texts.map((text, index) => [`t${index}`, text]));
/** Without the marks. */
const textsOf = (tags: Json): unknown[] =>
  Object.keys(tags).flatMap((_, index) => (`t${index}` in tags ? [tags[`t${index}`]] : []));

const v2 = {
  connectInstanceId: INSTANCE,
  telephony: {
    outboundMode: connectv2.OutboundMode.agentless(),
    contactFlowId: 'flow-1',
    sourcePhoneNumber: '+12065550100',
  },
};
const v1 = {
  connectInstanceId: INSTANCE,
  dialer: connectv1.DialerConfig.agentless(),
  contactFlowId: 'flow-1',
  sourcePhoneNumber: '+12065550100',
};

const mail = { subject: 'News', senderIdentityId: '4012', html: '<p>News</p>' };
const addBatch = (stack: Stack, props: Partial<batch.CampaignProps>) =>
  new batch.Campaign(stack, 'Texts', {
    baseUrl: EMULATOR,
    projectKey: 'project_shop',
    apiKey: secretOf(stack),
    apiKeyField: 'batch',
    when: batch.When.at(new Date('2030-01-01T08:00:00Z')),
    message: batch.Message.email(mail),
    ...props,
  });
const addAlsona = (stack: Stack, props: Partial<alsona.CampaignProps>) =>
  new alsona.Campaign(stack, 'Texts', {
    baseUrl: EMULATOR,
    accountId: 'account_shop',
    apiKey: secretOf(stack),
    apiKeyField: 'alsona',
    seats: ['seat_1'],
    schedule: alsona.WeeklySchedule.weekdays(alsona.DaySchedule.on()),
    ...props,
  });

/** Where a campaign takes many texts. */
export const MANY: Readonly<Record<string, Place>> = {
  personalize: {
    prop: 'tags.t0',
    takes: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
    add: (stack, texts) =>
      new personalize.Campaign(stack, 'Texts', {
        solutionVersion: personalize.SolutionVersion.fromArn(PERSONALIZE.version1),
        tags: numbered(texts),
      }),
    heard: ({ tags }) => {
      const list = tags as readonly { readonly tagKey: string; readonly tagValue: string }[];
      return textsOf(Object.fromEntries(list.map(({ tagKey, tagValue }) => [tagKey, tagValue])));
    },
  },
  connectv2: {
    prop: 'tags.t0',
    takes: ANYTHING,
    add: (stack, texts) => {
      new connectv2.Campaign(stack, 'Texts', { ...v2, tags: numbered(texts) });
    },
    heard: ({ tags }) => textsOf(tags as Json),
  },
  connectv1: {
    prop: 'tags.t0',
    takes: ANYTHING,
    add: (stack, texts) => {
      new connectv1.Campaign(stack, 'Texts', { ...v1, tags: numbered(texts) });
    },
    heard: ({ tags }) => textsOf(tags as Json),
  },
  batch: {
    prop: 'message.translations.0.html',
    takes: ANYTHING,
    isEndless: true,
    add: (stack, texts) => {
      const translations = texts.map((html, index) => ({ ...mail, html, language: `l${index}` }));
      addBatch(stack, { message: batch.Message.email({ ...mail, translations }) });
    },
    heard: ({ messages }) => {
      const [{ languages } = { languages: [] }] = messages as readonly { readonly languages: readonly Json[] }[];
      return languages.map(({ html }) => html);
    },
  },
  alsona: {
    prop: 'seats.0',
    takes: ANYTHING,
    isEndless: true,
    add: (stack, texts) => addAlsona(stack, { seats: [...texts] }),
    heard: ({ seats }) => seats,
  },
};

/** Where it takes one. */
export const ONE: Readonly<Record<string, readonly Place[]>> = {
  personalize: [],
  connectv2: [
    {
      prop: 'campaignName',
      takes: ANYTHING,
      add: (stack, [campaignName]) => {
        new connectv2.Campaign(stack, 'Texts', { ...v2, campaignName });
      },
      heard: ({ name }) => [name],
    },
  ],
  connectv1: [
    {
      prop: 'contactFlowId',
      takes: ANYTHING,
      add: (stack, [contactFlowId = '']) => {
        new connectv1.Campaign(stack, 'Texts', { ...v1, contactFlowId });
      },
      heard: ({ outboundCallConfig }) => [(outboundCallConfig as Json).connectContactFlowId],
    },
  ],
  batch: [
    {
      prop: 'targeting.query',
      takes: ANYTHING,
      isJson: true,
      add: (stack, [text = '']) => addBatch(stack, { targeting: { query: { [text]: { $in: [text] } } } }),
      heard: ({ targeting }) => Object.keys((targeting as { readonly query: Json }).query),
    },
    {
      prop: 'message.ios.customPayload',
      takes: ANYTHING,
      isJson: true,
      add: (stack, [text = '']) => {
        const ios = { customPayload: batch.CustomPayload.json({ [text]: text }) };
        addBatch(stack, { message: batch.Message.push({ platforms: [batch.Platform.IOS], body: 'News', ios }) });
      },
      heard: ({ messages }) => {
        const [{ ios }] = messages as readonly [{ readonly ios: { readonly custom_payload: string } }];
        return Object.values(JSON.parse(ios.custom_payload) as Json);
      },
    },
  ],
  alsona: [
    {
      prop: 'campaignName',
      takes: ANYTHING,
      add: (stack, [campaignName]) => addAlsona(stack, { campaignName }),
      heard: ({ name }) => [name],
    },
  ],
};
