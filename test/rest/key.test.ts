import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Keys } from '../../lambda/rest/key';
import { KEY, useEmulated } from './support/emulated';
import { insideOf, refusal } from './support/refusal';
import { useScripted } from './support/scripted';

const emulated = useEmulated();
const scripted = useScripted();

function keysAt(endpoint: string): Keys {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  return new Keys(new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 }));
}

/** Of a function that has just started. */
function fresh(): Keys {
  return keysAt(emulated.url);
}

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-keys-a1b2c3';

describe('what is read', () => {
  test('the whole secret', async () => {
    expect(await fresh().read(emulated.key())).toBe(KEY);
  });

  test('a field of a secret that is JSON', async () => {
    const secretArn = emulated.secret(JSON.stringify({ alsona: 'other', batch: KEY }));
    expect(await fresh().read({ secretArn, jsonField: 'batch' })).toBe(KEY);
  });

  test('a secret that is JSON is a key as a whole, where no field is named', async () => {
    const text = '{"batch":"key"}';
    expect(await fresh().read(emulated.key(text))).toBe(text);
  });

  test('nothing but GetSecretValue is asked for, with the ARN that the template has [R49]', async () => {
    const { secretArn } = emulated.key();
    await fresh().read({ secretArn });
    const calls = emulated.emulator.requests().map(({ operation, body }) => [operation, body]);
    expect(calls).toEqual([['GetSecretValue', { SecretId: secretArn }]]);
  });
});

describe('how often it is read', () => {
  test('once, also by calls at the same time', async () => {
    const keys = fresh();
    const place = emulated.key();
    await Promise.all([keys.read(place), keys.read({ ...place }), keys.read(place)]);
    await keys.read(place);
    expect(emulated.reads).toBe(1);
  });

  test('again where that is asked for, and what was read then is what is known', async () => {
    const keys = fresh();
    const place = emulated.key('old');
    await keys.read(place);
    emulated.rotate(place.secretArn, 'new');
    expect(await keys.read(place)).toBe('old');
    expect(await keys.read(place, true)).toBe('new');
    expect(await keys.read(place)).toBe('new');
    expect(emulated.reads).toBe(2);
  });

  test('once for every secret and every field', async () => {
    const keys = fresh();
    const [one, other] = [1, 2].map((number) => emulated.secret(JSON.stringify({ a: `a${number}`, b: `b${number}` })));
    const places = [one, other].flatMap((arn = '') => ['a', 'b'].map((jsonField) => ({ secretArn: arn, jsonField })));
    for (const turn of [1, 2]) {
      const read = await Promise.all(places.map((place) => keys.read(place)));
      expect([turn, ...read]).toEqual([turn, 'a1', 'b1', 'a2', 'b2']);
    }
    expect(emulated.reads).toBe(4);
  });

  test('what failed is read anew', async () => {
    const keys = fresh();
    const place = emulated.key();
    emulated.fault('GetSecretValue', 'error');
    expect((await refusal(keys.read(place))).class).toBe('unknown');
    expect(await keys.read(place)).toBe(KEY);
  });

  test('what cannot be a key is read anew', async () => {
    const keys = fresh();
    const place = emulated.key('two words');
    await refusal(keys.read(place));
    emulated.rotate(place.secretArn, KEY);
    expect(await keys.read(place)).toBe(KEY);
  });
});

