import { durationMinutes, type Interval } from '../../time/interval.js';
import { parseInstant } from '../../time/instant.js';
import { localDate, localDay, localTime, timeZone, type Weekday } from '../../time/zoned-time.js';
import { type CallingHoursPack } from './calling-hours-pack.js';
import { blockedBy, callingWindows } from './calling-windows.js';
import { type CalledZone } from './problem.js';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const ALL_DAYS: readonly Weekday[] = [...WEEKDAYS, 6, 7];
const newYork: CalledZone = {
  id: 'ny',
  jurisdiction: 'US-NY',
  zone: timeZone('America/New_York'),
  share: 1,
  consent: true,
};
const paris: CalledZone = { ...newYork, id: 'paris', jurisdiction: 'FR', zone: timeZone('Europe/Paris') };

function pack(
  changes: Partial<CallingHoursPack>,
  from = '08:00',
  to = '21:00',
  days = ALL_DAYS,
): CallingHoursPack {
  const windows = [{ weekdays: days, from: localTime(from), to: localTime(to) }];
  return {
    id: 'us',
    title: 'United States',
    jurisdiction: 'US',
    validFrom: localDate('2000-01-01'),
    validTo: null,
    source: 'a law',
    verified: true,
    rules: [{ id: 'hours', callTypes: [], windows, closedOnHolidays: false, source: 'section 1' }],
    caps: [],
    ...changes,
  };
}

const day = (date: string, zone: CalledZone) => localDay(localDate(date), zone.zone);
const span = (start: string, end: string): Interval => ({
  start: parseInstant(start),
  end: parseInstant(end),
});

describe('calling windows', () => {
  it('open at local time of the called party', () => {
    const { open } = callingWindows(newYork, 'sales', day('2026-03-02', newYork), [pack({})], {});
    expect(open).toEqual([span('2026-03-02T13:00Z', '2026-03-03T02:00Z')]);
  });

  it('are the intersection of the rules of country and state', () => {
    const state = pack({ id: 'ny', jurisdiction: 'US-NY' }, '10:00', '22:00', WEEKDAYS);
    const { open } = callingWindows(newYork, 'sales', day('2026-03-02', newYork), [pack({}), state], {});
    expect(open).toEqual([span('2026-03-02T15:00Z', '2026-03-03T02:00Z')]);
  });

  it('leave out packs of other places and other times, and rules for other calls', () => {
    const elsewhere = pack({ jurisdiction: 'US-N' });
    const past = pack({ validTo: localDate('2026-03-01') });
    const later = pack({ validFrom: localDate('2026-03-03') });
    const [rule] = pack({}).rules;
    const collections = pack({ rules: [{ ...rule, callTypes: ['collections'] }] });
    const whole = day('2026-03-02', newYork);
    expect(callingWindows(newYork, 'sales', whole, [elsewhere, past, later, collections], {})).toEqual({
      open: [whole],
      blocked: [],
    });
  });

  it('bind on the last day in force and not on the next', () => {
    const ending = pack({ validTo: localDate('2026-03-02') });
    const twoDays = { start: day('2026-03-02', newYork).start, end: day('2026-03-03', newYork).end };
    const { open } = callingWindows(newYork, 'sales', twoDays, [ending], {});
    expect(open.map(durationMinutes)).toEqual([13 * 60, 24 * 60]);
  });

  it('close at weekends and holidays, those of the country too', () => {
    const [rule] = pack({}, '10:00', '20:00', WEEKDAYS).rules;
    const french = pack({ jurisdiction: 'FR', rules: [{ ...rule, closedOnHolidays: true }] });
    const holidays = { FR: [localDate('2026-07-14')] };
    const opens = (date: string) =>
      callingWindows(paris, 'sales', day(date, paris), [french], holidays).open.map(durationMinutes);
    expect(opens('2026-07-13')).toEqual([600]);
    expect(opens('2026-07-14')).toEqual([]);
    expect(opens('2026-07-18')).toEqual([]);
    const holiday = callingWindows(paris, 'sales', day('2026-07-14', paris), [french], holidays);
    expect(holiday.blocked).toMatchObject([{ reason: 'United States: no calls on a public holiday.' }]);
  });

  it('are all closed without consent', () => {
    const whole = day('2026-03-02', newYork);
    const { open, blocked } = callingWindows({ ...newYork, consent: false }, 'sales', whole, [], {});
    expect(open).toEqual([]);
    expect(blocked).toMatchObject([{ interval: whole, packId: 'consent', ruleId: 'no-consent' }]);
  });

  it('say of every closed quarter-hour which rule closes it, with its source', () => {
    const windows = callingWindows(newYork, 'sales', day('2026-03-02', newYork), [pack({})], {});
    expect(blockedBy(windows, parseInstant('2026-03-02T12:45Z'))).toMatchObject([
      { packId: 'us', ruleId: 'hours', source: 'section 1' },
    ]);
    expect(blockedBy(windows, parseInstant('2026-03-02T13:00Z'))).toEqual([]);
    const closed = windows.blocked.reduce((minutes, { interval }) => minutes + durationMinutes(interval), 0);
    expect(closed).toBe(11 * 60);
  });

  it('treat 00:00 as the end of the day', () => {
    const evening = pack({}, '18:00', '00:00');
    const { open } = callingWindows(newYork, 'sales', day('2026-03-02', newYork), [evening], {});
    expect(open.map(durationMinutes)).toEqual([360]);
  });

  it('move with the clocks (New York, 8 March 2026, forward) and never open a minute too many', () => {
    const { open } = callingWindows(newYork, 'sales', day('2026-03-08', newYork), [pack({})], {});
    expect(open).toEqual([span('2026-03-08T12:00Z', '2026-03-09T01:00Z')]);
    const inGap = callingWindows(newYork, 'x', day('2026-03-08', newYork), [pack({}, '01:00', '02:30')], {});
    expect(inGap.open).toEqual([span('2026-03-08T06:00Z', '2026-03-08T06:30Z')]);
  });

  it('take the narrow side of an hour that happens twice (New York, 1 November 2026, back)', () => {
    const inFold = callingWindows(newYork, 'x', day('2026-11-01', newYork), [pack({}, '01:30', '03:00')], {});
    expect(inFold.open).toEqual([span('2026-11-01T06:30Z', '2026-11-01T08:00Z')]);
    const untilFold = callingWindows(
      newYork,
      'x',
      day('2026-11-01', newYork),
      [pack({}, '00:00', '01:30')],
      {},
    );
    expect(untilFold.open).toEqual([span('2026-11-01T04:00Z', '2026-11-01T05:30Z')]);
  });
});
