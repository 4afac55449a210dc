import { addDays, type LocalDate } from '../../time/zoned-time.js';
import { type PayPremium } from './pay.js';
import { type PastShift } from './problem.js';
import { type Shift } from './roster.js';
import { paidMinutes } from './shift-time.js';

type Overtime = Extract<PayPremium, { kind: 'overtime' }>;

interface Worked {
  readonly date: LocalDate;
  readonly minutes: number;
  readonly isPast: boolean;
}

/**
 * Overtime minutes x percent of an agent's planned shifts. For every paid minute the highest tier that it is beyond counts,
 * by its place in the day. Minutes that are not overtime of the day (or of a seventh day) count towards the week,
 * as straight time does under California Labor Code 510.
 * @example
 * overtimeExtra([], [{ date: localDate('2026-03-02'), activities: [{ start: instant(0), end: instant(36000000), paid: true }] }], [{ kind: 'overtime', percent: 50, per: 'day', afterMinutes: 480 }], (date) => date) // => 6000
 */
export function overtimeExtra(
  past: readonly PastShift[],
  shifts: readonly Shift[],
  tiers: readonly Overtime[],
  weekOfDate: (date: LocalDate) => LocalDate,
): number {
  if (tiers.length === 0) return 0;
  const worked: Worked[] = [
    ...past.map(({ date, paidMinutes: minutes }) => ({ date, minutes, isPast: true })),
    ...shifts.map((shift) => ({ date: shift.date, minutes: paidMinutes(shift), isPast: false })),
  ];
  const by = (per: Overtime['per']) => tiers.filter((tier) => tier.per === per);
  const [day, week, seventh] = [by('day'), by('week'), by('seventh-day')];
  const ofDay = new Map<LocalDate, number>();
  const straightOfWeek = new Map<LocalDate, number>();
  let extra = 0;
  for (const { date, minutes, isPast } of worked) {
    const weekStart = weekOfDate(date);
    const before = ofDay.get(date) ?? 0;
    ofDay.set(date, before + minutes);
    const isSeventh = date === addDays(weekStart, 6) && sixBefore(date, ofDay);
    const pieces = beyond(before, before + minutes, isSeventh ? [...day, ...seventh] : day);
    let straight = straightOfWeek.get(weekStart) ?? 0;
    for (const { length, percent } of pieces) {
      if (percent > 0) {
        if (!isPast) extra += length * percent;
        continue;
      }
      const weekly = beyond(straight, straight + length, week);
      straight += length;
      if (!isPast) extra += weekly.reduce((sum, piece) => sum + piece.length * piece.percent, 0);
    }
    straightOfWeek.set(weekStart, straight);
  }
  return extra;
}

function sixBefore(date: LocalDate, ofDay: ReadonlyMap<LocalDate, number>): boolean {
  return [1, 2, 3, 4, 5, 6].every((days) => ofDay.has(addDays(date, -days)));
}

/** Cuts minutes `from` to `to` where tiers begin; each piece has the highest percent of the tiers it is beyond. */
function beyond(
  from: number,
  to: number,
  tiers: readonly Overtime[],
): { readonly length: number; readonly percent: number }[] {
  const inside = tiers.map(({ afterMinutes }) => afterMinutes).filter((after) => from < after && after < to);
  const cuts = [from, ...[...new Set(inside)].sort((a, b) => a - b), to];
  return cuts.slice(1).map((end, at) => ({
    length: end - cuts[at],
    percent: tiers.reduce(
      (most, { afterMinutes, percent }) => (afterMinutes <= cuts[at] ? Math.max(most, percent) : most),
      0,
    ),
  }));
}
