// The handler of a service, for which the address in the fixtures leads to the emulator: a digest that is frozen holds no port.
'use strict';

const http = require('node:http');

const { ADDRESS, AWS_ENDPOINT_URL_SFN: emulator, HANDLER } = process.env;

const { request } = http;
http.request = (address, ...rest) =>
  request(typeof address === 'string' ? address.replace(ADDRESS, emulator) : address, ...rest);

exports.handler = require(HANDLER).handler;
