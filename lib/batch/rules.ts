import { show } from '../contract/codec';
import type { Problem, Rule } from '../contract/contract';
import type { BatchCampaign } from './contract';

/* Rules between fields. They are given whatever the user wrote, and nothing that is only known at deploy time. */

type Campaign = Partial<BatchCampaign>;
type Path = Problem['path'];

export const differentLabels: Rule<BatchCampaign> = ({ labels }) =>
  repeated(textsOf(labels), ['labels'], 'must be different');

export const differentTranslations: Rule<BatchCampaign> = (campaign) =>
  repeated(translatedLanguages(campaign), ['messages', 0, 'languages'], 'must be one for each language');

/** Without translations Batch's own example targets a language all the same. */
export const targetedLanguages: Rule<BatchCampaign> = (campaign) => {
  const translated = translatedLanguages(campaign);
  const missing = targeted(campaign).filter((language) => !translated.includes(language));
  if (translated.length === 0 || missing.length === 0) return undefined;
  const message = `must each have a translation of the message, got none for ${missing.map(show).join(', ')}`;
  return { path: ['targeting', 'languages'], message };
};

/** What is absent is high. */
export const backgroundPriority: Rule<BatchCampaign> = (campaign) => {
  const message = messageOf(campaign);
  if (message.push_type !== 'background' || message.priority === 'normal' || isUnknown(message.priority)) {
    return undefined;
  }
  const got = message.priority === undefined ? 'none, which is high' : show(message.priority);
  return { path: ['messages', 0, 'priority'], message: `must be "normal" for a background push, got ${got}` };
};

export const payloads: readonly Rule<BatchCampaign>[] = (['ios', 'android'] as const).map((platform) => (campaign) => {
  const payload = payloadOf(campaign, platform);
  const wrong = payload === undefined ? undefined : payloadProblem(payload);
  return wrong === undefined ? undefined : { path: ['messages', 0, platform, 'custom_payload'], message: wrong };
});

export const meantAtOnce: Rule<BatchCampaign> = ({ state, when }, { contactsAtOnce }) => {
  const isAtOnce = state === 'RUNNING' && isMap(when) && when.start_time === 'now';
  if (!isAtOnce || contactsAtOnce === true) return undefined;
  return {
    path: ['when', 'start_time'],
    message:
      'is "now" for a campaign that is RUNNING: the deploy itself sends to real people, which nothing can undo. ' +
      'Give a time, or allow it by sendsDuringDeployment: true',
  };
};

export const meantForEveryone: Rule<BatchCampaign> = ({ state, targeting }, { contactsEveryone }) => {
  if (state !== 'RUNNING' || contactsEveryone === true || narrows(targeting)) return undefined;
  return {
    path: ['targeting'],
    message:
      'is absent or empty for a campaign that is RUNNING: it reaches the whole user base of the project. ' +
      'Give languages, regions or a query, or allow it by reachesEveryone: true',
  };
};

export function isJsonObject(text: string): boolean {
  return isMap(parsed(text));
}

export function isJsonList(text: string): boolean {
  return Array.isArray(parsed(text));
}

/** Personalisation is filled in when a message is sent: until then such a text need be no JSON. */
export function isTemplated(text: string): boolean {
  return /\{\{|\{%/.test(text);
}

export function payloadOf(campaign: Campaign, platform: 'ios' | 'android'): string | undefined {
  const block = messageOf(campaign)[platform];
  const payload = isMap(block) ? block.custom_payload : undefined;
  return typeof payload === 'string' ? payload : undefined;
}

export function messageOf({ messages }: Campaign): Readonly<Record<string, unknown>> {
  const [message]: unknown[] = Array.isArray(messages) ? messages : [];
  return isMap(message) ? message : {};
}

export function targeted({ targeting }: Campaign): string[] {
  return isMap(targeting) ? textsOf(targeting.languages) : [];
}

export function translatedLanguages(campaign: Campaign): string[] {
  const { languages } = messageOf(campaign);
  const translations: unknown[] = Array.isArray(languages) ? languages : [];
  return textsOf(translations.map((translation) => (isMap(translation) ? translation.language : undefined)));
}

function payloadProblem(payload: string): string | undefined {
  const value = parsed(payload);
  if (value === undefined && isTemplated(payload)) {
    return payload.includes('"com.batch"') ? RESERVED : undefined;
  }
  if (!isMap(value)) return `must be the text of a JSON object, got ${show(payload)}`;
  return Object.hasOwn(value, 'com.batch') ? RESERVED : undefined;
}

const RESERVED = 'must not have the key "com.batch", which is the service\'s own';

/** What is only known at deploy time may narrow it. */
function narrows(targeting: unknown): boolean {
  if (!isMap(targeting)) return targeting !== undefined;
  return Object.values(targeting).some((part) =>
    Array.isArray(part) ? part.length > 0 : part !== undefined && part !== '{}',
  );
}

function repeated(texts: readonly string[], path: Path, what: string): Problem | undefined {
  const twice = texts.filter((text, index) => texts.indexOf(text) !== index);
  return twice.length === 0 ? undefined : { path, message: `${what}, got ${twice.map(show).join(', ')} twice` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function textsOf(values: unknown): string[] {
  return (Array.isArray(values) ? (values as unknown[]) : []).filter((value) => typeof value === 'string');
}

function isUnknown(value: unknown): boolean {
  return typeof value === 'symbol';
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
