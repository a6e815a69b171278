import type { Duration } from 'aws-cdk-lib';
import type { AndroidContent, AndroidOptions, IosContent, IosOptions, Platform, WebContent } from './platforms';

/** How urgently a notification is delivered. */
export enum PushPriority {
  /** When the device is awake. Background notifications must have it. */
  NORMAL = 'normal',

  /** At once. */
  HIGH = 'high',
}

/** Whether people see a notification. */
export enum PushType {
  /** It is shown. */
  ALERT = 'alert',

  /** It is not shown, and lets the app do something. */
  BACKGROUND = 'background',
}

/** Whose devices a notification is sent to, by how Batch came to know them. */
export enum PushTokens {
  /** All of them. */
  ALL = 'all',

  /** Those on which Batch's SDK has been seen. */
  COLLECTED = 'collected',

  /** Those that were imported, and on which Batch's SDK has not been seen yet. */
  IMPORTED = 'imported',
}

/** What people see of a notification. */
export interface PushContent {
  /** The text. Can be personalised. */
  readonly body: string;

  /**
   * The title. Can be personalised.
   *
   * @default - no title
   */
  readonly title?: string;

  /**
   * The URL of the main picture: an RGB PNG or JPG, at least 300 pixels high and 200 wide, on a server that answers OPTIONS. Can
   * be personalised.
   *
   * @default - no picture
   */
  readonly picture?: string;
}

/** A notification in another language. */
export interface PushTranslation extends PushContent {
  /** The code of the language, such as `fr`. A message has one translation for each language. */
  readonly language: string;

  /**
   * What is another on iOS in this language.
   *
   * @default - as said beside the translations
   */
  readonly ios?: IosContent;

  /**
   * What is another on Android in this language.
   *
   * @default - as said beside the translations
   */
  readonly android?: AndroidContent;

  /**
   * What is another in browsers in this language.
   *
   * @default - as said beside the translations
   */
  readonly web?: WebContent;
}

/** A push notification. */
export interface PushOptions extends PushContent {
  /** Where it is sent to: one, two or three platforms, each once. */
  readonly platforms: Platform[];

  /**
   * How urgently it is delivered.
   *
   * @default - high; normal for a background notification, which may have no other
   */
  readonly priority?: PushPriority;

  /**
   * Whether people see it.
   *
   * @default - it is shown
   */
  readonly pushType?: PushType;

  /**
   * How long it waits for a device that is offline: whole seconds, at most 28 days. None at all leaves that to the platform.
   *
   * @default - the platform decides
   */
  readonly timeToLive?: Duration;

  /**
   * Whose devices it is sent to, by how Batch came to know them.
   *
   * @default - those on which Batch's SDK has been seen
   */
  readonly filterPushTokens?: PushTokens;

  /**
   * What holds on iOS alone.
   *
   * @default - nothing
   */
  readonly ios?: IosOptions;

  /**
   * What holds on Android alone.
   *
   * @default - nothing
   */
  readonly android?: AndroidOptions;

  /**
   * What holds in browsers alone.
   *
   * @default - nothing
   */
  readonly web?: WebContent;

  /**
   * The notification in other languages. People whose language is none of these get the content beside this prop.
   *
   * @default - everybody gets the same notification
   */
  readonly translations?: PushTranslation[];
}
