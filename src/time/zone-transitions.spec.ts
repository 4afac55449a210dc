/*
 * Every clock change from 2000 to 2035 in the zones our readers work in and in the strangest ones, against an oracle
 * that shares nothing with the code: it reads the fields of the wall clock minute by minute and looks answers up.
 */
import { instant } from './instant.js';
import {
  addDays,
  localDate,
  localDateOf,
  localDay,
  localTime,
  localTimeOf,
  quarterHoursOf,
  resolveWallTime,
  timeZone,
  toInstant,
} from './zoned-time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FROM = Date.UTC(2000, 0, 1);
const TO = Date.UTC(2036, 0, 1);

/** Quarter-hours that days of the zone have, and how many changes of clocks there were in the years that are history. */
const ZONES: readonly (readonly [
  zone: string,
  quarterHours: readonly number[],
  changesBefore2025: number,
])[] = [
  ['America/New_York', [92, 96, 100], 50],
  ['Europe/London', [92, 96, 100], 50],
  ['Europe/Warsaw', [92, 96, 100], 50],
  ['America/Bogota', [96], 0],
  ['Asia/Manila', [96], 0],
  ['Asia/Kolkata', [96], 0],
  ['Asia/Kathmandu', [96], 0],
  ['Australia/Adelaide', [92, 96, 100], 50],
  ['Australia/Lord_Howe', [94, 96, 98], 50],
  ['America/Sao_Paulo', [92, 96, 100], 39],
  ['Asia/Jerusalem', [92, 96, 100], 50],
  ['Africa/Casablanca', [92, 96, 100], 47],
  ['America/Havana', [92, 96, 100], 46],
  ['Pacific/Apia', [0, 92, 96, 100], 23],
  ['Antarctica/Troll', [88, 96, 104], 40],
];

class WallClock {
  private readonly format: Intl.DateTimeFormat;

  constructor(zone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  }

  /** What the wall clock shows, as the UTC milliseconds that would show the same. */
  read(at: number): number {
    const [month, day, year, hour, minute] = this.format.format(at).split(/\D+/).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute);
  }

  /** The first minutes with a new offset, looked for every six hours, then every hour, then every minute. */
  changes(from: number, to: number, step = 6 * HOUR): number[] {
    const found: number[] = [];
    let before = this.read(from) - from;
    for (let at = from; at < to; at += step) {
      const after = this.read(at + step) - (at + step);
      if (after !== before) {
        found.push(
          ...(step === MINUTE ? [at + step] : this.changes(at, at + step, step === HOUR ? MINUTE : HOUR)),
        );
      }
      before = after;
    }
    return found;
  }
}

const iso = (wall: number) => new Date(wall).toISOString();
const dateOf = (wall: number) => localDate(iso(wall).slice(0, 10));
const timeOf = (wall: number) => localTime(iso(wall).slice(11, 16));

/** Which instants show each minute of the wall clock, within hours of the change. */
function minutesShown(change: number, reach: number, clock: WallClock): Map<number, number[]> {
  const shown = new Map<number, number[]>();
  for (let at = change - reach; at < change + reach; at += MINUTE) {
    const wall = clock.read(at);
    shown.set(wall, [...(shown.get(wall) ?? []), at]);
  }
  return shown;
}

/** Faults of resolveWallTime, toInstant and reading, for every minute of the wall clock around the change. */
function faultsAround(change: number, zoneName: string, clock: WallClock): string[] {
  const zone = timeZone(zoneName);
  const after = clock.read(change);
  const jump = after - clock.read(change - MINUTE) - MINUTE;
  const shown = minutesShown(change, 2 * HOUR + 2 * Math.abs(jump), clock);
  const faults: string[] = [];
  for (let wall = after - HOUR - Math.abs(jump); wall < after + 2 * HOUR; wall += MINUTE) {
    const expected = shown.get(wall) ?? [];
    const date = dateOf(wall);
    const time = timeOf(wall);
    const first = toInstant(date, time, zone);
    const later = toInstant(date, time, zone, 'later');
    const kind = ['gap', 'unique', 'fold'][expected.length];
    const right =
      expected.length === 0
        ? first === later && clock.read(first) === wall + jump
        : first === expected[0] && later === expected[expected.length - 1];
    if (!right || resolveWallTime(date, time, zone).kind !== kind) {
      faults.push(`${iso(wall)}: ${iso(first)} / ${iso(later)}, expected ${expected.map(iso).join()}`);
    }
    const readBack = expected.map(
      (at) => `${localDateOf(instant(at), zone)} ${localTimeOf(instant(at), zone)}`,
    );
    if (readBack.some((read) => read !== `${date} ${time}`)) faults.push(`${iso(wall)}: ${readBack.join()}`);
  }
  return faults;
}

describe.each(ZONES)('%s, 2000 to 2035', (zoneName, quarterHours, changesBefore2025) => {
  const clock = new WallClock(zoneName);
  let changes: number[] = [];
  beforeAll(() => {
    changes = clock.changes(FROM, TO);
  });

  it('changes its clocks as often as expected', () => {
    expect(changes.filter((at) => at < Date.UTC(2025, 0, 1))).toHaveLength(changesBefore2025);
  });

  it('resolves and reads every minute around every change as the wall clock shows it', () => {
    expect(changes.flatMap((change) => faultsAround(change, zoneName, clock))).toEqual([]);
  });

  it('has days that tile the years, each from the first moment that shows its date, tiled by quarter-hours', () => {
    const zone = timeZone(zoneName);
    const faults: string[] = [];
    const lengths = new Set<number>();
    let odd = 0;
    let end = localDay(localDate('1999-12-31'), zone).end;
    for (let date = localDate('2000-01-01'); date < '2036-01-01'; date = addDays(date, 1)) {
      const day = localDay(date, zone);
      const starts = quarterHoursOf(date, zone);
      lengths.add(starts.length);
      if (starts.length !== 96) odd++;
      if (day.start !== end) faults.push(`${date} starts at ${iso(day.start)}, not at ${iso(end)}`);
      if (starts.some((start, i) => start !== day.start + i * 15 * MINUTE)) faults.push(`${date} has holes`);
      if (day.end - day.start !== starts.length * 15 * MINUTE) faults.push(`${date} is not filled`);
      if (day.start < day.end) {
        if (dateOf(clock.read(day.start)) !== date) faults.push(`${date} starts on another day`);
        if (dateOf(clock.read(day.start - MINUTE)) >= date) faults.push(`${date} starts too late`);
      }
      end = day.end;
    }
    expect(faults).toEqual([]);
    expect([...lengths].sort((a, b) => a - b)).toEqual(quarterHours);
    expect(odd).toBe(changes.length);
  });
});
