// The handler with jitter that repeats: it follows from the minutes and seconds of moved time. A worker loads no TypeScript.
'use strict';

const HOUR_MS = 60 * 60_000;

let last = 0;
let count = 0;
Math.random = () => {
  const now = Date.now() % HOUR_MS;
  count = now === last ? count + 1 : 0;
  last = now;
  const sine = Math.sin(now + count * 7919) * 10_000;
  return sine - Math.floor(sine);
};

module.exports = require(process.env.HANDLER);
