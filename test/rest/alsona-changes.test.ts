import { adapterOf, campaignAt, NAME, SCHEDULE as GIVEN } from './support/alsona';
import type { Seen } from '../../lambda/engine/service';
import type { AlsonaCampaign } from '../../lib/alsona/contract';
import { useEmulated } from './support/emulated';
import { settingOf } from './support/settings';

const SCHEDULE = GIVEN as unknown as AlsonaCampaign['schedule'];
const emulated = useEmulated();
const here = (given: Partial<AlsonaCampaign> = {}) => campaignAt(emulated, emulated, given);

function differs(
  row: keyof AlsonaCampaign,
  wanted: Partial<AlsonaCampaign>,
  seen: Partial<AlsonaCampaign>,
  changed = false,
  removed: string[][] = [],
): boolean {
  return settingOf(adapterOf(here()), row).differs(here(wanted), seen, { changed, asked: changed, removed });
}

test('another address, account or id is another campaign; the key and the path are only how it is reached [R18]', () => {
  const { baseUrl, account_id, campaign_id, agency, apiKey, status } = adapterOf(here()).changes;
  expect([baseUrl, account_id, campaign_id]).toEqual(['replace', 'replace', 'replace']);
  expect([agency, apiKey, status]).toEqual(['access', 'access', 'outreach']);
});

test('all settings are written by one save [R15]', () => {
  const rows = ['name', 'seats', 'schedule', 'timezone'] as const;
  const adapter = adapterOf(here());
  expect(new Set(rows.map((row) => settingOf(adapter, row).save)).size).toBe(1);
});

test.each<[keyof AlsonaCampaign, Partial<AlsonaCampaign>, Partial<AlsonaCampaign>, boolean, boolean]>([
  ['seats', { seats: ['a', 'b'] }, { seats: ['a', 'b'] }, true, false],
  ['seats', { seats: ['a', 'b'] }, { seats: ['b', 'a'] }, false, true],
  ['seats', { seats: ['a'] }, { seats: ['a', 'b'] }, false, true],
  ['seats', { seats: ['a'] }, {}, false, false],
  ['seats', { seats: ['a'] }, {}, true, true],
  ['name', {}, {}, false, false],
  ['name', {}, {}, true, true],
  ['name', {}, { name: NAME }, true, false],
  ['name', {}, { name: 'other' }, true, true],
  ['schedule', {}, {}, false, false],
  ['schedule', {}, {}, true, true],
  ['schedule', {}, { schedule: SCHEDULE }, true, false],
  ['schedule', {}, { schedule: { ...SCHEDULE, sunday: [true, 9, 17] } }, true, true],
  ['schedule', {}, { schedule: { ...SCHEDULE, sunday: [true, 9, 17] } }, false, false],
  ['timezone', { timezone: 60 }, { timezone: 60 }, false, false],
  ['timezone', { timezone: 60 }, { timezone: 60 }, true, false],
  ['timezone', { timezone: 60 }, { timezone: 0 }, false, true],
  ['timezone', { timezone: 60 }, {}, false, false],
  ['timezone', { timezone: 60 }, {}, true, true],
  ['timezone', { timezone: 0 }, { timezone: 60 }, false, true],
  ['timezone', {}, { timezone: 60 }, false, false],
])(
  '%s of %j beside %j, changed in the template: %s, differs: %s [R15][R16][R20]',
  (row, wanted, seen, changed, expected) => {
    expect(differs(row, wanted, seen, changed)).toBe(expected);
  },
);

test('a time zone that the template has no more is refused, as nobody knows whether it would go [R19][R44]', () => {
  const { refusal } = settingOf(adapterOf(here()), 'timezone');
  expect(differs('timezone', {}, { timezone: 60 }, true, [[]])).toBe(true);
  const seen = { status: 'PAUSE' } as Seen<AlsonaCampaign>;
  expect(refusal?.(here(), seen)).toMatch(/not be taken away: give the offset that is meant, such as 0/);
  expect(refusal?.(here({ timezone: 0 }), seen)).toBeUndefined();
});

test.each(['name', 'seats', 'schedule', 'timezone'] as const)(
  '%s of a campaign that is done is not changed; in every other status it is [R44][R60]',
  (row) => {
    const { refusal } = settingOf(adapterOf(here()), row);
    const why = (status: string) => refusal?.(here({ timezone: 60 }), { status } as Seen<AlsonaCampaign>);
    expect(why('DONE')).toMatch(/only before the campaign is done/);
    expect(['DRAFT', 'RUN', 'PAUSE', 'ARCHIVED'].map(why)).toEqual(Array(4).fill(undefined));
  },
);
