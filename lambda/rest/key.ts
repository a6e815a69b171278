import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ApiKey } from '../../lib/contract/rest';
import { clientOf } from '../engine/client';
import { Failure } from '../engine/errors';
import { UnreadableAnswer } from '../engine/unreadable';

/** Reads keys from Secrets Manager, each once for as long as the function is warm. */
export class Keys {
  private readonly known = new Map<string, Promise<string>>();

  constructor(private readonly client = clientOf(SecretsManagerClient)) {}

  /** Again where the one that is known was refused: keys are rotated. */
  read(place: ApiKey, again = false): Promise<string> {
    const name = `${place.secretArn} ${place.jsonField ?? ''}`;
    const known = again ? undefined : this.known.get(name);
    if (known) return known;
    const read = this.fetch(place);
    this.known.set(name, read);
    // What failed is asked for anew.
    read.catch(() => this.known.delete(name));
    return read;
  }

  private async fetch({ secretArn, jsonField }: ApiKey): Promise<string> {
    const text = await this.secret(secretArn);
    const where = `the secret ${secretArn}${jsonField === undefined ? '' : `, field ${jsonField}`}`;
    const key = jsonField === undefined ? text : fieldOf(text, jsonField, where);
    // A header carries nothing else, and the platform's own error would show the key.
    if (!/^[\x21-\x7e]+$/.test(key)) {
      throw new Failure(`The API key cannot be sent: ${where} must hold visible characters alone, and no line break`);
    }
    return key;
  }

  private async secret(SecretId: string): Promise<string> {
    try {
      const { SecretString: text, SecretBinary: bytes } = await this.client.send(
        new GetSecretValueCommand({ SecretId }),
      );
      if (text === undefined && bytes === undefined)
        throw new UnreadableAnswer('GetSecretValue', 'there is no secret in it');
      if (text === undefined) throw new Failure(`The API key cannot be read: the secret ${SecretId} is no text`);
      return text;
    } catch (error) {
      throw ofCampaign(error, SecretId);
    }
  }
}

/** That the secret is missing or cannot be read says nothing of the campaign. */
function ofCampaign(error: unknown, secret: string): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error;
  const { name, message } = error;
  if (!FINAL.includes(name)) return error;
  return new Failure(`The API key cannot be read from the secret ${secret}: ${name}: ${message}`);
}

const FINAL = [
  'ResourceNotFoundException',
  'InvalidParameterException',
  // It is about to be deleted.
  'InvalidRequestException',
  'DecryptionFailure',
  'ValidationException',
];

function fieldOf(text: string, field: string, where: string): string {
  const value: unknown = Object.entries(parsed(text, where)).find(([name]) => name === field)?.[1];
  if (typeof value === 'string') return value;
  throw new Failure(`The API key cannot be read: ${where} is ${value === undefined ? 'not there' : 'no text'}`);
}

/** The parser's own error would show the text. */
function parsed(text: string, where: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw new Failure(`The API key cannot be read: ${where}: the secret is no JSON object`);
}
