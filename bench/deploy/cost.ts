import type { Table } from '../support/report';
import { compare } from './compare';
import { embeddedOnStillTime } from './embedded';
import { PHASES } from './figures';
import type { Rows } from './tables';
import { answered, unitsTable } from './tables';

/** A create takes 602.5 s, the rest as much longer: it is ready half-way between two polls of the Provider framework. */
const SPEED = 600 / 602.5;
const COUNTS = [1, 25];

/** What is paid for, and how long it is waited for. Each campaign is polled by itself: many take as much times their number. */
const UNITS: Rows = {
  'Lambda requests': ({ invocations }, campaigns) => invocations * campaigns,
  'Lambda GB-seconds': ({ gbSeconds }, campaigns) => gbSeconds * campaigns,
  'Step Functions transitions': ({ transitions }, campaigns) => transitions * campaigns,
  'calls to the service': ({ calls }, campaigns) => calls * campaigns,
  'ready to answered s': answered,
};

export async function costTable(): Promise<Table> {
  const title =
    'Cost, embedded engine on still time: Personalize, ready after 10 min, updated after 5, gone after 2. ' +
    'One campaign is measured, many are as many times one. Seconds of Lambda are those of this machine, cold starts included';
  return unitsTable(title, await compare(embeddedOnStillTime(SPEED), 'personalize', 1, PHASES), COUNTS, UNITS);
}
