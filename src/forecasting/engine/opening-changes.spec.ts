import { type DatedHours } from '../../time/dated-hours.js';
import {
  addDays,
  dateRange,
  localDate,
  type LocalDate,
  localDateOf,
  localDay,
  localTime,
  localTimeOf,
  timeZone,
  weekday,
  type Weekday,
} from '../../time/zoned-time.js';
import { dayIntervals } from './day-intervals.js';
import { type Observation } from './forecaster.js';
import { planForecast } from './planned-forecast.js';
import { chooseForecaster } from './registry.js';

const zone = timeZone('America/New_York');
const FIRST = localDate('2026-03-09');
const HISTORY_DAYS = 84;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Contacts of the half-hours from 08:00 to 18:00: the last hour has half of the one before it. Saturdays have a third. */
function contacts(index: number, date: LocalDate): number {
  const usual = index >= 34 ? 20 : 40;
  return weekday(date) === 6 ? usual / 3 : usual;
}

const history = dateRange(FIRST, HISTORY_DAYS)
  .filter((date) => weekday(date) !== 7)
  .flatMap((date): Observation[] =>
    dayIntervals(date, 1, zone, 30)
      .slice(16, 36)
      .map((start, i) => ({ start, offered: contacts(16 + i, date) })),
  );

const hours = (
  weekdays: readonly Weekday[],
  from: string,
  to: string,
  validFrom?: string,
  validTo?: string,
): DatedHours => ({
  weekdays,
  from: localTime(from),
  to: localTime(to),
  throughMidnight: to <= from,
  validFrom: validFrom === undefined ? null : localDate(validFrom),
  validTo: validTo === undefined ? null : localDate(validTo),
});
const USUAL = hours([...WEEKDAYS, 6], '08:00', '18:00');

function figures(date: string, openingHours: readonly DatedHours[], model = 'weekday-average') {
  const horizon = dayIntervals(localDate(date), 1, zone, 30);
  const origin = localDay(addDays(FIRST, HISTORY_DAYS), zone).start;
  const request = { history, zone, intervalMinutes: 30, origin, horizon, openingHours } as const;
  const { points, flags } = planForecast(chooseForecaster(model).forecaster, request, []);
  const open = points.filter(({ basis }) => basis !== 'closed');
  return {
    at: (time: string) => points.find(({ start }) => localTimeOf(start, zone) === time)?.offered,
    open: open.map(({ start }) => localTimeOf(start, zone)),
    total: points.reduce((sum, { offered }) => sum + offered, 0),
    bases: new Set(points.map(({ basis }) => basis)),
    dates: new Set(points.map(({ start }) => localDateOf(start, zone))),
    flags,
  };
}

describe.each([['weekday-average'], ['level-profile'], ['auto']])(
  'opening hours and the model %s',
  (model) => {
    it('agree while they do not change', () => {
      const plain = figures('2026-06-03', [], model);
      const same = figures('2026-06-03', [USUAL], model);
      expect(same.total).toBe(plain.total);
      expect(same.open).toEqual(plain.open);
      expect(same.flags).toEqual(plain.flags);
    });

    it('close earlier from the day on which the hours change', () => {
      const shorter = [USUAL, hours([...WEEKDAYS, 6], '08:00', '16:00', '2026-06-03')];
      expect(figures('2026-06-02', shorter, model).open.at(-1)).toBe('17:30');
      const changed = figures('2026-06-03', shorter, model);
      expect(changed.open.at(-1)).toBe('15:30');
      expect(Math.abs((changed.at('15:30') ?? 0) - 40)).toBeLessThan(2);
    });
  },
);

