import { type Weekday } from '../../time/zoned-time.js';
import { type ForecastRequest } from './forecaster.js';
import { dayOfDate, type Slot, slotOf, weekdayOfDay } from './slot.js';

/** What one past day saw in a slot. */
export interface SlotSample {
  readonly day: number;
  /** Whole weeks before the last observed day. */
  readonly ageWeeks: number;
  readonly offered: number;
}

/** The past before the origin, by weekday and wall-clock slot, holidays apart. */
export interface SlotHistory {
  /** Samples of a weekday's slot on ordinary days, newest first; empty where the history is never open. */
  readonly samples: (weekday: Weekday, index: number) => readonly SlotSample[];
  /** Slots of a weekday that were ever open on an ordinary day. */
  readonly openSlots: (weekday: Weekday) => readonly number[];
  /** What a past holiday saw in a slot; undefined where it was closed. */
  readonly onHoliday: (day: number, index: number) => number | undefined;
  /** Past holidays between the first and the last observed day, newest first. */
  readonly holidayDays: readonly number[];
  /** Days from the first to the last observed one, both included; 0 without history. */
  readonly spanDays: number;
  /** The span holds an ordinary day of this weekday: if none of its slots is open, it is closed rather than unknown. */
  readonly covers: (weekday: Weekday) => boolean;
}

interface Tally {
  sum: number;
  count: number;
}
/** weekday -> slot index -> day -> what was observed. A wall time that happens twice in a night is one sample, its mean. */
type Tallies = Map<number, Map<number, Tally>>[];

/**
 * Sorts the history of a request into slots. Observations at or after the origin are not looked at.
 * @example
 * slotHistory({ history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(0), horizon: [] }).spanDays // => 0
 */
export function slotHistory(request: ForecastRequest): SlotHistory {
  const holidays = new Set([...(request.holidays ?? [])].map(dayOfDate));
  const ordinary: Tallies = Array.from({ length: 8 }, () => new Map<number, Map<number, Tally>>());
  const special: Tallies = Array.from({ length: 8 }, () => new Map<number, Map<number, Tally>>());
  let first = Infinity;
  let last = -Infinity;
  for (const { start, offered } of request.history) {
    if (start >= request.origin) continue;
    const slot = slotOf(start, request.zone, request.intervalMinutes);
    tally(holidays.has(slot.day) ? special : ordinary, slot, offered);
    first = Math.min(first, slot.day);
    last = Math.max(last, slot.day);
  }
  const spanDays = last >= first ? last - first + 1 : 0;
  return {
    samples: sampler(ordinary, last),
    openSlots: (weekday) => [...ordinary[weekday].keys()],
    onHoliday: (day, index) => mean(special[weekdayOfDay(day)].get(index)?.get(day)),
    holidayDays: [...holidays].filter((day) => day >= first && day <= last).sort((a, b) => b - a),
    spanDays,
    covers: coveredWeekdays(first, spanDays, holidays),
  };
}

function tally(tallies: Tallies, slot: Slot, offered: number): void {
  const slots = tallies[slot.weekday];
  const days = slots.get(slot.index) ?? new Map<number, Tally>();
  slots.set(slot.index, days);
  const seen = days.get(slot.day);
  if (seen === undefined) days.set(slot.day, { sum: offered, count: 1 });
  else {
    seen.sum += offered;
    seen.count++;
  }
}

function mean(seen: Tally | undefined): number | undefined {
  return seen === undefined ? undefined : seen.sum / seen.count;
}

function sampler(tallies: Tallies, lastDay: number): SlotHistory['samples'] {
  const sorted = new Map<number, readonly SlotSample[]>();
  return (weekday, index) => {
    const key = index * 8 + weekday;
    let samples = sorted.get(key);
    if (samples === undefined) {
      const found: ReadonlyMap<number, Tally> = tallies[weekday].get(index) ?? new Map<number, Tally>();
      const days = [...found].sort(([a], [b]) => b - a);
      samples = days.map(([day, { sum, count }]) => ({
        day,
        ageWeeks: Math.floor((lastDay - day) / 7),
        offered: sum / count,
      }));
      sorted.set(key, samples);
    }
    return samples;
  };
}

function coveredWeekdays(
  first: number,
  spanDays: number,
  holidays: ReadonlySet<number>,
): SlotHistory['covers'] {
  const covered = new Set<Weekday>();
  for (let day = first; day < first + spanDays; day++) {
    if (!holidays.has(day)) covered.add(weekdayOfDay(day));
    if (covered.size === 7) break;
  }
  return (weekday) => covered.has(weekday);
}
