// Preloaded into the peers, which answer by https and to no port: here the answer goes to the port on loopback, without TLS, which
// spares them its time. Nothing else of them is changed; the project's own handler takes an address on loopback as it is.
'use strict';

const http = require('node:http');
const https = require('node:https');

https.request = (options, done) => http.request({ ...options, port: process.env.ANSWERS_PORT }, done);
