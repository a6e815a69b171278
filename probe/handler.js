// The probe's function, inline in its template: 4,096 bytes at most. It writes down what it is asked, as an execution
// of the recorder, and answers as the properties say.
'use strict';
const { randomUUID } = require('node:crypto');
const { RECORDER, VERSION = '1', AWS_ENDPOINT_URL_SFN, AWS_ENDPOINT_URL, AWS_REGION } = process.env;
const endpoint = AWS_ENDPOINT_URL_SFN ?? AWS_ENDPOINT_URL;
const CODE = '1';

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1000));

/** By the runtime's SDK; a local engine takes the bare call. Resolves with the error's name. */
async function call(operation, input) {
  if (endpoint === undefined) {
    const sdk = require('@aws-sdk/client-sfn');
    const command = new sdk[`${operation}Command`](input);
    return new sdk.SFNClient().send(command).then(
      () => undefined,
      (error) => error.name,
    );
  }
  const scope = `${process.env.AWS_ACCESS_KEY_ID}/20260101/${AWS_REGION}/states/aws4_request`;
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AWSStepFunctions.${operation}`,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
  };
  const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) });
  return answer.ok ? undefined : `status ${answer.status}`;
}

/** A new role may not be known everywhere yet. */
async function record(stack, what) {
  const input = JSON.stringify({ at: Date.now(), ...what });
  const name = `${stack}.${randomUUID().slice(0, 13)}`;
  let error;
  for (let i = 0; i < 20; i += 1) {
    error = await call('StartExecution', { stateMachineArn: RECORDER, name, input });
    if (error === undefined || error === 'ExecutionAlreadyExists') return;
    await sleep(1);
  }
  throw new Error(`not recorded: ${error}`);
}

/** Until an execution of that name is there. */
async function released(name) {
  const executionArn = `${RECORDER.replace(':stateMachine:', ':execution:')}:${name}`;
  for (let i = 0; i < 500; i += 1) {
    if ((await call('DescribeExecution', { executionArn })) === undefined) return;
    await sleep(0.5);
  }
}

function bodyOf(event, { status = 'SUCCESS', id, pad = 0, omit = '', text }) {
  if (text !== undefined) return text;
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId: own = `made-${LogicalResourceId}` } = event;
  const Data = {
    Word: event.ResourceProperties.word ?? '',
    Version: `${CODE}.${VERSION}`,
    Pad: 'x'.repeat(Number(pad)),
  };
  const answer = {
    Status: status,
    Reason: 'as asked',
    PhysicalResourceId: id ?? own,
    StackId,
    RequestId,
    LogicalResourceId,
    Data,
  };
  delete answer[omit];
  return JSON.stringify(answer);
}

exports.handler = async (event) => {
  if (event.ResponseURL === undefined) return task(event);
  const { ServiceToken, ...properties } = event.ResourceProperties;
  const todo = properties[event.RequestType] ?? {};
  const listing = todo.lists && ((await call('ListExecutions', { stateMachineArn: RECORDER })) ?? 'allowed');
  const { RequestType: type, LogicalResourceId: resource, PhysicalResourceId: id, RequestId: request } = event;
  const dated = new URL(event.ResponseURL).searchParams.has('X-Amz-Date');
  const old = event.OldResourceProperties;
  await record(event.StackId.split('/')[1], { type, resource, id, request, properties, old, dated, listing });
  if (todo.throws) throw new Error('as asked');
  await sleep(todo.waits ?? 0);
  if (todo.until) await released(todo.until);
  for (const answer of todo.silent ? [] : [todo, ...(todo.again ? [todo.again] : [])]) {
    const body = bodyOf(event, answer);
    await fetch(event.ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body });
  }
};

/** Of a state machine. */
async function task({ stack, until, dies }) {
  await record(stack, { type: 'Task', resource: 'Machine' });
  if (dies) process.exit(1);
  if (until) await released(until);
  return { made: 'by the task' };
}
