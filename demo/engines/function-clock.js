// Loaded into the functions' processes on ministack, before their code: dates run faster there. Timers stay real.
'use strict';

const [start, speed] = (process.env.CAMPAIGNS_CLOCK ?? '0 1').split(' ').map(Number);
const realNow = Date.now;
const now = () => start + Math.round((realNow() - start) * speed);

globalThis.Date = new Proxy(Date, {
  apply: () => new Date().toString(),
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
});
Date.now = now;
