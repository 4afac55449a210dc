/*
 * Every clock change from 2000 to 2035 in the zones our readers work in and in the strangest ones, against an oracle
 * that shares nothing with the code: it reads the fields of the wall clock minute by minute and looks answers up.
 */
import { instant } from './instant.js';
import { type Interval } from './interval.js';
import {
  addDays,
  type LocalDate,
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

/** Faults of resolveWallTime and toInstant for every minute of the wall clock within hours of the change. */
function faultsAround(change: number, zoneName: string, clock: WallClock): string[] {
  const zone = timeZone(zoneName);
  const jump = clock.read(change) - clock.read(change - MINUTE) - MINUTE;
  const reach = 3 * HOUR + Math.abs(jump);
  const shown = new Map<number, number[]>();
  for (let at = change - reach; at < change + reach; at += MINUTE) {
    const wall = clock.read(at);
    shown.set(wall, [...(shown.get(wall) ?? []), at]);
  }
  const faults: string[] = [];
  const middle = clock.read(change);
  for (let wall = middle - reach + 2 * HOUR; wall < middle + 2 * HOUR; wall += MINUTE) {
    const expected = shown.get(wall) ?? [];
    const first = toInstant(dateOf(wall), timeOf(wall), zone);
    const later = toInstant(dateOf(wall), timeOf(wall), zone, 'later');
    const kind = ['gap', 'unique', 'fold'][expected.length];
    const right =
      expected.length === 0
        ? first === later && clock.read(first) === wall + jump
        : first === expected[0] && later === expected[expected.length - 1];
    if (!right || resolveWallTime(dateOf(wall), timeOf(wall), zone).kind !== kind) {
      faults.push(
        `${zoneName} ${iso(wall)}: ${iso(first)} / ${iso(later)}, expected ${expected.map(iso).join()}`,
      );
    }
  }
  for (const [wall, instants] of shown) {
    for (const at of instants) {
      const read = `${localDateOf(instant(at), zone)}T${localTimeOf(instant(at), zone)}`;
      if (read !== iso(wall).slice(0, 16)) faults.push(`${zoneName} reads ${read} at ${iso(at)}`);
    }
  }
  return faults;
}

function eachDay(
  zoneName: string,
  visit: (date: LocalDate, day: Interval, quarterHours: number[]) => void,
): void {
  const zone = timeZone(zoneName);
  for (let date = localDate('2000-01-01'); date < '2036-01-01'; date = addDays(date, 1)) {
    visit(date, localDay(date, zone), quarterHoursOf(date, zone));
  }
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

  it('has days that tile the years, each from the first moment that shows its date', () => {
    const faults: string[] = [];
    let end: number = localDay(localDate('1999-12-31'), timeZone(zoneName)).end;
    eachDay(zoneName, (date, day) => {
      if (day.start !== end) faults.push(`${date} starts at ${iso(day.start)}, not at ${iso(end)}`);
      if (day.start < day.end) {
        if (dateOf(clock.read(day.start)) !== date) faults.push(`${date} starts on another day`);
        if (dateOf(clock.read(day.start - MINUTE)) >= date) faults.push(`${date} starts too late`);
      }
      end = day.end;
    });
    expect(faults).toEqual([]);
  });

  it('has days whose quarter-hours tile them, in the numbers that its changes make', () => {
    const lengths = new Set<number>();
    let last: number | undefined;
    let holes = 0;
    let odd = 0;
    eachDay(zoneName, (_date, day, starts) => {
      lengths.add(starts.length);
      if (starts.length !== 96) odd++;
      for (const start of starts) {
        if (last !== undefined && start !== last + 15 * MINUTE) holes++;
        if (start < day.start || start + 15 * MINUTE > day.end) holes++;
        last = start;
      }
    });
    expect([...lengths].sort((a, b) => a - b)).toEqual(quarterHours);
    expect(odd).toBe(changes.length);
    expect(holes).toBe(0);
  });
});