describe('a secret that holds no key', () => {
  const hidden = 'canary';

  test.each([
    ['has no such field', JSON.stringify({ other: hidden }), 'batch', /field batch.* is not there/],
    [
      'has a field of the prototype alone',
      JSON.stringify({ other: hidden }),
      'toString',
      /field toString.* is not there/,
    ],
    ['has a number in the field', JSON.stringify({ batch: 7, other: hidden }), 'batch', /field batch.* is no text/],
    ['has a map in the field', JSON.stringify({ batch: { hidden } }), 'batch', /field batch.* is no text/],
    ['has null in the field', JSON.stringify({ batch: null, hidden }), 'batch', /field batch.* is no text/],
    ['is no JSON', `${hidden}{`, 'batch', /field batch.* no JSON object/],
    ['is a JSON text', JSON.stringify(hidden), 'batch', /field batch.* no JSON object/],
    ['is a JSON list', JSON.stringify([hidden]), '0', /field 0.* no JSON object/],
    ['is JSON null', 'null', 'batch', /field batch.* no JSON object/],
    ['is empty', '', undefined, /visible characters/],
    ['ends with a line break', `${hidden}\n`, undefined, /no line break/],
    ['has a line break inside', `${hidden}\r\nx-other: 1`, undefined, /no line break/],
    ['has a space', `Bearer ${hidden}`, undefined, /visible characters/],
    ['is not ASCII', `${hidden}é`, undefined, /visible characters/],
    ['is not Latin-1', `${hidden}\u{1F511}`, undefined, /visible characters/],
    ['has an empty field', JSON.stringify({ batch: '', hidden }), 'batch', /field batch.* visible characters/],
    ['has a line break in the field', JSON.stringify({ batch: `${hidden}\n` }), 'batch', /field batch.* visible/],
  ])(
    'that %s is a failure that names it and shows nothing of it [R44][R46][R47]',
    async (_, text, jsonField, expected) => {
      const secretArn = emulated.secret(text);
      const place = { secretArn, ...(jsonField === undefined ? {} : { jsonField }) };
      const refused = await refusal(fresh().read(place));
      expect(refused).toMatchObject({ name: 'Failure', class: 'terminal' });
      expect(refused.words).toMatch(expected);
      expect(refused.words).toContain(secretArn);
      expect(await insideOf(fresh().read(place))).not.toContain(hidden);
    },
  );

  test('a secret that is binary is a failure [R44]', async () => {
    scripted.answer({ body: { ARN, Name: 'shop-keys', SecretBinary: Buffer.from('canary').toString('base64') } });
    const refused = await refusal(keysAt(scripted.url).read({ secretArn: ARN }));
    expect(refused).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(refused.words).toContain(`the secret ${ARN} is no text`);
  });
});

describe('a secret that cannot be read', () => {
  test('one that is not there is a failure, and never says that the campaign is missing [R44][R46]', async () => {
    const table = { ResourceNotFoundException: 'missing', 'HTTP 400': 'missing', 'HTTP 404': 'missing' } as const;
    const refused = await refusal(fresh().read({ secretArn: ARN }), table);
    expect(refused).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(refused.words).toContain(`${ARN}: ResourceNotFoundException: Secrets Manager can't find`);
  });

  test.each([
    ['InvalidRequestException', 'You can’t perform this operation: it was marked for deletion.'],
    ['InvalidParameterException', 'Invalid name.'],
    ['ValidationException', 'Invalid ARN.'],
    ['DecryptionFailure', 'The key is disabled.'],
  ])('%s is a failure that names the secret and says why [R43][R44][R46]', async (name, message) => {
    scripted.answer({ status: 400, body: { __type: name, message } });
    const refused = await refusal(keysAt(scripted.url).read({ secretArn: ARN }));
    expect(refused).toMatchObject({ name: 'Failure', class: 'terminal' });
    expect(refused.words).toContain(`${ARN}: ${name}: ${message}`);
  });

  test('access that is denied stays denied: a policy that was just attached takes time [R43]', async () => {
    emulated.fault('GetSecretValue', 'denied');
    expect(await refusal(fresh().read(emulated.key()))).toMatchObject({
      name: 'AccessDeniedException',
      class: 'denied',
    });
  });

  test('throttling stays throttling [R43][R45]', async () => {
    emulated.fault('GetSecretValue', 'throttle');
    expect(await refusal(fresh().read(emulated.key()))).toMatchObject({ class: 'throttled' });
  });

  test.each(['error', 'unavailable', 'html'] as const)('the fault %s is waited out [R43]', async (kind) => {
    emulated.fault('GetSecretValue', kind);
    expect((await refusal(fresh().read(emulated.key()))).class).toBe('unknown');
    expect(emulated.reads).toBe(1);
  });
});
