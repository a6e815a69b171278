// The handler of a service, for which the address in the fixtures leads to the emulator: a digest that is frozen holds no port.
'use strict';

const { ADDRESS, AWS_ENDPOINT_URL_SFN: emulator, HANDLER } = process.env;

const reach = globalThis.fetch;
globalThis.fetch = (address, init) => reach(String(address).replace(ADDRESS, emulator), init);

exports.handler = require(HANDLER).handler;
