/** Node 20 lacks `Promise.withResolvers`, which the library for state machines needs. */
if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });

function withResolvers(): object {
  let settle = {};
  const promise = new Promise<unknown>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}
