import type { ServiceRow } from './row';

type Common = Pick<ServiceRow, 'denial' | 'createWrites' | 'createPasses' | 'isCalled' | 'madeBy' | 'physicalId'>;

/** What the services of AWS have in common. */
export const AWS: Common = {
  denial: { words: /AccessDenied/, waits: true },
  createWrites: ['CreateCampaign'],
  createPasses: 1,
  isCalled: (shown, name) => shown === name,
  madeBy: ({ body, response }) => {
    const { campaignArn = '', arn = campaignArn } = (response ?? {}) as Record<string, string>;
    return { name: (body as { name: string }).name, id: arn };
  },
  physicalId: (id) => id,
};
