import { weekdayOfDay } from './slot.js';
import { calendarEffects } from './calendar-effects.js';
import { type DayTable } from './day-table.js';
import { expectDays } from './table-model.js';

const WIDTH = 4;
/** A Monday, counted from 1970-01-01. */
const FIRST = 20_458;
const WEEKS = 12;
const WEEKDAY = [0, 1, 1, 1, 1, 1, 0.6, 0.2];
const ALL_DAY = [10, 40, 30, 20];
const EARLY = [20, 60, 20, 0];

const ordinary = (day: number): Float64Array =>
  Float64Array.from(ALL_DAY, (count) => count * WEEKDAY[weekdayOfDay(day)]);

/** Twelve weeks day and night, quiet on Sundays; some days are what `special` says. */
function table(special: Readonly<Record<number, readonly number[]>>, holidays: readonly number[]): DayTable {
  const counts = new Float64Array(7 * WEEKS * WIDTH);
  for (let row = 0; row < 7 * WEEKS; row++)
    counts.set(special[FIRST + row] ?? ordinary(FIRST + row), row * WIDTH);
  return {
    first: FIRST,
    days: 7 * WEEKS,
    slots: Array.from({ length: WIDTH }, (_, i) => i),
    counts,
    holidays: new Set(holidays),
    leftOut: new Set(),
  };
}

const expected = (known: DayTable) => {
  const on = expectDays(calendarEffects(known), ordinary);
  return (day: number): number[] => [...on(day).offered];
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a queue that is quiet on its day of rest', () => {
  const wednesday = FIRST + 7 * 4 + 2;
  const ahead = FIRST + 7 * WEEKS;
  const [thursday, saturday, sunday] = [ahead + 3, ahead + 5, ahead + 6];
  const holidays = [wednesday, thursday, saturday, sunday];

  it('expects a holiday in the week to be what the last one was', () => {
    const on = expected(table({ [wednesday]: [2, 8, 6, 4] }, holidays));
    expect(sum(on(thursday))).toBeCloseTo(20, 0);
  });

  it('takes less from a Saturday, and hardly anything from the day of rest itself', () => {
    const on = expected(table({ [wednesday]: [2, 8, 6, 4] }, holidays));
    expect(Math.abs(sum(on(saturday)) - 20)).toBeLessThan(2);
    expect(sum(on(sunday))).toBeGreaterThan(13);
    expect(sum(on(sunday))).toBeLessThan(20);
  });

  it('gives a half-day before a holiday the shape that such days had', () => {
    const eve = wednesday - 1;
    const on = expected(
      table({ [wednesday]: [2, 8, 6, 4], [eve]: EARLY.map((count) => count / 2) }, holidays),
    );
    const before = on(thursday - 1);
    expect(sum(before)).toBeGreaterThan(50);
    expect(sum(before)).toBeLessThan(70);
    expect(before[3] / sum(before)).toBeLessThan(0.18);
    expect(before[1] / sum(before)).toBeGreaterThan(0.4);
  });

  it('expects a day on whose evening a holiday begins to be like the day before that of rest, without any example', () => {
    const known = table({}, [thursday]);
    const on = expected({ ...known, eves: new Set([thursday - 1]) });
    expect(sum(on(thursday - 1))).toBeCloseTo(60, 0);
    expect(sum(expected(known)(thursday - 1))).toBeCloseTo(100, 0);
  });

  it('leaves the shape of a day alone on which nothing happens before a holiday', () => {
    const on = expected(table({ [wednesday]: [2, 8, 6, 4] }, holidays));
    const before = on(thursday - 1);
    before.forEach((count, i) => expect(Math.abs(count - ALL_DAY[i])).toBeLessThan(0.5));
  });
});
