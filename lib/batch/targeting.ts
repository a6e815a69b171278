/** Who is contacted: those to whom all of this applies. */
export interface Targeting {
  /**
   * The languages of people's devices, as codes such as `fr`.
   *
   * Where the message has translations, each of these languages must be one of them; where it has none, that is a warning.
   *
   * @default - people of all languages
   */
  readonly languages?: string[];

  /**
   * Where people are, as codes of regions such as `FR`.
   *
   * @default - people of all regions
   */
  readonly regions?: string[];

  /**
   * A filter on attributes, tags and events in Batch's own language, such as `{ firstname: { $eq: 'Jane' } }`. It is sent as it
   * is; only Batch can tell whether it is right.
   *
   * @default - no filter
   */
  // jsii knows any, and takes the objects of more interfaces for it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly query?: { [key: string]: any };
}
