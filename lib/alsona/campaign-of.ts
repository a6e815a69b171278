import { nameOf } from '../names';
import { KEY_PROPS, apiKeyIn } from '../rest/key';
import type { PropNames } from '../validation';
import type { CampaignProps } from './campaign-props';
import type { AlsonaCampaign } from './contract';
import { DAYS } from './contract';

const DEFAULT_BASE_URL = 'https://alsona.com';

/** What the props say, in the words of the service. */
export function campaignOf(props: CampaignProps, physicalName: string): AlsonaCampaign {
  return {
    baseUrl: props.baseUrl ?? DEFAULT_BASE_URL,
    agency: props.agency === false ? undefined : props.agency,
    apiKey: apiKeyIn(props.apiKey, props.apiKeyField),
    account_id: props.accountId,
    campaign_id: props.campaignId,
    name: nameOf(props.campaignName, physicalName),
    seats: props.seats,
    schedule: props.schedule._render(),
    timezone: props.timeZone?._minutes,
    status: props.status,
  };
}

/** Which prop sets which member of the contract. */
export const PROP_NAMES: PropNames = {
  ...KEY_PROPS,
  account_id: 'accountId',
  campaign_id: 'campaignId',
  name: 'campaignName',
  timezone: 'timeZone (in minutes)',
  ...Object.fromEntries(
    DAYS.flatMap((day) => [
      [`schedule.${day}.1`, `schedule.${day}.startHour`],
      [`schedule.${day}.2`, `schedule.${day}.endHour`],
    ]),
  ),
};
