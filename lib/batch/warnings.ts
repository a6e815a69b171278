import type { BatchCampaign } from './contract';
import * as written from './written';

interface Warning {
  readonly id: string;
  readonly text: string;
}

type Campaign = Partial<BatchCampaign>;

/** What may be meant, or not. As rules, these are given nothing that is only known at deploy time. */
export function warningsOf(campaign: Campaign): Warning[] {
  return [
    ...untranslated(campaign),
    ...strayBlocks(campaign),
    ...uncheckedPayloads(campaign),
    ...timeInThePast(campaign),
  ];
}

function untranslated(campaign: Campaign): Warning[] {
  const languages = written.targeted(campaign).join(', ');
  if (languages === '' || written.messageOf(campaign).languages !== undefined) return [];
  const text = `targeting.languages has ${languages}, and the message has no translations: Batch asks for one of each language.`;
  return [{ id: 'cdk-campaigns:batchTargetingWithoutTranslations', text }];
}

function strayBlocks(campaign: Campaign): Warning[] {
  const { platform_type: platforms, languages, ...message } = written.messageOf(campaign);
  if (!Array.isArray(platforms) || platforms.some((platform) => typeof platform !== 'string')) return [];
  const translations: unknown[] = Array.isArray(languages) ? languages : [];
  const contents = [
    { prop: 'message', content: message },
    ...translations.map((content, index) => ({ prop: `message.translations.${index}`, content: content as object })),
  ];
  const strays = written.PLATFORMS.filter((platform) => !platforms.includes(platform));
  return contents.flatMap(({ prop, content }) =>
    strays
      .filter((platform) => platform in content)
      .map((platform) => ({
        id: 'cdk-campaigns:batchPlatformIsNotTargeted',
        text: `${prop}.${platform} is of no use: ${platform} is not among message.platforms.`,
      })),
  );
}

function uncheckedPayloads(campaign: Campaign): Warning[] {
  return written.PAYLOAD_PLATFORMS.filter((platform) => {
    const payload = written.payloadOf(campaign, platform);
    return payload !== undefined && written.isTemplated(payload) && !written.isJsonObject(payload);
  }).map((platform) => ({
    id: 'cdk-campaigns:batchPayloadIsNotChecked',
    text: `message.${platform}.customPayload becomes the JSON of an object only when a message is sent: it cannot be checked before.`,
  }));
}

/** The clock decides on a warning alone, never on what is in a template. */
function timeInThePast({ when }: Campaign): Warning[] {
  const time: unknown = when?.start_time;
  if (typeof time !== 'string' || !(Date.parse(time) < Date.now())) return [];
  const text = `when is past (${time}): a campaign that was not sent yet may be refused by Batch, or sent at once.`;
  return [{ id: 'cdk-campaigns:batchTimeIsPast', text }];
}
