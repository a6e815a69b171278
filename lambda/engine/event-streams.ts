/** Stands in for the SDK's event streams in the bundles: no operation that is used here has one. */
export function EventStreamSerde(): never {
  throw new Error('event streams are not bundled');
}
