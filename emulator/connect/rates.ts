import type { Rate } from '../core/rates';

const ONE: Rate = { perSecond: 1, burst: 2 };
const FIVE: Rate = { perSecond: 5, burst: 10 };
const TEN: Rate = { perSecond: 10, burst: 10 };
const OTHERS: Rate = { perSecond: 2, burst: 5 };

/** By operation, for one account and Region, and for both versions together. */
const RATES: Readonly<Record<string, Rate>> = {
  CreateCampaign: ONE,
  DeleteCampaign: ONE,
  StartCampaign: ONE,
  StopCampaign: ONE,
  PauseCampaign: ONE,
  ResumeCampaign: ONE,
  UpdateCampaignName: ONE,
  UpdateCampaignDialerConfig: ONE,
  UpdateCampaignOutboundCallConfig: ONE,
  TagResource: ONE,
  UntagResource: ONE,
  ListTagsForResource: ONE,
  GetCampaignState: FIVE,
  GetCampaignStateBatch: FIVE,
  ListCampaigns: FIVE,
  PutOutboundRequestBatch: TEN,
  PutProfileOutboundRequestBatch: TEN,
  PutDialRequestBatch: TEN,
  DescribeCampaign: { perSecond: 25, burst: 35 },
};

export function rateOf(operation: string): Rate {
  return RATES[operation] ?? OTHERS;
}
