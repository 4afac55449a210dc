import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { durationMinutes } from '../../time/interval.js';
import { localDate, localDay, timeZone } from '../../time/zoned-time.js';
import { callingWindows } from '../engine/calling-windows.js';
import { loadCallingHoursPacks, parseCallingHoursPack } from './calling-hours.loader.js';

const packs = loadCallingHoursPacks();
const schemaText = readFileSync(
  join(import.meta.dirname, '../../../rules/calling-hours.schema.json'),
  'utf8',
);

describe('the calling-hours packs of the house', () => {
  it('cover the federal rules, the listed states, France and Canada', () => {
    const places = new Set(packs.map(({ jurisdiction }) => jurisdiction));
    const states = 'FL OK MD MA AL LA MS CT NV MI MN NM KY RI'.split(' ').map((state) => `US-${state}`);
    expect(['US', 'FR', 'CA', ...states].filter((place) => !places.has(place))).toEqual([]);
  });

  it('mark what counsel has not confirmed, and name a source everywhere', () => {
    expect(packs.filter(({ jurisdiction, verified }) => jurisdiction.startsWith('US-') && verified)).toEqual(
      [],
    );
    const sources = packs.flatMap(({ rules, caps, source }) => [
      source,
      ...rules.map((r) => r.source),
      ...caps.map((c) => c.source),
    ]);
    expect(sources.filter((source) => source.length < 4)).toEqual([]);
  });

  it.each([
    ['US-NY', 'America/New_York', 'sales', '2026-03-02', '08:00-21:00', 780],
    ['US-CA', 'America/Los_Angeles', 'collections', '2026-03-08', 'a Sunday, clocks forward', 780],
    ['US-FL', 'America/New_York', 'sales', '2026-03-02', '08:00-20:00', 720],
    ['US-FL', 'America/New_York', 'collections', '2026-03-02', 'sales rules do not bind', 780],
    ['US-AL', 'America/Chicago', 'sales', '2026-03-08', 'no Sunday', 0],
    ['US-RI', 'America/New_York', 'sales', '2026-03-02', '09:00-18:00', 540],
    ['US-RI', 'America/New_York', 'sales', '2026-03-07', 'no Saturday', 0],
    ['US-KY', 'America/New_York', 'sales', '2026-03-02', '10:00-21:00', 660],
    ['FR', 'Europe/Paris', 'collections', '2026-03-02', '10-13 and 14-20', 540],
    ['FR', 'Europe/Paris', 'collections', '2003-08-25', 'before the decree, house rule', 540],
    ['FR', 'Europe/Paris', 'sales', '2026-03-07', 'no Saturday', 0],
    ['CA-QC', 'America/Toronto', 'sales', '2026-03-02', '09:00-21:30', 750],
    ['CA-QC', 'America/Toronto', 'sales', '2026-03-07', '10:00-18:00', 480],
  ])(
    'leave %s (%s) open to %s on %s as they should: %s',
    (jurisdiction, zone, callType, date, _, minutes) => {
      const called = { id: 'z', jurisdiction, zone: timeZone(zone), share: 1, consent: true };
      const { open } = callingWindows(called, callType, localDay(localDate(date), called.zone), packs, {});
      expect(open.reduce((sum, span) => sum + durationMinutes(span), 0)).toBe(minutes);
    },
  );
});

describe('a bad pack', () => {
  const good = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../rules/calling-hours/fr.json'), 'utf8'),
  ) as {
    rules: { windows: object[] }[];
  };

  it.each([
    ['a missing member', { ...good, source: undefined }, "must have required property 'source'"],
    ['an unknown member', { ...good, sauce: 'x' }, 'must NOT have additional properties ("sauce")'],
    ['a date that does not exist', { ...good, validFrom: '2026-02-30' }, '"2026-02-30" is not a date'],
    ['an end before the beginning', { ...good, validTo: '2020-01-01' }, 'is before validFrom'],
    ['a time of another form', withWindow({ from: '8:00' }), '/rules/0/windows/0/from'],
    ['a window that ends before it starts', withWindow({ from: '21:00' }), 'must be after "from" (21:00)'],
    ['a weekday that does not exist', withWindow({ weekdays: [8] }), '/rules/0/windows/0/weekdays/0'],
  ])('is refused with its place: %s', (_, pack, message) => {
    expect(() => parseCallingHoursPack(pack)).toThrow(message);
  });

  function withWindow(change: object) {
    const [rule] = good.rules;
    return { ...good, rules: [{ ...rule, windows: [{ ...rule.windows[0], ...change }] }] };
  }

  it('stops the loading with the name of its file, as does an id used twice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packs-'));
    mkdirSync(join(folder, 'calling-hours'));
    writeFileSync(join(folder, 'calling-hours.schema.json'), schemaText);
    const write = (name: string, value: unknown) =>
      writeFileSync(join(folder, 'calling-hours', name), JSON.stringify(value));
    write('a.json', good);
    expect(loadCallingHoursPacks(folder)).toHaveLength(1);
    write('b.json', good);
    expect(() => loadCallingHoursPacks(folder)).toThrow('Two calling-hours packs have the id "fr"');
    write('b.json', { ...good, verified: 'yes' });
    expect(() => loadCallingHoursPacks(folder)).toThrow(/b\.json: \/verified must be boolean/);
    rmSync(folder, { recursive: true });
  });
});
