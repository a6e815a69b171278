import type { Rate } from '../core/rates';

/** By operation, for one account: those of most Regions, where they are lower than in the three largest. */
const RATES: Readonly<Record<string, Rate>> = {
  StartExecution: { perSecond: 150, burst: 800 },
  DescribeExecution: { perSecond: 10, burst: 250 },
  GetExecutionHistory: { perSecond: 20, burst: 400 },
  ListExecutions: { perSecond: 2, burst: 100 },
  StopExecution: { perSecond: 25, burst: 500 },
};

const OTHERS: Rate = { perSecond: 1, burst: 100 };

export function rateOf(operation: string): Rate {
  return RATES[operation] ?? OTHERS;
}
