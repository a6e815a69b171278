import { CfnParameter, Duration, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { alsona } from '../../lib';
import type { CampaignProps } from '../../lib/alsona';
import { errorOf, newStack } from '../support/app';
import { KEY_ARN, newCampaign, sentBy } from './support/app';

type Props = Partial<CampaignProps>;
const { DaySchedule, UtcOffset, WeeklySchedule } = alsona;

/** Values that only CloudFormation knows. */
const text = (stack: Stack, id = 'Text') => new CfnParameter(stack, id).valueAsString;
const list = (stack: Stack) => new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
const number = (stack: Stack, id = 'Number') => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
const flag = (stack: Stack, id = 'Flag') => Token.asAny(new CfnParameter(stack, id).value) as unknown as boolean;
const TEXT = { Ref: 'Text' };

const TOKENS: readonly (readonly [string, (stack: Stack) => Props, object])[] = [
  ['an account', (stack) => ({ accountId: text(stack) }), { account_id: TEXT }],
  [
    'a field of the secret',
    (stack) => ({ apiKeyField: text(stack) }),
    { apiKey: { secretArn: KEY_ARN, jsonField: TEXT } },
  ],
  ["whether the key is an agency's", (stack) => ({ agency: flag(stack) }), { agency: { Ref: 'Flag' } }],
  ['an address', (stack) => ({ baseUrl: text(stack) }), { baseUrl: TEXT }],
  [
    'an address, partly known',
    (stack) => ({ baseUrl: `http://${text(stack)}/` }),
    { baseUrl: { 'Fn::Join': ['', ['http://', TEXT, '/']] } },
  ],
  ['a name', (stack) => ({ campaignName: text(stack) }), { name: TEXT }],
  ['an id', (stack) => ({ campaignId: text(stack) }), { campaign_id: TEXT }],
  [
    'seats',
    (stack) => ({ seats: [text(stack), text(stack, 'T2'), 'seat-1'] }),
    { seats: [TEXT, { Ref: 'T2' }, 'seat-1'] },
  ],
  ['a list of seats', (stack) => ({ seats: list(stack) }), { seats: { Ref: 'List' } }],
  [
    'hours, in whatever order',
    (stack) => ({ schedule: WeeklySchedule.of({ monday: DaySchedule.hours(number(stack), 1) }) }),
    { schedule: { monday: [true, { Ref: 'Number' }, 1], tuesday: [false, 0, 24] } },
  ],
  [
    'flags, beside what may be an hour',
    (stack) => ({ schedule: WeeklySchedule.of({ monday: DaySchedule.flags(flag(stack), true) }) }),
    { schedule: { monday: [true, { Ref: 'Flag' }, true], tuesday: [false, true, true] } },
  ],
  ['an offset', (stack) => ({ timeZone: UtcOffset.ofMinutes(number(stack)) }), { timezone: { Ref: 'Number' } }],
  ['a status', (stack) => ({ status: text(stack) as unknown as alsona.CampaignStatus }), { status: TEXT }],
];

describe('what only CloudFormation knows', () => {
  test.each(TOKENS)('%s is passed on and never guessed [R42]', (_, props, campaign) => {
    const stack = newStack();
    newCampaign(stack, props(stack));
    expect(sentBy(stack).campaign).toMatchObject(campaign);
  });

  test('a deadline is passed on and never guessed [R42]', () => {
    const stack = newStack();
    newCampaign(stack, { deadline: Duration.seconds(number(stack)) });
    expect(sentBy(stack).options).toMatchObject({ deadlineSeconds: { Ref: 'Number' } });
  });

  test('an offset in hours cannot be one of them, and the way out is told', () => {
    const stack = newStack();
    for (const offset of [text(stack), `-${text(stack, 'T2')}:00`]) {
      expect(errorOf(() => newCampaign(stack, { timeZone: UtcOffset.of(offset) }, offset.length.toString()))).toContain(
        '1 problem:\n  - timeZone must be given in minutes where it is only known at deploy time: UtcOffset.ofMinutes()',
      );
    }
  });

  test('a token hides no problem beside it', () => {
    const stack = newStack();
    const schedule = WeeklySchedule.of({ monday: DaySchedule.hours(number(stack), 25) });
    const seats = [text(stack), ''];
    expect(errorOf(() => newCampaign(stack, { schedule, seats }))).toContain(
      '2 problems:\n  - seats.1 must have at least 1 character, got 0\n  - schedule.monday.endHour must be at most 24',
    );
  });
});
