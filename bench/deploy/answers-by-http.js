// Loaded into the functions of the Provider framework itself, before their code. It answers CloudFormation by https on the
// default port, whatever the response URL says; the embedded engine has plain http on a port of its own. This sends the same
// answer there, and changes nothing else: which answer, when, and how often stays the framework's. ministack does the same
// for every function.
'use strict';

const http = require('node:http');
const https = require('node:https');

const LOOPBACK = ['127.0.0.1', 'localhost'];
const request = https.request;

https.request = (options, ...rest) => {
  if (options.method !== 'PUT' || !LOOPBACK.includes(options.hostname)) return request(options, ...rest);
  const { port } = new URL(process.env.AWS_ENDPOINT_URL_LAMBDA ?? process.env.AWS_ENDPOINT_URL);
  return http.request({ ...options, port }, ...rest);
};
