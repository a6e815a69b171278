import type { Written } from './write';
import { hours, periods, range, window, zone } from './write';

const TIME = 'communicationTimeConfig';
const PERIOD = `${TIME}.sms.restrictedPeriods.restrictedPeriodList.0`;
const json = (value: unknown) => JSON.stringify(value);

/** Times that cannot be written, and all that is said of them. */
export const REFUSED_TIMES: readonly (readonly [Written, ...string[]])[] = [
  [{ communicationTimeConfig: {} }, `${TIME}.localTimeZoneConfig is required`],
  [
    zone({ defaultTimeZone: 'Middle Earth' }),
    `${TIME}.localTimeZoneConfig.defaultTimeZone must be the name of a time zone such as "Europe/Berlin", got "Middle Earth"`,
  ],
  [
    zone({ defaultTimeZone: 'a'.repeat(51) }),
    `${TIME}.localTimeZoneConfig.defaultTimeZone must have at most 50 characters, got 51`,
  ],
  [
    zone({ localTimeZoneDetection: ['ZIP'], localTimeZoneDetectionScope: 'ALL' }),
    `${TIME}.localTimeZoneConfig.localTimeZoneDetection.0 must be one of "ZIP_CODE", "AREA_CODE", got "ZIP"`,
    `${TIME}.localTimeZoneConfig.localTimeZoneDetectionScope must be one of "PRIMARY_ONLY", "ALL_AVAILABLE", got "ALL"`,
  ],
  [window({}), `${TIME}.sms.openHours is required`],
  [window({ openHours: {} }), `${TIME}.sms.openHours.dailyHours is required`],
  [
    hours({ Monday: [] }),
    `${TIME}.sms.openHours.dailyHours.Monday is not known (known are MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY)`,
  ],
  ...['08:00', 'T8:00', 'T24:00', 'T12:60', 'T08:00:00', ''].map(
    (time) =>
      [
        range(time),
        `${TIME}.sms.openHours.dailyHours.MONDAY.0.startTime must be a time of day such as "T08:00", got ${json(time)}`,
      ] as const,
  ),
  [
    range('T08:00', 'noon'),
    `${TIME}.sms.openHours.dailyHours.MONDAY.0.endTime must be a time of day such as "T08:00", got "noon"`,
  ],
  [
    window({ openHours: { dailyHours: {} }, restrictedPeriods: {} }),
    `${TIME}.sms.restrictedPeriods.restrictedPeriodList is required`,
  ],
  ...['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '24.12.2026', ''].map(
    (startDate) =>
      [
        periods({ startDate, endDate: '2026-12-24' }),
        `${PERIOD}.startDate must be a date such as "2026-12-24", got ${json(startDate)}`,
      ] as const,
  ),
  [
    periods({ startDate: '2026-12-24', endDate: '2026-12-23', name: '' }),
    `${PERIOD}.name must have at least 1 character, got 0`,
    `${PERIOD}.endDate must not be before startDate, got {"name":"","startDate":"2026-12-24","endDate":"2026-12-23"}`,
  ],
];
