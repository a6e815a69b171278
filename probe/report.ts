import type { Assumption } from '../emulator/aws/assumptions';
import type { Finding, Findings, Verdict } from './finding';
import { unprobed } from './finding';
import { tableOf } from './table';

export interface Line extends Pick<Assumption, 'id' | 'about' | 'claim' | 'source' | 'confirmed'>, Finding {}

export type Totals = Readonly<Record<'confirmed' | 'refuted' | 'notProbed' | 'all', number>>;

export function linesOf(assumptions: readonly Assumption[], findings: Findings): Line[] {
  return assumptions.map(({ id, about, claim, source, confirmed, probe }) => {
    const none = typeof probe === 'string' ? 'its scenario was not played' : probe.none;
    return { id, about, claim, source, confirmed, ...(findings[id] ?? unprobed(none)) };
  });
}

export function totalsOf(lines: readonly Line[]): Totals {
  const count = (verdict: Verdict) => lines.filter((line) => line.verdict === verdict).length;
  return {
    confirmed: count('confirmed'),
    refuted: count('refuted'),
    notProbed: count('not probed'),
    all: lines.length,
  };
}

export function total({ confirmed, refuted, notProbed, all }: Totals): string {
  return `${confirmed} confirmed, ${refuted} refuted, ${notProbed} not probed of ${all}`;
}

const HEAD = ['id', 'claim', 'source', 'on record', 'this run'];

/** For people; the last line is the total. */
export function textOf(lines: readonly Line[], width: number): string {
  const rows = lines.map(({ id, about, claim, source, confirmed, verdict, words }) => [
    id,
    `${about}: ${claim}`,
    source,
    confirmed ? 'confirmed' : 'unconfirmed',
    `${verdict}: ${words}`,
  ]);
  return `${tableOf([HEAD, ...rows], width)}\n\n${total(totalsOf(lines))}\n`;
}

/** As it is kept for the documents. What was seen of a claim that holds differs from run to run, and is in the claim. */
export function savedOf(lines: readonly Line[], region: string | undefined): string {
  const findings = lines.map(({ id, verdict, words }) => [
    id,
    verdict === 'confirmed' ? { verdict } : { verdict, words },
  ]);
  return `${JSON.stringify({ region, findings: Object.fromEntries(findings) as unknown }, undefined, 2)}\n`;
}
