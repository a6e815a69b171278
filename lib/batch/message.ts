import type { EmailOptions } from './email';
import type { JsonWriter } from './json';
import { emailOf, pushOf } from './message-of';
import type { Email, Push } from './messages';
import type { PushOptions } from './push';

/** What a campaign sends: one message, on one channel. */
export class Message {
  /** A mail. */
  static email(options: EmailOptions): Message {
    return new Message(() => emailOf(options));
  }

  /** A push notification. */
  static push(options: PushOptions): Message {
    return new Message((json) => pushOf(options, json));
  }

  private constructor(
    /** @internal */
    public readonly _render: (json: JsonWriter) => Email | Push,
  ) {}
}
