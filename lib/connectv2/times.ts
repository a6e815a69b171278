import * as z from 'zod/mini';
import { date, isDate, timeOfDay } from './texts';

/** Members of a list are compared here: a rule between fields tells one problem only. */
const restrictedPeriod = z
  .strictObject({
    name: z.optional(z.string().check(z.minLength(1), z.maxLength(127))),
    startDate: date(),
    endDate: date(),
  })
  .check(
    z.refine(({ startDate, endDate }) => !isDate(startDate) || !isDate(endDate) || startDate <= endDate, {
      error: 'not be before startDate',
      path: ['endDate'],
    }),
  );

const hours = z.optional(z.array(z.strictObject({ startTime: timeOfDay(), endTime: timeOfDay() })));

const timeWindow = z.strictObject({
  // Unions of one member each, which is required.
  openHours: z.strictObject({
    dailyHours: z.strictObject({
      MONDAY: hours,
      TUESDAY: hours,
      WEDNESDAY: hours,
      THURSDAY: hours,
      FRIDAY: hours,
      SATURDAY: hours,
      SUNDAY: hours,
    }),
  }),
  restrictedPeriods: z.optional(z.strictObject({ restrictedPeriodList: z.array(restrictedPeriod) })),
});

const localTimeZoneConfig = z.strictObject({
  // Which names are known is for the construct to say: an older runtime of the handler knows fewer.
  defaultTimeZone: z.optional(
    z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(50),
        z.regex(/^[a-zA-Z0-9_\-/]*$/, 'be the name of a time zone such as "Europe/Berlin"'),
      ),
  ),
  localTimeZoneDetection: z.optional(z.array(z.enum(['ZIP_CODE', 'AREA_CODE']))),
  localTimeZoneDetectionScope: z.optional(z.enum(['PRIMARY_ONLY', 'ALL_AVAILABLE'])),
});

export const communicationTimeConfig = z.strictObject({
  localTimeZoneConfig,
  telephony: z.optional(timeWindow),
  sms: z.optional(timeWindow),
  email: z.optional(timeWindow),
  whatsApp: z.optional(timeWindow),
});

export type CommunicationTimeConfig = z.infer<typeof communicationTimeConfig>;
export type Window = z.infer<typeof timeWindow>;
