import { type Weekday } from '../../time/zoned-time.js';
import {
  type Forecast,
  type ForecastBasis,
  type ForecastFlag,
  type ForecastPoint,
  type ForecastRequest,
} from './forecaster.js';
import { dateOfDay, dayOfDate, type Slot, slotOf, weekdayOfDay } from './slot.js';
import { type SlotHistory, slotHistory, type SlotSample } from './slot-history.js';

/** What a model makes of the samples of one weekday's slot, newest first, at least one. */
export type SlotEstimate = (samples: readonly SlotSample[]) => number;

type Figure = Omit<ForecastPoint, 'start'>;
const CLOSED: Figure = { offered: 0, basis: 'closed' };
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Up to three weeks hold a weekday three times at most. */
const SHORT_DAYS = 21;

/**
 * The frame of every model that looks at one weekday's slot at a time.
 * An ordinary day: the model's estimate from the same weekday and wall-clock slot; a slot that is never open stays closed; a weekday that
 * the history does not reach yet takes the mean of the others. A holiday: the mean of past holidays of the same weekday, else of past
 * holidays on weekdays that are usually open, closed when most of them were; without such examples, as the quietest weekday.
 * @example
 * forecastBySlot({ history: [{ start: parseInstant('2026-01-05T10:00Z'), offered: 8 }], zone: timeZone('UTC'), intervalMinutes: 30, origin: parseInstant('2026-01-12T00:00Z'), horizon: [parseInstant('2026-01-12T10:00Z')] }, (samples) => samples[0].offered).points[0].offered // => 8
 */
export function forecastBySlot(request: ForecastRequest, estimate: SlotEstimate): Forecast {
  const model = new SlotModel(slotHistory(request), estimate);
  const holidays = new Set([...(request.holidays ?? [])].map(dayOfDate));
  const holidaysWithoutExample = new Set<number>();
  const unknownWeekdays = new Set<Weekday>();
  const points = request.horizon.map((start): ForecastPoint => {
    const slot = slotOf(start, request.zone, request.intervalMinutes);
    const figure = holidays.has(slot.day)
      ? model.onHoliday(slot)
      : model.onOrdinaryDay(slot.weekday, slot.index);
    if (figure.basis === 'quietest-weekday') holidaysWithoutExample.add(slot.day);
    if (figure.basis === 'other-weekdays') unknownWeekdays.add(slot.weekday);
    return { start, ...figure };
  });
  return { points, flags: flagsOf(model.history, unknownWeekdays, holidaysWithoutExample) };
}

function flagsOf(
  history: SlotHistory,
  unknownWeekdays: ReadonlySet<Weekday>,
  holidaysWithoutExample: ReadonlySet<number>,
): ForecastFlag[] {
  const flags: ForecastFlag[] = [];
  if (history.spanDays === 0) flags.push({ kind: 'no-history' });
  else if (history.spanDays <= SHORT_DAYS) flags.push({ kind: 'short-history', days: history.spanDays });
  if (unknownWeekdays.size > 0) {
    flags.push({ kind: 'weekday-not-in-history', weekdays: [...unknownWeekdays].sort() });
  }
  if (holidaysWithoutExample.size > 0) {
    flags.push({ kind: 'holiday-without-example', dates: [...holidaysWithoutExample].map(dateOfDay) });
  }
  return flags;
}

class SlotModel {
  private readonly estimates = new Map<number, Figure>();
  private quietest: Weekday | undefined;

  constructor(
    readonly history: SlotHistory,
    private readonly estimate: SlotEstimate,
  ) {}

  onOrdinaryDay(weekday: Weekday, index: number): Figure {
    const key = index * 8 + weekday;
    let figure = this.estimates.get(key);
    if (figure === undefined) this.estimates.set(key, (figure = this.ordinary(weekday, index)));
    return figure;
  }

  onHoliday(slot: Slot): Figure {
    const usual = this.onOrdinaryDay(slot.weekday, slot.index);
    if (usual.basis === 'closed') return CLOSED;
    const examples = this.examplesFor(slot.weekday);
    if (examples.length > 0) return this.likeExamples(examples, slot.index);
    const quiet = this.onOrdinaryDay(this.quietestWeekday(), slot.index);
    return { offered: quiet.offered, basis: 'quietest-weekday' };
  }

  private ordinary(weekday: Weekday, index: number): Figure {
    const samples = this.history.samples(weekday, index);
    if (samples.length > 0) return figureOf(this.estimate(samples), 'weekday-slot');
    if (this.history.covers(weekday)) return CLOSED;
    const others = WEEKDAYS.map((other) => this.history.samples(other, index)).filter(
      (found) => found.length > 0,
    );
    if (others.length === 0) return CLOSED;
    const sum = others.reduce((total, found) => total + this.estimate(found), 0);
    return figureOf(sum / others.length, 'other-weekdays');
  }

  /** Past holidays of the same weekday, else those on weekdays that are usually open. */
  private examplesFor(weekday: Weekday): readonly number[] {
    const same = this.history.holidayDays.filter((day) => weekdayOfDay(day) === weekday);
    if (same.length > 0) return same;
    return this.history.holidayDays.filter((day) => this.history.openSlots(weekdayOfDay(day)).length > 0);
  }

  private likeExamples(days: readonly number[], index: number): Figure {
    const seen = days
      .map((day) => this.history.onHoliday(day, index))
      .filter((offered) => offered !== undefined);
    if (2 * seen.length <= days.length) return { offered: 0, basis: 'past-holidays' };
    return figureOf(seen.reduce((sum, offered) => sum + offered, 0) / seen.length, 'past-holidays');
  }

  /** The least of the weekdays that the history covers; a closed one has nothing at all. */
  private quietestWeekday(): Weekday {
    if (this.quietest === undefined) {
      const known = WEEKDAYS.filter((weekday) => this.history.covers(weekday));
      const total = (weekday: Weekday): number =>
        this.history
          .openSlots(weekday)
          .reduce((sum, index) => sum + this.onOrdinaryDay(weekday, index).offered, 0);
      this.quietest = known.reduce(
        (least, weekday) => (total(weekday) < total(least) ? weekday : least),
        known[0] ?? 7,
      );
    }
    return this.quietest;
  }
}

function figureOf(offered: number, basis: ForecastBasis): Figure {
  return { offered: Math.max(0, offered), basis };
}
