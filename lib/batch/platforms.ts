import type { CustomPayload } from './custom-payload';

/** Where push notifications are sent to. */
export enum Platform {
  /** Apps on iPhone and iPad. */
  IOS = 'ios',

  /** Apps on Android. */
  ANDROID = 'android',

  /** Browsers. */
  WEB = 'web',
}

/** What can be another on iOS in each language. */
export interface IosContent {
  /**
   * What a tap opens: at most 1,024 characters. Can be personalised.
   *
   * @default - as the app does by itself
   */
  readonly deeplink?: string;
}

/** What can be another on Android in each language. */
export interface AndroidContent {
  /**
   * What a tap opens: at most 1,024 characters. Can be personalised.
   *
   * @default - as the app does by itself
   */
  readonly deeplink?: string;

  /**
   * The URL of a square PNG or JPG of at least 196 pixels, on a server that answers OPTIONS. Can be personalised.
   *
   * @default - as the app does by itself
   */
  readonly icon?: string;
}

/** What can be another in browsers. */
export interface WebContent {
  /**
   * What a click opens: at most 1,024 characters. Can be personalised.
   *
   * @default - as the browser does by itself
   */
  readonly deeplink?: string;

  /**
   * The URL of a square PNG or JPG of at least 196 pixels, on a server that answers OPTIONS. Can be personalised.
   *
   * @default - as the browser does by itself
   */
  readonly icon?: string;
}

/** What holds on iOS alone. */
export interface IosOptions extends IosContent {
  /**
   * What the notification holds for the app.
   *
   * @default - nothing
   */
  readonly customPayload?: CustomPayload;
}

/** Which of several notifications a device shows that was offline. */
export interface CollapseKey {
  /**
   * Whether a device that comes online shows the newest notification alone.
   *
   * @default true - it shows the newest alone
   */
  readonly enabled?: boolean;

  /**
   * A word of your own: of all notifications with the same one, the newest is shown. Batch knows up to three.
   *
   * @default - as Batch does by itself
   */
  readonly key?: string;
}

/** What holds on Android alone. */
export interface AndroidOptions extends AndroidContent {
  /**
   * What the notification holds for the app.
   *
   * @default - nothing
   */
  readonly customPayload?: CustomPayload;

  /**
   * Which of several notifications a device shows that was offline.
   *
   * @default - the newest alone
   */
  readonly collapseKey?: CollapseKey;
}
