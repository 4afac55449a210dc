import { type Weekday } from '../../time/zoned-time.js';
import { type ForecastRequest } from './forecaster.js';
import { dayOfDate, slotOf, weekdayOfDay } from './slot.js';

/** What one past day saw in a slot. */
export interface SlotSample {
  readonly day: number;
  /** Whole weeks before the last observed day. */
  readonly ageWeeks: number;
  readonly offered: number;
}

/** The past before the origin, by weekday and wall-clock slot, holidays apart, without the days that are left out. */
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

/** What the days of one slot saw, in the order of the history; several entries of one day are one sample, their mean. */
interface SlotDays {
  readonly days: number[];
  readonly counts: number[];
}

/**
 * Sorts the history of a request into slots. Observations at or after the origin, and of days that are left out, are not looked at.
 * @example
 * slotHistory({ history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(0), horizon: [] }).spanDays // => 0
 */
export function slotHistory(request: ForecastRequest): SlotHistory {
  const holidays = new Set([...(request.holidays ?? [])].map(dayOfDate));
  const leftOut = new Set([...(request.leftOut ?? [])].map(dayOfDate));
  const ordinary = new Map<number, SlotDays>();
  const special = new Map<number, SlotDays>();
  let first = Infinity;
  let last = -Infinity;
  for (const { start, offered } of request.history) {
    if (start >= request.origin) continue;
    const { day, weekday, index } = slotOf(start, request.zone, request.intervalMinutes);
    if (!leftOut.has(day)) note(holidays.has(day) ? special : ordinary, keyOf(weekday, index), day, offered);
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const spanDays = last >= first ? last - first + 1 : 0;
  const onHolidays = sampler(special, last);
  return {
    samples: sampler(ordinary, last),
    openSlots: (weekday) => openSlots(ordinary, weekday),
    onHoliday: (day, index) =>
      onHolidays(weekdayOfDay(day), index).find((sample) => sample.day === day)?.offered,
    holidayDays: [...holidays]
      .filter((day) => day >= first && day <= last && !leftOut.has(day))
      .sort((a, b) => b - a),
    spanDays,
    covers: coveredWeekdays(first, spanDays, (day) => holidays.has(day) || leftOut.has(day)),
  };
}

function keyOf(weekday: Weekday, index: number): number {
  return index * 8 + weekday;
}

function openSlots(slots: ReadonlyMap<number, SlotDays>, weekday: Weekday): number[] {
  return [...slots.keys()].filter((key) => key % 8 === weekday).map((key) => Math.floor(key / 8));
}

function note(slots: Map<number, SlotDays>, key: number, day: number, offered: number): void {
  const slot = slots.get(key);
  if (slot === undefined) {
    slots.set(key, { days: [day], counts: [offered] });
  } else {
    slot.days.push(day);
    slot.counts.push(offered);
  }
}

function sampler(slots: ReadonlyMap<number, SlotDays>, lastDay: number): SlotHistory['samples'] {
  const sorted = new Map<number, readonly SlotSample[]>();
  return (weekday, index) => {
    const key = keyOf(weekday, index);
    let samples = sorted.get(key);
    if (samples === undefined) sorted.set(key, (samples = samplesOf(slots.get(key), lastDay)));
    return samples;
  };
}

/** Newest first. A wall time that happens twice in a night gives one sample, the mean of the two. */
function samplesOf(slot: SlotDays | undefined, lastDay: number): SlotSample[] {
  if (slot === undefined) return [];
  const { days, counts } = slot;
  const order = days.map((_, i) => i).sort((a, b) => days[b] - days[a]);
  const samples: SlotSample[] = [];
  for (let i = 0; i < order.length;) {
    const day = days[order[i]];
    let sum = 0;
    let count = 0;
    for (; i < order.length && days[order[i]] === day; i++, count++) sum += counts[order[i]];
    samples.push({ day, ageWeeks: Math.floor((lastDay - day) / 7), offered: sum / count });
  }
  return samples;
}

function coveredWeekdays(
  first: number,
  spanDays: number,
  isSpecial: (day: number) => boolean,
): SlotHistory['covers'] {
  const covered = new Set<Weekday>();
  for (let day = first; day < first + spanDays; day++) {
    if (!isSpecial(day)) covered.add(weekdayOfDay(day));
    if (covered.size === 7) break;
  }
  return (weekday) => covered.has(weekday);
}
