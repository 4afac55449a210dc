import { zoneChanges, zoneOffsetMs } from './zone-offsets.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const allZones = Intl.supportedValuesOf('timeZone');

/** Read from the fields of the wall clock, not from the offset that the code reads. */
function wallClockOffset(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const [month, day, year, hour, minute, second] = format
      .format(at)
      .split(/[^\d]+/)
      .map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - at;
  };
}

describe('the offset of a zone', () => {
  it('agrees with the wall clock in every zone, 31 hours apart through two years', () => {
    const faults: string[] = [];
    for (const zone of allZones) {
      const expected = wallClockOffset(zone);
      for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2026, 0, 1); at += 31 * HOUR) {
        if (zoneOffsetMs(at, zone) !== expected(at)) faults.push(`${zone} ${new Date(at).toISOString()}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('changes to the minute where the wall clock does, never twice in three days, in every zone of 2009 to 2011', () => {
    const faults: string[] = [];
    let count = 0;
    for (const zone of allZones) {
      const expected = wallClockOffset(zone);
      let last = 0;
      for (const { at, before, after } of zoneChanges(Date.UTC(2009, 0, 1), Date.UTC(2012, 0, 1), zone)) {
        const right = expected(at) === after && expected(at - 1_000) === before;
        if (!right || at % MINUTE !== 0 || at - last < 3 * DAY)
          faults.push(`${zone} ${new Date(at).toISOString()}`);
        last = at;
        count++;
      }
    }
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(1_000);
  });

  it('is read in seconds in the local mean time of long ago', () => {
    expect(zoneOffsetMs(Date.UTC(1850, 0, 1), 'America/New_York') / 1_000).toBe(-(4 * 3_600 + 56 * 60 + 2));
  });

  it('is refused for a zone that does not exist', () => {
    expect(() => zoneOffsetMs(0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('the changes of a zone', () => {
  it('are those after the start and up to the end', () => {
    const back = Date.parse('2026-10-25T01:00:00Z');
    const found = [{ at: back, before: HOUR, after: 0 }];
    expect(zoneChanges(back - 1, back, 'Europe/London')).toEqual(found);
    expect(zoneChanges(back, back + DAY, 'Europe/London')).toEqual([]);
    expect(zoneChanges(back - DAY, back - 1, 'Europe/London')).toEqual([]);
  });

  it('are listed once, in order, over many spans of readings', () => {
    const times = zoneChanges(Date.UTC(1970, 0, 1), Date.UTC(2037, 0, 1), 'America/New_York').map(
      ({ at }) => at,
    );
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times.length).toBeGreaterThan(130);
  });
});

describe('the cache', () => {
  it('answers the same when it has been emptied by other zones and other centuries', () => {
    const at = Date.parse('2026-07-01T12:00:00Z');
    for (const zone of allZones) zoneOffsetMs(at, zone);
    for (let year = 1971; year < 2200; year++) zoneOffsetMs(Date.UTC(year, 6, 1), 'America/New_York');
    expect(zoneOffsetMs(at, 'America/New_York')).toBe(-4 * HOUR);
    expect(zoneOffsetMs(at, 'Asia/Kathmandu')).toBe(345 * MINUTE);
  });
});
