import type { TimeZone } from 'aws-cdk-lib';
import type { OpenHours } from './open-hours';
import type { RestrictedPeriod } from './restricted-period';

/** By what the time zone of whom is contacted is found. */
export enum TimeZoneDetection {
  /** By the ZIP code of the address. */
  ZIP_CODE = 'ZIP_CODE',

  /** By the area code of the phone number. */
  AREA_CODE = 'AREA_CODE',
}

/** Which addresses and numbers of a profile are looked at to find its time zone. */
export enum TimeZoneDetectionScope {
  /** The primary ones alone. */
  PRIMARY_ONLY = 'PRIMARY_ONLY',

  /** All that there are. */
  ALL_AVAILABLE = 'ALL_AVAILABLE',
}

/** When people may be contacted on one channel. */
export interface TimeWindow {
  /** The hours of the week. */
  readonly openHours: OpenHours;

  /**
   * Days on which nobody is contacted.
   *
   * @default - there are none
   */
  readonly restrictedPeriods?: RestrictedPeriod[];
}

/** When people may be contacted, in their own time zones. */
export interface CommunicationTime {
  /**
   * The time zone of people of whom no other is found.
   *
   * @default - as the service does by itself
   */
  readonly defaultTimeZone?: TimeZone;

  /**
   * By what the time zone of a person is found.
   *
   * @default - as the service does by itself
   */
  readonly timeZoneDetection?: TimeZoneDetection[];

  /**
   * Which addresses and numbers of a person are looked at for that.
   *
   * @default - as the service does by itself
   */
  readonly timeZoneDetectionScope?: TimeZoneDetectionScope;

  /**
   * When people may be called.
   *
   * @default - no window is given for this channel
   */
  readonly telephony?: TimeWindow;

  /**
   * When people may be sent text messages.
   *
   * @default - no window is given for this channel
   */
  readonly sms?: TimeWindow;

  /**
   * When people may be sent mails.
   *
   * @default - no window is given for this channel
   */
  readonly email?: TimeWindow;

  /**
   * When people may be sent WhatsApp messages.
   *
   * @default - no window is given for this channel
   */
  readonly whatsApp?: TimeWindow;
}
