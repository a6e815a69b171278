// One process of a function: it loads a handler and gives it events. Plain JavaScript, as what is measured loads no TypeScript.
'use strict';

const { writeSync } = require('node:fs');

const RESULTS = 3;
const { HANDLER, EXPORT = 'handler', EVENTS } = process.env;
const context = { getRemainingTimeInMillis: () => 60_000, logStreamName: 'bench' };

async function main() {
  const handler = require(HANDLER)[EXPORT];
  const ms = [];
  for (const event of JSON.parse(EVENTS)) {
    const began = performance.now();
    await handler(event, context);
    ms.push(performance.now() - began);
  }
  const mib = process.resourceUsage().maxRSS / 1024;
  const heapMiB = process.memoryUsage().heapUsed / 2 ** 20;
  writeSync(RESULTS, JSON.stringify({ ms, mib, heapMiB }));
  // A function is frozen then, and sockets that are kept hold nothing up.
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
