import { show } from '../contract/codec';
import type { Problem, Rule } from '../contract/contract';
import { listed } from '../contract/told';
import type { BatchCampaign } from './contract';
import {
  isMap,
  isTemplated,
  messageOf,
  parsed,
  PAYLOAD_PLATFORMS,
  payloadOf,
  targeted,
  textsOf,
  translatedLanguages,
} from './written';

/* Rules between fields. They are given whatever the user wrote, and nothing that is only known at deploy time. */

type Path = Problem['path'];

const RESERVED = 'must not have the key "com.batch", which is the service\'s own';

export const differentLabels: Rule<BatchCampaign> = ({ labels }) =>
  repeated(textsOf(labels), ['labels'], 'must be different');

export const differentTranslations: Rule<BatchCampaign> = (campaign) =>
  repeated(textsOf(translatedLanguages(campaign)), ['messages', 0, 'languages'], 'must be one for each language');

/** Without translations Batch's own example targets a language all the same. */
export const targetedLanguages: Rule<BatchCampaign> = (campaign) => {
  const translations = translatedLanguages(campaign);
  const translated = textsOf(translations);
  const known = new Set(translated);
  const missing = targeted(campaign).filter((language) => !known.has(language));
  // One that is only known at deploy time may turn out to be any of them.
  const isKnown = translations.length > 0 && translated.length === translations.length;
  if (!isKnown || missing.length === 0) return undefined;
  const message = `must each have a translation of the message, got none for ${listed(missing.map(show))}`;
  return { path: ['targeting', 'languages'], message };
};

/** What is absent is high. */
export const backgroundPriority: Rule<BatchCampaign> = (campaign) => {
  const { push_type: type, priority } = messageOf(campaign);
  if (type !== 'background' || (priority !== undefined && priority !== 'high')) return undefined;
  const got = priority === undefined ? 'none, which is high' : show(priority);
  return { path: ['messages', 0, 'priority'], message: `must be "normal" for a background push, got ${got}` };
};

export const payloads: readonly Rule<BatchCampaign>[] = PAYLOAD_PLATFORMS.map((platform) => (campaign) => {
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

function payloadProblem(payload: string): string | undefined {
  const value = parsed(payload);
  if (value === undefined && isTemplated(payload)) {
    return payload.includes('"com.batch"') ? RESERVED : undefined;
  }
  if (!isMap(value)) return `must be the text of a JSON object, got ${show(payload)}`;
  return Object.hasOwn(value, 'com.batch') ? RESERVED : undefined;
}

/** What is only known at deploy time may narrow it. */
function narrows(targeting: unknown): boolean {
  if (!isMap(targeting)) return targeting !== undefined;
  return Object.values(targeting).some((part) =>
    Array.isArray(part) ? part.length > 0 : part !== undefined && part !== '{}',
  );
}

function repeated(texts: readonly string[], path: Path, what: string): Problem | undefined {
  const once = new Set<string>();
  const twice = [...new Set(texts.filter((text) => once.has(text) || !once.add(text)))];
  return twice.length === 0 ? undefined : { path, message: `${what}, got ${listed(twice.map(show))} twice` };
}
