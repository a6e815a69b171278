import type { Emulator } from '../../../emulator';
import { startEmulator } from '../../../emulator';
import { Secrets } from '../../../emulator/aws/secrets';
import { SECRET_NAME } from '../../support/services/rest';

/** Another secret, whose name begins otherwise. */
export const OTHER_SECRET_NAME = 'outlet-keys';

export const KEYS = { used: 'key-in-use', other: 'key-of-another-field' };
export const OTHER_KEYS = { used: 'key-of-another-secret' };

/** Secrets Manager with keys in it, where the handlers' own client finds it: one for all services, as that client is one. */
export async function startSecrets(): Promise<Emulator> {
  const emulator = await startEmulator({
    services: (context) => {
      const secrets = new Secrets(() => context.now());
      secrets.put(SECRET_NAME, JSON.stringify(KEYS));
      secrets.put(OTHER_SECRET_NAME, JSON.stringify(OTHER_KEYS));
      return [secrets];
    },
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: emulator.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  return emulator;
}
