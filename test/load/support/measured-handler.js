// The real bundle, and now and then what its thread still holds. Plain JavaScript, since a worker loads no TypeScript.
'use strict';

const v8 = require('node:v8');
const vm = require('node:vm');
const { threadId } = require('node:worker_threads');

const { handler } = require(process.env.BUNDLE);

const EVERY = 50;

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');
let invocations = 0;

exports.handler = async (event, context) => {
  const result = await handler(event, context);
  invocations += 1;
  if (invocations % EVERY === 0) measure();
  return result;
};

function measure() {
  collectGarbage();
  const { used_heap_size: bytes } = v8.getHeapStatistics();
  process.stdout.write(`${JSON.stringify({ message: 'measured', threadId, invocations, bytes })}\n`);
}
