import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { randomBytes } from 'node:crypto';
import type { Engine } from './engines/engine';
import { credentialsOf } from './stacks';

/** What every key of a demo begins with, so that it can be looked for where none may be. */
export const KEY_PREFIX = 'demo-key-';

/** What the user of the example app does by hand: no template may hold a key. */
export async function storeKeys(engine: Engine): Promise<void> {
  const client = new SecretsManagerClient({ endpoint: engine.url, ...credentialsOf(engine) });
  const keys = Object.fromEntries(['batch', 'alsona'].map((service) => [service, newKey()]));
  await client.send(new CreateSecretCommand({ Name: 'campaigns/keys', SecretString: JSON.stringify(keys) }));
  client.destroy();
}

function newKey(): string {
  return KEY_PREFIX + randomBytes(12).toString('hex');
}
