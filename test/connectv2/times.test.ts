import { TimeZone } from 'aws-cdk-lib';
import { connectv2 } from '../../lib';
import type { CommunicationTime } from '../../lib/connectv2';
import { timeZoneProblems } from '../../lib/connectv2/time-zone';
import { errorOf, newStack } from '../support/app';
import { newCampaign, sent } from './support/app';

const { OpenHours, RestrictedPeriod, TimeRange, TimeZoneDetection, TimeZoneDetectionScope } = connectv2;

const timeSent = (communicationTime: CommunicationTime) =>
  sent({ communicationTime }).campaign.communicationTimeConfig as Record<string, unknown>;
const hoursSent = (openHours: connectv2.OpenHours) => timeSent({ sms: { openHours } }).sms;
const problemsOf = (communicationTime: CommunicationTime) =>
  errorOf(() => newCampaign(newStack(), { communicationTime }))
    .split('\n  - ')
    .slice(1);

const MORNING = TimeRange.of('08:00', '12:00');
const RANGE = { startTime: 'T08:00', endTime: 'T12:00' };
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const daily = (days: readonly string[]) => ({
  openHours: { dailyHours: Object.fromEntries(days.map((day) => [day, [RANGE]])) },
});

describe('open hours', () => {
  test('are of each day [R54]', () => {
    const lowerCase = Object.fromEntries(DAYS.map((day) => [day.toLowerCase(), [MORNING]]));
    expect(hoursSent(OpenHours.daily(lowerCase))).toEqual(daily(DAYS));
    expect(hoursSent(OpenHours.daily({ monday: [MORNING], sunday: undefined }))).toEqual(daily(['MONDAY']));
  });

  test('of a day can be several or none, which is not the same as nothing said [R42]', () => {
    const hours = OpenHours.daily({ monday: [MORNING, TimeRange.of('T13:00', '17:30')], friday: [] });
    const afternoon = { startTime: 'T13:00', endTime: 'T17:30' };
    expect(hoursSent(hours)).toEqual({ openHours: { dailyHours: { MONDAY: [RANGE, afternoon], FRIDAY: '[]' } } });
  });

  test('can be the same from Monday to Friday, or on all days', () => {
    expect(hoursSent(OpenHours.weekdays(MORNING))).toEqual(daily(DAYS.slice(0, 5)));
    expect(hoursSent(OpenHours.everyDay(MORNING))).toEqual(daily(DAYS));
  });

  test('of no day are an empty structure [R42]', () => {
    expect(hoursSent(OpenHours.daily({}))).toEqual({ openHours: { dailyHours: '{}' } });
  });

  test('are real times of a day', () => {
    const openHours = OpenHours.daily({ monday: [MORNING, TimeRange.of('8:00', '24:00')] });
    expect(problemsOf({ whatsApp: { openHours } })).toEqual([
      'communicationTime.whatsApp.openHours.monday.1.startTime must be a time of day such as "T08:00", got "T8:00"',
      'communicationTime.whatsApp.openHours.monday.1.endTime must be a time of day such as "T08:00", got "T24:00"',
    ]);
  });
});

describe('restricted periods', () => {
  const openHours = OpenHours.everyDay(MORNING);

  test('have two dates and may have a name [R54]', () => {
    const restrictedPeriods = [
      RestrictedPeriod.between('2026-12-24', '2026-12-26', { name: 'holidays' }),
      RestrictedPeriod.between('2027-01-01', '2027-01-01'),
    ];
    expect(timeSent({ telephony: { openHours, restrictedPeriods } }).telephony).toMatchObject({
      restrictedPeriods: {
        restrictedPeriodList: [
          { name: 'holidays', startDate: '2026-12-24', endDate: '2026-12-26' },
          { startDate: '2027-01-01', endDate: '2027-01-01' },
        ],
      },
    });
  });

  test('can be none [R42]', () => {
    expect(timeSent({ email: { openHours, restrictedPeriods: [] } }).email).toMatchObject({
      restrictedPeriods: { restrictedPeriodList: '[]' },
    });
  });

  test('are real dates in their order', () => {
    const restrictedPeriods = [
      RestrictedPeriod.between('2026-02-29', '2026-12-26', { name: '' }),
      RestrictedPeriod.between('2026-12-26', '2026-12-24'),
    ];
    const place = 'communicationTime.telephony.restrictedPeriods';
    expect(problemsOf({ telephony: { openHours, restrictedPeriods } })).toEqual([
      `${place}.0.name must have at least 1 character, got 0`,
      `${place}.0.startDate must be a date such as "2026-12-24", got "2026-02-29"`,
      `${place}.1.endDate must not be before startDate, got {"startDate":"2026-12-26","endDate":"2026-12-24"}`,
    ]);
  });
});

describe('the time zone', () => {
  test('is found as the template says [R54]', () => {
    const found = timeSent({
      defaultTimeZone: TimeZone.EUROPE_BERLIN,
      timeZoneDetection: [TimeZoneDetection.ZIP_CODE],
      timeZoneDetectionScope: TimeZoneDetectionScope.PRIMARY_ONLY,
    });
    expect(found).toEqual({
      localTimeZoneConfig: {
        defaultTimeZone: 'Europe/Berlin',
        localTimeZoneDetection: ['ZIP_CODE'],
        localTimeZoneDetectionScope: 'PRIMARY_ONLY',
      },
    });
  });

  test('can be left to the service, which wants the structure all the same [R42]', () => {
    expect(timeSent({})).toEqual({ localTimeZoneConfig: '{}' });
  });

  test.each(['UTC', 'Etc/UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'US/Eastern', 'America/Argentina/Buenos_Aires'])(
    'can be %s',
    (name) => {
      expect(timeSent({ defaultTimeZone: TimeZone.of(name) })).toHaveProperty(
        'localTimeZoneConfig.defaultTimeZone',
        name,
      );
    },
  );

  test('is every one that the CDK knows, but for one that is none', () => {
    const zones = Object.values(TimeZone).filter((zone): zone is TimeZone => zone instanceof TimeZone);
    expect(zones.length).toBeGreaterThan(300);
    expect(zones.flatMap((defaultTimeZone) => timeZoneProblems({ defaultTimeZone }))).toEqual([
      'communicationTime.defaultTimeZone must be the name of a known time zone, got "Factory"',
    ]);
  });

  test.each(['Europe/Atlantis', 'Berlin', 'europe/berlin', '-0500', '05'])('cannot be %s', (name) => {
    expect(problemsOf({ defaultTimeZone: TimeZone.of(name) })).toEqual([
      `communicationTime.defaultTimeZone must be the name of a known time zone, got "${name}"`,
    ]);
  });

  test.each(['+05:00', 'Middle Earth'])('cannot be %s, which is told once', (name) => {
    expect(problemsOf({ defaultTimeZone: TimeZone.of(name) })).toEqual([
      `communicationTime.defaultTimeZone must be the name of a time zone such as "Europe/Berlin", got "${name}"`,
    ]);
  });
});
