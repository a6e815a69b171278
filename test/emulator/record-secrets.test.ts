import { RequestRecord, type RecordedRequest } from '../../emulator/core/record';

const CALL: RecordedRequest = {
  time: '',
  service: 'secretsmanager',
  operation: 'GetSecretValue',
  method: 'POST',
  path: '/',
  query: {},
  headers: {},
  body: null,
  status: 200,
  response: null,
};

function recorded(part: Partial<RecordedRequest>): RecordedRequest {
  const record = new RequestRecord();
  record.add({ ...CALL, ...part });
  return record.list()[0]!;
}

test('secret values are in no record', () => {
  const call = { Name: 'key', SecretString: 's3cret', ClientRequestToken: 't' };
  const answer = { ARN: 'arn', SecretBinary: 's3cret', Versions: [{ SecretString: { key: 's3cret' }, Id: '1' }] };
  const { body, response } = recorded({ body: call, response: answer });
  expect(body).toEqual({ Name: 'key', ClientRequestToken: 't' });
  expect(response).toEqual({ ARN: 'arn', Versions: [{ Id: '1' }] });
});

test('what was given is left as it is', () => {
  const body = { SecretString: 's3cret' };
  recorded({ body });
  expect(body).toEqual({ SecretString: 's3cret' });
});

test.each([
  '{"SecretString":"s3cret"',
  '{"SecretString" : "s3cret"}',
  `TemplateBody=${encodeURIComponent('{"SecretString":"s3cret"}')}`,
  `TemplateBody=${encodeURIComponent('{"SecretString": "s3cret"}')}`,
  JSON.stringify(JSON.stringify({ SecretBinary: 's3cret' })),
  'Properties:\n  SecretString: s3cret',
  "{'SecretString': 's3cret'}",
])('text with a secret value is only measured: %s', (text) => {
  expect(recorded({ body: text }).body).toBe(`[${text.length} characters]`);
  expect(recorded({ response: { output: text } }).response).toEqual({ output: `[${text.length} characters]` });
});

test.each([
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:key',
  '{{resolve:secretsmanager:key:SecretString:password}}',
  'GenerateSecretString: {}',
  'SecretString must not be empty',
  '"SecretStringTemplate": "{}"',
])('other text stays: %s', (text) => {
  expect(recorded({ body: text, response: { text } })).toMatchObject({ body: text, response: { text } });
});
