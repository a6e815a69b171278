import type { JsonWriter } from './json';

/**
 * What a push notification holds for the app beside what is shown: a JSON object. It can replace keys of the platform such as
 * `aps`; the key `com.batch` is Batch's own.
 */
export class CustomPayload {
  /**
   * An object, which is sent as its JSON.
   *
   * @param payload with texts that can be personalised, such as `{ greeting: 'Hello {{ firstname }}' }`
   */
  // jsii knows any, and takes the objects of more interfaces for it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  static json(payload: { [key: string]: any }): CustomPayload {
    return new CustomPayload((json) => json(payload));
  }

  /**
   * A text, which is sent as it is: the JSON of an object, or a template that becomes one when a message is sent.
   *
   * @param payload such as `{"items":{{ basket }}}`
   */
  static text(payload: string): CustomPayload {
    return new CustomPayload(() => payload);
  }

  private constructor(
    /** @internal */
    public readonly _render: (json: JsonWriter) => string,
  ) {}
}
