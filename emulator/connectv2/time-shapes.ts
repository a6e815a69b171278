import type { StructureShape } from '../core/shape';
import { timestamp } from '../connect/formats';
import { unionOf } from '../connect/unions';
import { duration } from './duration';

const time = { type: 'string', pattern: /^T\d{2}:\d{2}$/ } as const;
const date = { type: 'string', pattern: /^\d{4}-\d{2}-\d{2}$/ } as const;
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

export const schedule = {
  type: 'structure',
  members: { startTime: timestamp, endTime: timestamp, refreshFrequency: duration },
  required: ['startTime', 'endTime'],
} as const satisfies StructureShape;

export const entryLimitsConfig = {
  type: 'structure',
  members: { maxEntryCount: { type: 'integer', min: 0 }, minEntryInterval: duration },
  required: ['maxEntryCount', 'minEntryInterval'],
} as const satisfies StructureShape;

const timeRange = {
  type: 'structure',
  members: { startTime: time, endTime: time },
  required: ['startTime', 'endTime'],
} as const;

const restrictedPeriod = {
  type: 'structure',
  members: { name: { type: 'string', min: 1, max: 127 }, startDate: date, endDate: date },
  required: ['startDate', 'endDate'],
} as const;

const window = {
  type: 'structure',
  members: {
    openHours: unionOf({
      dailyHours: { type: 'map', key: { type: 'string', oneOf: DAYS }, value: { type: 'list', of: timeRange } },
    }),
    restrictedPeriods: unionOf({ restrictedPeriodList: { type: 'list', of: restrictedPeriod } }),
  },
  required: ['openHours'],
} as const satisfies StructureShape;

const localTimeZoneConfig = {
  type: 'structure',
  members: {
    defaultTimeZone: { type: 'string', max: 50, pattern: /^[a-zA-Z0-9_\-/]*$/ },
    localTimeZoneDetection: { type: 'list', of: { type: 'string', oneOf: ['ZIP_CODE', 'AREA_CODE'] } },
    localTimeZoneDetectionScope: { type: 'string', oneOf: ['PRIMARY_ONLY', 'ALL_AVAILABLE'] },
  },
} as const satisfies StructureShape;

export const communicationTimeConfig = {
  type: 'structure',
  members: { localTimeZoneConfig, telephony: window, sms: window, email: window, whatsApp: window },
  required: ['localTimeZoneConfig'],
} as const satisfies StructureShape;

const communicationLimit = {
  type: 'structure',
  members: {
    maxCountPerRecipient: { type: 'integer', min: 1 },
    frequency: { type: 'integer', min: 1, max: 30 },
    unit: { type: 'string', oneOf: ['DAY'] },
  },
  required: ['maxCountPerRecipient', 'frequency', 'unit'],
} as const;

export const communicationLimitsOverride = {
  type: 'structure',
  members: {
    allChannelSubtypes: unionOf({
      communicationLimitsList: { type: 'list', of: communicationLimit, min: 0, max: 2 },
    }),
    instanceLimitsHandling: { type: 'string', oneOf: ['OPT_IN', 'OPT_OUT'] },
  },
} as const satisfies StructureShape;
