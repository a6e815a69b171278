import type { ChangedRow, Places } from './table';

/* What the tables of both versions of outbound campaigns have in common. */

/** What every campaign has. */
export const COMMON = {
  campaignName: 'reminders',
  connectInstanceId: 'instance-1',
  tags: { stage: 'test', team: 'sales' },
};

/** The tag that makes a campaign visible in the console of its instance. */
export function owner(instance: string): Places {
  return { 'tags.owner': `arn:aws:connect:us-east-1:123456789012:instance/${instance}` };
}

type States<S> = Readonly<Record<'RUNNING' | 'PAUSED' | 'STOPPED', S>>;

/** The state is no member of the create call: calls of its own lead to it, by the state that the campaign is in. */
export function stateRows<P, S>(states: States<S>, asking: (state: S) => ChangedRow<P>['change']): ChangedRow<P>[] {
  const row = (state: S, calls: Readonly<Record<string, string>>) => ({
    leaf: 'state',
    change: asking(state),
    sent: {},
    calls,
  });
  return [
    row(states.RUNNING, { Initialized: 'StartCampaign', Paused: 'ResumeCampaign' }),
    row(states.PAUSED, { Running: 'PauseCampaign' }),
    row(states.STOPPED, { Running: 'StopCampaign', Paused: 'StopCampaign' }),
  ];
}
