import { UpdateCampaignCommand } from '@aws-sdk/client-personalize';
import type { PersonalizeClient, UpdateCampaignRequest } from '@aws-sdk/client-personalize';
import type { PersonalizeCampaign } from '../../lib/personalize/contract';
import { LATEST } from '../../lib/personalize/contract';
import type { CampaignService, Save, Seen } from '../engine/service';
import { readable } from '../engine/unreadable';
import { ACCEPTED } from './answers';

type Config = NonNullable<PersonalizeCampaign['campaignConfig']>;

const DEFAULT_TPS = 1;

/** What a member of the configuration means that is absent. */
const DEFAULTS = {
  itemExplorationConfig: { explorationWeight: '0.3', explorationItemAgeCutOff: '30.0' },
  enableMetadataWithRecommendations: false,
  syncWithLatestSolutionVersion: false,
  rankingInfluence: { POPULARITY: 0, FRESHNESS: 0 },
} as const;

/** What happens when a property changes. */
export function changesOf(client: PersonalizeClient): CampaignService<PersonalizeCampaign>['changes'] {
  const save: Save<PersonalizeCampaign> = {
    calls: (campaignArn, wanted, seen, rows) => {
      const input = { campaignArn, ...updateOf(wanted, seen, rows) };
      const make = async () =>
        readable('UpdateCampaign', ACCEPTED, await client.send(new UpdateCampaignCommand(input)));
      return [{ make }];
    },
  };
  return {
    name: 'replace',
    solutionVersionArn: {
      save,
      // What is shown for the newest version is not documented, so a change is told apart in the template.
      differs: ({ solutionVersionArn: wanted }, seen, { changed }) =>
        wanted !== seen.solutionVersionArn && (changed || !wanted.endsWith(LATEST)),
    },
    minProvisionedTPS: {
      save,
      differs: ({ minProvisionedTPS: wanted }, seen, { changed }) =>
        differs(wanted ?? (changed ? DEFAULT_TPS : undefined), seen.minProvisionedTPS ?? DEFAULT_TPS),
    },
    campaignConfig: {
      save,
      differs: (wanted, seen, { changed }) => configDiffers(wanted.campaignConfig, seen.campaignConfig, changed),
    },
    tags: 'tags',
  };
}

/** Only what changes is sent: a campaign on the newest version would be deployed anew by its version. */
function updateOf(
  wanted: PersonalizeCampaign,
  seen: Seen<PersonalizeCampaign>,
  rows: ReadonlySet<keyof PersonalizeCampaign>,
): Omit<UpdateCampaignRequest, 'campaignArn'> {
  const wantsSync = wanted.campaignConfig?.syncWithLatestSolutionVersion === true;
  const hasSync = seen.properties.campaignConfig?.syncWithLatestSolutionVersion === true;
  // Sync goes on and off only together with the version.
  const withVersion = rows.has('solutionVersionArn') || (rows.has('campaignConfig') && (wantsSync || hasSync));
  return {
    ...(withVersion ? { solutionVersionArn: wanted.solutionVersionArn } : {}),
    ...(rows.has('minProvisionedTPS') ? { minProvisionedTPS: wanted.minProvisionedTPS ?? DEFAULT_TPS } : {}),
    ...(rows.has('campaignConfig')
      ? { campaignConfig: wholeConfig(wanted.campaignConfig, seen.properties.campaignConfig) }
      : {}),
  };
}

/** Whether members that are left out keep their values is not confirmed: what is set and not wanted is set back. */
function wholeConfig(wanted: Config = {}, seen: Config = {}): Config {
  const unset = Object.entries(DEFAULTS).filter(
    ([key]) => wanted[key as keyof Config] === undefined && seen[key as keyof Config] !== undefined,
  );
  const maps = {
    ...(wanted.itemExplorationConfig && {
      itemExplorationConfig: {
        ...unsetKeys(seen.itemExplorationConfig, DEFAULTS.itemExplorationConfig),
        ...wanted.itemExplorationConfig,
      },
    }),
    ...(wanted.rankingInfluence && {
      rankingInfluence: { ...unsetKeys(seen.rankingInfluence, DEFAULTS.rankingInfluence), ...wanted.rankingInfluence },
    }),
  };
  return { ...Object.fromEntries(unset), ...wanted, ...maps };
}

/** The documented defaults of those keys that the campaign has. */
function unsetKeys<T extends object>(seen: object = {}, defaults: T): Partial<T> {
  return Object.fromEntries(Object.entries(defaults).filter(([key]) => key in seen)) as Partial<T>;
}

/** What is absent was either never wanted, and may be as it is, or was taken away, and is to be as by default. */
function configDiffers(wanted: Config = {}, seen: Config = {}, changed: boolean): boolean {
  return keysOf(DEFAULTS).some((key) => {
    const value = wanted[key] ?? (changed ? DEFAULTS[key] : undefined);
    return typeof DEFAULTS[key] === 'object'
      ? mapDiffers(value as Values | undefined, (seen[key] ?? {}) as Values, DEFAULTS[key], changed)
      : differs(value, seen[key] ?? DEFAULTS[key]);
  });
}

type Values = Readonly<Record<string, string | number | undefined>>;

function mapDiffers(wanted: Values = {}, seen: Values, defaults: Values, changed: boolean): boolean {
  const taken = changed ? Object.keys({ ...defaults, ...seen }) : [];
  const keys = [...Object.keys(wanted), ...taken];
  return keys.some((key) => !same(wanted[key] ?? defaults[key], seen[key] ?? defaults[key]));
}

function differs(wanted: unknown, seen: unknown): boolean {
  return wanted !== undefined && !same(wanted, seen);
}

/** Services turn numbers into texts and write them in another way: 0.3 is 0.30. */
function same(wanted: unknown, seen: unknown): boolean {
  return plain(wanted) === plain(seen);
}

function plain(value: unknown): unknown {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return Number.isNaN(number) ? value : number;
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
