// The least that a handler of a custom resource can do: it answers that all is well.
'use strict';

const { request } = require('node:http');

exports.handler = ({ ResponseURL, StackId, RequestId, LogicalResourceId }) => {
  const answer = { Status: 'SUCCESS', PhysicalResourceId: 'bare', StackId, RequestId, LogicalResourceId };
  const body = JSON.stringify(answer);
  return new Promise((resolve, reject) => {
    const sent = request(ResponseURL, { method: 'PUT', headers: { 'content-length': Buffer.byteLength(body) } });
    sent.on('response', (response) => response.resume().on('end', resolve));
    sent.on('error', reject);
    sent.end(body);
  });
};