describe('hours that the history does not have', () => {
  const longer = [USUAL, hours(WEEKDAYS, '07:00', '20:00', '2026-06-03')];

  it('go on from the edge as its last two hours do, and are flagged', () => {
    expect(figures('2026-06-02', longer).open).toHaveLength(20);
    const changed = figures('2026-06-03', longer);
    expect(changed.open).toHaveLength(26);
    // The last hour has half of the one before it: each half-hour on has 0.5 ^ 0.5 of the one before it.
    expect(changed.at('18:00')).toBeCloseTo(20 * 0.5 ** 0.5, 9);
    expect(changed.at('19:30')).toBeCloseTo(20 * 0.5 ** 2, 9);
    // The first two hours are alike.
    expect(changed.at('07:00')).toBeCloseTo(40, 9);
    expect(changed.at('12:00')).toBeCloseTo(40, 9);
    expect(changed.flags).toEqual([{ kind: 'hours-without-history', dates: ['2026-06-03'] }]);
    expect([...changed.bases].sort()).toEqual(['closed', 'new-hours', 'weekday-slot']);
    expect([...changed.dates]).toEqual(['2026-06-03']);
  });

  it('lie on the line between open times when a break is opened', () => {
    const broken = history.filter(({ start }) => !['12:00', '12:30'].includes(localTimeOf(start, zone)));
    const horizon = dayIntervals(localDate('2026-06-03'), 1, zone, 30);
    const origin = localDay(addDays(FIRST, HISTORY_DAYS), zone).start;
    const openingHours = [
      hours(WEEKDAYS, '08:00', '12:00'),
      hours(WEEKDAYS, '13:00', '18:00'),
      hours(WEEKDAYS, '08:00', '18:00', '2026-06-03'),
    ];
    const { points } = planForecast(
      chooseForecaster('weekday-average').forecaster,
      { history: broken, zone, intervalMinutes: 30, origin, horizon, openingHours },
      [],
    );
    expect(points.find(({ start }) => localTimeOf(start, zone) === '12:30')).toMatchObject({
      offered: 40,
      basis: 'new-hours',
    });
  });

  it('on a weekday that was closed are as the least of the days after it', () => {
    const sundays = [USUAL, hours([...WEEKDAYS, 6, 7], '08:00', '18:00', '2026-06-01')];
    const sunday = figures('2026-06-07', sundays);
    expect(sunday.open).toHaveLength(20);
    // The Saturday six days later has a third of a weekday.
    expect(sunday.total).toBeCloseTo(figures('2026-06-13', []).total, 9);
    expect(figures('2026-06-07', []).total).toBe(0);
  });

  it('belong to the day on which the night begins', () => {
    const nights = [USUAL, hours(WEEKDAYS, '08:00', '02:00', '2026-06-03', '2026-06-03')];
    expect(figures('2026-06-03', nights).open.at(-1)).toBe('23:30');
    expect(figures('2026-06-04', nights).open.slice(0, 5)).toEqual([
      '00:00',
      '00:30',
      '01:00',
      '01:30',
      '08:00',
    ]);
    expect(figures('2026-06-02', nights).open.at(-1)).toBe('17:30');
    expect(figures('2026-06-05', nights).open).toHaveLength(20);
  });
});

describe('days of hours of their own', () => {
  it('are closed where the entry names no weekday, and as usual the day after', () => {
    const closed = [USUAL, hours([], '00:00', '00:00', '2026-06-03', '2026-06-04')];
    expect(figures('2026-06-03', closed).open).toEqual([]);
    expect(figures('2026-06-04', closed).total).toBe(0);
    expect(figures('2026-06-05', closed).open).toHaveLength(20);
  });

  it('can be shorter for a single day', () => {
    const half = [USUAL, hours(WEEKDAYS, '08:00', '12:00', '2026-06-03', '2026-06-03')];
    expect(figures('2026-06-03', half).open).toHaveLength(8);
    expect(figures('2026-06-04', half).open).toHaveLength(20);
  });
});

describe('a change of hours that the history has seen', () => {
  it('is the history’s own affair once times have opened', () => {
    const opened = [hours(WEEKDAYS, '10:00', '18:00'), hours(WEEKDAYS, '08:00', '18:00', '2026-04-01')];
    expect(figures('2026-06-03', opened).total).toBe(figures('2026-06-03', []).total);
    expect(figures('2026-06-03', opened).flags).toEqual([]);
  });

  it('is over when a special opening is: a single open Sunday does not make Sundays open', () => {
    const sunday = addDays(FIRST, HISTORY_DAYS - 1);
    const special = dayIntervals(sunday, 1, zone, 30).slice(16, 36);
    const opened = [...history, ...special.map((start) => ({ start, offered: 30 }))];
    const openingHours = [USUAL, hours([7], '08:00', '18:00', sunday, sunday)];
    const origin = localDay(addDays(FIRST, HISTORY_DAYS), zone).start;
    const horizon = dayIntervals(addDays(sunday, 7), 1, zone, 30);
    const total = (known: readonly DatedHours[]): number =>
      planForecast(
        chooseForecaster('weekday-average').forecaster,
        { history: opened, zone, intervalMinutes: 30, origin, horizon, openingHours: known },
        [],
      ).points.reduce((sum, { offered }) => sum + offered, 0);
    expect(total([])).toBeGreaterThan(500);
    expect(total(openingHours)).toBe(0);
  });
});
