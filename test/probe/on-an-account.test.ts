import { probe } from './support/probe-run';

/* What happens before anything is made on a real account. Nothing here can reach one. */

const ACCOUNT = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE12345',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_CONFIG_FILE: '/nowhere',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
};

test('without a terminal and without --yes nothing is made, and what would be is told', async () => {
  const { code, stdout, stderr } = await probe([], undefined, ACCOUNT);
  expect(stderr).toMatch(/^This will make, in eu-central-1, with the access key that ends in 2345:\n/);
  expect(stderr).toMatch(/the stack cdk-campaigns-probe-[0-9a-f]{6}: two Lambda functions/);
  expect(stderr).toMatch(/some US cents at most/);
  expect(stderr).toMatch(/Nothing was made: it has to be told to go on, by --yes or at a terminal\.\n$/);
  expect(stderr).not.toContain('AKIAEXAMPLE');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
}, 60_000);

test('without credentials it says so', async () => {
  const { AWS_REGION, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = ACCOUNT;
  const { code, stderr } = await probe([], undefined, { AWS_REGION, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE });
  expect(stderr).toMatch(/^[^\n]*credentials[^\n]*\n$/i);
  expect(code).toBe(1);
}, 60_000);
