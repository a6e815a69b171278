import { nameOf } from '../names';
import { apiKeyIn } from '../rest/key';
import type { CampaignProps } from './campaign-props';
import type { BatchCampaign } from './contract';
import type { JsonWriter } from './json';
import type { Targeting } from './targeting';

/** The props in Batch's own words. */
export function campaignOf(props: CampaignProps, physicalName: string, json: JsonWriter): BatchCampaign {
  const { targeting, variants } = props;
  return {
    baseUrl: props.baseUrl ?? 'https://api.batch.com',
    apiVersion: props.apiVersion ?? '2.10',
    projectKey: props.projectKey,
    apiKey: apiKeyIn(props.apiKey, props.apiKeyField),
    name: nameOf(props.campaignName, physicalName),
    state: props.state,
    send_rate: props.sendRate,
    labels: props.labels,
    when: props.when._when,
    targeting: targeting && targetingOf(targeting, json),
    messages: [props.message._render(json)],
    variants: variants && json(variants),
  };
}

function targetingOf({ languages, regions, query }: Targeting, json: JsonWriter): BatchCampaign['targeting'] {
  return { languages, regions, query: query && json(query) };
}
