import type { BatchCampaign } from './contract';

/* Parts of what the user wrote, whatever it is: where a part is of another type it is as if it were absent. */

type Campaign = Partial<BatchCampaign>;

export const PLATFORMS = ['ios', 'android', 'web'] as const;
/** Those whose notifications can hold something for the app. */
export const PAYLOAD_PLATFORMS = ['ios', 'android'] as const;
type PayloadPlatform = (typeof PAYLOAD_PLATFORMS)[number];

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

export function payloadOf(campaign: Campaign, platform: PayloadPlatform): string | undefined {
  const block = messageOf(campaign)[platform];
  const payload = isMap(block) ? block.custom_payload : undefined;
  // An empty one is for the schema to name.
  return typeof payload === 'string' && payload !== '' ? payload : undefined;
}

export function messageOf({ messages }: Campaign): Readonly<Record<string, unknown>> {
  const [message]: unknown[] = Array.isArray(messages) ? messages : [];
  return isMap(message) ? message : {};
}

export function targeted({ targeting }: Campaign): string[] {
  return isMap(targeting) ? textsOf(targeting.languages) : [];
}

export function translatedLanguages(campaign: Campaign): unknown[] {
  const { languages } = messageOf(campaign);
  const translations: unknown[] = Array.isArray(languages) ? languages : [];
  return translations.map((translation) => (isMap(translation) ? translation.language : translation));
}

/** What a text says as JSON; nothing where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function textsOf(values: unknown): string[] {
  return (Array.isArray(values) ? (values as unknown[]) : []).filter((value) => typeof value === 'string');
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
