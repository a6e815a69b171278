import type { StructureShape, ValueOf } from '../core/shape';
import type { Fields } from './campaign';
import { arn, id, instanceId, name, ofOne, tagKey, tags } from './formats';
import { deleteCampaign, pauseCampaign, resumeCampaign, startCampaign, stopCampaign } from './lifecycle';
import { describeCampaign, getState, getStates, listCampaigns, type Summary } from './read';
import { listTags, tagResource, untagResource } from './tags';
import { renameCampaign } from './write';
import type { World } from './world';

export type RequestTable = Readonly<Record<string, StructureShape>>;
export type Requests<T extends RequestTable> = { readonly [Name in keyof T]: ValueOf<T[Name]> };
export type Handlers<F extends Fields, T extends RequestTable> = {
  readonly [Name in keyof T]: (world: World<F>, request: ValueOf<T[Name]>) => object | undefined;
};

/** The operations that both versions have, in the same words. */
export const COMMON_ROUTES = {
  DescribeCampaign: 'GET /campaigns/{id}',
  GetCampaignState: 'GET /campaigns/{id}/state',
  GetCampaignStateBatch: 'POST /campaigns-state',
  ListCampaigns: 'POST /campaigns-summary',
  StartCampaign: 'POST /campaigns/{id}/start',
  PauseCampaign: 'POST /campaigns/{id}/pause',
  ResumeCampaign: 'POST /campaigns/{id}/resume',
  StopCampaign: 'POST /campaigns/{id}/stop',
  DeleteCampaign: 'DELETE /campaigns/{id}',
  UpdateCampaignName: 'POST /campaigns/{id}/name',
  TagResource: 'POST /tags/{arn}',
  UntagResource: 'DELETE /tags/{arn}?tagKeys',
  ListTagsForResource: 'GET /tags/{arn}',
} as const;

const instanceIdFilter = {
  type: 'structure',
  members: { value: instanceId, operator: { type: 'string', oneOf: ['Eq'] } },
  required: ['value', 'operator'],
} as const;

export const COMMON_REQUESTS = {
  DescribeCampaign: ofOne,
  GetCampaignState: ofOne,
  GetCampaignStateBatch: {
    type: 'structure',
    members: { campaignIds: { type: 'list', of: id, min: 1, max: 25 } },
    required: ['campaignIds'],
  },
  ListCampaigns: {
    type: 'structure',
    members: {
      maxResults: { type: 'integer', min: 1, max: 50 },
      nextToken: { type: 'string', min: 0, max: 1000 },
      filters: { type: 'structure', members: { instanceIdFilter } },
    },
  },
  StartCampaign: ofOne,
  PauseCampaign: ofOne,
  ResumeCampaign: ofOne,
  StopCampaign: ofOne,
  DeleteCampaign: ofOne,
  UpdateCampaignName: { type: 'structure', members: { id, name }, required: ['id', 'name'] },
  TagResource: { type: 'structure', members: { arn, tags }, required: ['arn', 'tags'] },
  UntagResource: {
    type: 'structure',
    members: { arn, tagKeys: { type: 'list', of: tagKey, max: 50 } },
    required: ['arn', 'tagKeys'],
  },
  ListTagsForResource: { type: 'structure', members: { arn }, required: ['arn'] },
} as const satisfies RequestTable;

export type CommonRequests = Requests<typeof COMMON_REQUESTS>;

export function commonHandlers<F extends Fields>(summary: Summary<F>): Handlers<F, typeof COMMON_REQUESTS> {
  return {
    DescribeCampaign: describeCampaign,
    GetCampaignState: getState,
    GetCampaignStateBatch: getStates,
    ListCampaigns: (world, request) => listCampaigns(world, request, summary),
    StartCampaign: startCampaign,
    PauseCampaign: pauseCampaign,
    ResumeCampaign: resumeCampaign,
    StopCampaign: stopCampaign,
    DeleteCampaign: deleteCampaign,
    UpdateCampaignName: renameCampaign,
    TagResource: tagResource,
    UntagResource: untagResource,
    ListTagsForResource: listTags,
  };
}
