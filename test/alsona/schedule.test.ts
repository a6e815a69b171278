import { Token } from 'aws-cdk-lib';
import { alsona } from '../../lib';
import type { WeekDays } from '../../lib/alsona';
import { errorOf, newStack } from '../support/app';
import { newCampaign, sent, warningsOf } from './support/app';

const { CampaignStatus, DaySchedule, UtcOffset, WeeklySchedule } = alsona;
const ON = DaySchedule.on();
const OFFICE = DaySchedule.hours(9, 17);
const OFF = DaySchedule.off();
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What is sent for each day, from Monday on. */
function daysOf(schedule: alsona.WeeklySchedule): unknown[] {
  const days = sent({ schedule }).campaign.schedule as Record<string, unknown>;
  expect(Object.keys(days)).toEqual(NAMES);
  return Object.values(days);
}

const times = (count: number, day: unknown) => Array.from({ length: count }, () => day);

describe('a day', () => {
  test.each([
    ['of hours', OFFICE, [true, 9, 17]],
    ['of all hours', DaySchedule.hours(0, 24), [true, 0, 24]],
    ['of flags', DaySchedule.flags(true, false), [true, true, false]],
    ['of other flags', DaySchedule.flags(false, true), [true, false, true]],
    ['that is on', ON, [true, true, true]],
  ])('%s is sent as it was given [R54]', (_, day, triple) => {
    expect(daysOf(WeeklySchedule.everyDay(day))).toEqual(times(7, triple));
  });
});

describe('a day that is off, or left out, has the form of the others', () => {
  const off = [false, true, true];

  test.each<[string, WeekDays, unknown[]]>([
    ['flags', { monday: ON, tuesday: OFF }, [[true, true, true], ...times(6, off)]],
    ['hours', { monday: OFFICE, tuesday: OFF, friday: undefined }, [[true, 9, 17], ...times(6, [false, 0, 24])]],
    ['flags where there is no other', { monday: OFF }, times(7, off)],
    ['flags where there is nothing', {}, times(7, off)],
    [
      'flags where there are both',
      { monday: OFFICE, tuesday: ON },
      [[true, 9, 17], [true, true, true], ...times(5, off)],
    ],
  ])('%s [R42]', (_, days, expected) => {
    expect(daysOf(WeeklySchedule.of(days))).toEqual(expected);
  });

  test('of the weekdays the weekend is none', () => {
    expect(daysOf(WeeklySchedule.weekdays(OFFICE))).toEqual([...times(5, [true, 9, 17]), ...times(2, [false, 0, 24])]);
  });

  test('also where the hours are only known at deploy time [R42]', () => {
    const hours = DaySchedule.hours(Token.asNumber({ Ref: 'From' }), Token.asNumber({ Ref: 'Until' }));
    const days = daysOf(WeeklySchedule.weekdays(hours));
    expect(days.slice(4)).toEqual([[true, { Ref: 'From' }, { Ref: 'Until' }], ...times(2, [false, 0, 24])]);
  });
});

test('what is no day is never taken for one that is off', () => {
  const days = { Monday: ON, tuesday: [true, 9, 17] } as unknown as WeekDays;
  expect(errorOf(() => newCampaign(newStack(), { schedule: WeeklySchedule.of(days) }))).toBe(
    [
      'alsona.Campaign at Shop/Invitations has 2 problems:',
      '  - schedule.tuesday is required',
      `  - schedule.Monday is not known (known are ${NAMES.join(', ')})`,
    ].join('\n'),
  );
});

describe('an offset from UTC', () => {
  test.each([
    ['-05:00', -300],
    ['+03:00', 180],
    ['+05:45', 345],
    ['-03:30', -210],
    ['-12:00', -720],
    ['+14:00', 840],
    ['+00:00', 0],
    ['-00:00', 0],
  ])('of %s is %d minutes', (offset, minutes) => {
    expect(sent({ timeZone: UtcOffset.of(offset) }).campaign.timezone).toBe(minutes);
  });

  test.each(['', '5', '05:00', '-5:00', '-05:60', '-0500', 'UTC', '-05:00\n', ' -05:00'])('is not %j', (offset) => {
    expect(errorOf(() => newCampaign(newStack(), { timeZone: UtcOffset.of(offset) }))).toContain(
      `1 problem:\n  - timeZone must be an offset such as "-05:00", got ${JSON.stringify(offset)}`,
    );
  });
});

describe('a warning is given', () => {
  function warnings(props: Parameters<typeof sent>[0]): string[] {
    const stack = newStack();
    newCampaign(stack, props);
    return warningsOf(stack);
  }

  test('of a campaign that is made as done', () => {
    expect(warnings({ status: CampaignStatus.DONE })).toEqual([
      expect.stringMatching(/`status` DONE contacts nobody.* \[ack: cdk-campaigns:alsonaMadeAsDone\]$/),
    ]);
  });

  test('of a campaign that runs on no day', () => {
    expect(warnings({ status: CampaignStatus.RUN, schedule: WeeklySchedule.everyDay(OFF) })).toEqual([
      expect.stringMatching(/`schedule` without a day that is on.* \[ack: cdk-campaigns:alsonaRunsOnNoDay\]$/),
    ]);
  });

  test.each([
    ['nothing but what is required', {}],
    ['a campaign that runs', { status: CampaignStatus.RUN }],
    ['one that runs on one day', { status: CampaignStatus.RUN, schedule: WeeklySchedule.of({ sunday: OFFICE }) }],
    ['a draft of no day', { status: CampaignStatus.DRAFT, schedule: WeeklySchedule.of({}) }],
    ['a campaign of no day that the stack does not start', { schedule: WeeklySchedule.of({}) }],
  ])('not of %s', (_, props) => {
    expect(warnings(props)).toEqual([]);
  });
});
