import { type Weekday } from '../../time/zoned-time.js';
import { type DayKinds } from './day-kinds.js';
import { type DayLevels } from './day-levels.js';
import { type DayTable, type OpenColumns } from './day-table.js';
import { type ForecastBasis } from './forecaster.js';
import { weekdayOfDay } from './slot.js';
import { type WeekRhythm } from './week-rhythm.js';

/** A day as it is expected, by column. */
export interface DayFigures {
  readonly offered: Float64Array;
  readonly basis: ForecastBasis;
  /** How far a special day may lie from what is said of it, beyond what ordinary days do: a standard deviation, as a share of the forecast. */
  readonly doubt?: number;
}

/** What is learned about special days before any of them is asked for. */
export interface SpecialDaysKnown {
  readonly table: DayTable;
  readonly open: OpenColumns;
  readonly kinds: DayKinds;
  readonly levels: DayLevels;
  readonly rhythm: WeekRhythm;
}

/** A past special day. */
interface Example {
  readonly day: number;
  readonly weekday: Weekday;
  readonly name: string | undefined;
  /** Logarithm of its contacts over those of its ordinary course. */
  readonly effect: number;
  readonly shares: Float64Array;
}

/** What is thought of a day beside a holiday before any example. */
interface Prior {
  /** In examples. */
  readonly weight: number;
  readonly effect: number;
  /** A day of this shape; the day itself where not given. */
  readonly like?: Float64Array;
}

/** An example of the same weekday, and one of (or beside) a holiday of the same name, count for more. */
const SAME_WEEKDAY = 3;
const SAME_NAME = 3;
/** Examples of an effect count against this many that show none. */
const PRIOR_EXAMPLES = 0.5;
/** Special days differ from each other by this share at least, and by half of what they differ from ordinary days, until examples say more. */
const LEAST_DOUBT = 0.1;
const MOST_DOUBT = 1.5;
/** The week itself is an example of a day on whose evening a day of rest begins. */
const WEEKLY_EXAMPLES = 1;
const YEAR_DAYS = 365;
/** The same feast of another year lies within so many days of the date: lunar calendars move by a fortnight or so. */
const MOVING_DAYS = 16;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * Holidays and the days beside them, from what such days were in the past. A fall counts as a part of the way down to the day of rest: what halves a
 * Monday takes less from a Saturday that is quiet already. What a day loses (or gains) takes its shape from the examples and from a like day.
 * @example
 * new SpecialDays({ table: { first: 4, days: 0, slots: [20] }, open: {}, kinds: { kindOf: () => 'after', nameOf: () => undefined }, rhythm: { opening: () => 1.5 } }).on(4, () => Float64Array.of(8)).offered[0].toFixed(9) // => '12.000000000'
 */
export class SpecialDays {
  private readonly holidays: readonly number[];
  private readonly examples: Readonly<Record<'holiday' | 'eve' | 'after', readonly Example[]>>;

  constructor(private readonly known: SpecialDaysKnown) {
    const { table, open, kinds } = known;
    const past = Array.from({ length: table.days }, (_, row) => table.first + row).filter(
      (day) => kinds.kindOf(day) !== 'ordinary' && !table.leftOut.has(day),
    );
    const of = (kind: 'holiday' | 'eve' | 'after'): Example[] =>
      past
        .filter((day) => kinds.kindOf(day) === kind)
        .map((day) => this.exampleOf(day, kind))
        .filter((example) => example !== undefined);
    this.holidays = past.filter(
      (day) => kinds.kindOf(day) === 'holiday' && open[weekdayOfDay(day)]?.includes(true),
    );
    this.examples = { holiday: of('holiday'), eve: of('eve'), after: of('after') };
  }

  /** A special day; `plain` gives days as if they were ordinary. */
  on(day: number, plain: (day: number) => Float64Array): DayFigures {
    const kind = this.known.kinds.kindOf(day);
    if (kind === 'eve' || kind === 'after') return this.beside(day, kind, plain);
    const days = this.alike(day);
    if (days.length === 0) return this.quietest(day, plain);
    const examples = this.examples.holiday.filter((example) => days.includes(example.day));
    const usual = plain(day);
    const basis = 'past-holidays';
    if (2 * examples.length <= days.length) return { offered: new Float64Array(usual.length), basis };
    const weekday = weekdayOfDay(day);
    const effects = examples.map((example) => this.effectOn(example, weekday));
    const ratio = Math.exp(median(effects));
    const { rest = weekday } = this.known.rhythm;
    const like = ratio < 1 ? plain(day - weekday + rest) : usual;
    const offered = shaped(usual, ratio, [sharesOf(like), ...sharesOfAll(examples)]);
    return { offered, basis, doubt: doubtOf(Math.log(ratio), effects) };
  }

  private beside(day: number, kind: 'eve' | 'after', plain: (day: number) => Float64Array): DayFigures {
    const { kinds, open } = this.known;
    const weekday = weekdayOfDay(day);
    const name = kinds.nameOf(day);
    const usual = plain(day);
    const prior = kind === 'eve' ? this.priorOfEve(day, plain) : this.priorOfAfter(weekday);
    let weights = prior.weight;
    let sum = prior.weight * prior.effect;
    const effects = this.examples[kind].map((example) => this.effectOn(example, weekday));
    this.examples[kind].forEach((example, i) => {
      const sameName = name !== undefined && example.name === name;
      const weight = (sameName ? SAME_NAME : 1) * (example.weekday === weekday ? SAME_WEEKDAY : 1);
      sum += weight * effects[i];
      weights += weight;
    });
    const ratio = Math.exp(sum / weights);
    const like = [sharesOf(prior.like ?? usual), ...sharesOfAll(this.examples[kind])];
    return {
      offered: ratio < 1 ? shaped(usual, ratio, like) : usual.map((count) => ratio * count),
      basis: weekday in open ? 'weekday-slot' : 'other-weekdays',
      doubt: doubtOf(sum / weights, effects),
    };
  }

  /** A day on whose evening a holiday begins is like the one before the day of rest; any other is ordinary until examples say more. */
  private priorOfEve(day: number, plain: (day: number) => Float64Array): Prior {
    const { table, rhythm } = this.known;
    const weekday = weekdayOfDay(day);
    const { beforeRest } = rhythm;
    if (!table.eves?.has(day) || beforeRest === undefined) return { weight: PRIOR_EXAMPLES, effect: 0 };
    const effect = Math.min(0, Math.log(rhythm.ratio(beforeRest, weekday)));
    return { weight: WEEKLY_EXAMPLES, effect, like: plain(day - weekday + beforeRest) };
  }

  /** What waited a day is done on the next: half of the way to the day that opens the week. */
  private priorOfAfter(weekday: Weekday): Prior {
    return { weight: PRIOR_EXAMPLES, effect: Math.log(this.known.rhythm.opening(weekday)) };
  }

  /** Past holidays of its name before all, then those about the same date of other years, then those of the same weekday. */
  private alike(day: number): readonly number[] {
    const { kinds } = this.known;
    const name = kinds.nameOf(day);
    const sameName = this.holidays.filter((past) => name !== undefined && kinds.nameOf(past) === name);
    if (sameName.length > 0) return sameName;
    const sameFeast = this.holidays.filter((past) => {
      const years = Math.round((day - past) / YEAR_DAYS);
      return years >= 1 && Math.abs(day - past - years * YEAR_DAYS) <= MOVING_DAYS;
    });
    if (sameFeast.length > 0) return sameFeast;
    const sameWeekday = this.holidays.filter((past) => weekdayOfDay(past) === weekdayOfDay(day));
    return sameWeekday.length > 0 ? sameWeekday : this.holidays;
  }

  private quietest(day: number, plain: (day: number) => Float64Array): DayFigures {
    const monday = day - weekdayOfDay(day) + 1;
    const known = WEEKDAYS.filter((weekday) => weekday in this.known.open).map((weekday) =>
      plain(monday + weekday - 1),
    );
    const [least] = known.sort((a, b) => sumOf(a) - sumOf(b));
    const usual = sumOf(plain(day));
    const effect = usual > 0 ? Math.log(Math.max(sumOf(least), 1e-3 * usual) / usual) : 0;
    return { offered: least, basis: 'quietest-weekday', doubt: doubtOf(effect, []) };
  }

  private effectOn({ effect, weekday }: Example, on: Weekday): number {
    if (effect >= 0 || weekday === on) return effect;
    return (effect * this.known.rhythm.depth(on)) / this.known.rhythm.depth(weekday);
  }

  /** Undefined for a day without observation, and for one beside a holiday of which most is missing. */
  private exampleOf(day: number, kind: 'holiday' | 'eve' | 'after'): Example | undefined {
    const { table, levels, kinds } = this.known;
    const row = day - table.first;
    const width = table.slots.length;
    const counts = table.counts.slice(row * width, (row + 1) * width);
    if (counts.every((count) => Number.isNaN(count))) return undefined;
    counts.forEach((count, i) => (counts[i] = Number.isNaN(count) ? 0 : count));
    const total = kind === 'holiday' ? sumOf(counts) : levels.totals[row];
    if (Number.isNaN(total)) return undefined;
    const usual = Math.exp(levels.expected[row]) * (levels.mean + levels.offset) - levels.offset;
    const effect = usual > 0 ? Math.log(Math.max(total, levels.offset) / usual) : 0;
    return { day, weekday: weekdayOfDay(day), name: kinds.nameOf(day), effect, shares: sharesOf(counts) };
  }
}

/** The standard deviation of examples and of one that is thought of before them, and that of their mean. */
function doubtOf(effect: number, effects: readonly number[]): number {
  const thought = LEAST_DOUBT + Math.abs(effect) / 2;
  const squares = effects.reduce((sum, each) => sum + (each - effect) ** 2, thought ** 2);
  const count = effects.length + 1;
  return Math.min(MOST_DOUBT, Math.sqrt((squares / count) * (1 + 1 / count)));
}

/** The part of the day that goes (or comes) has the mean shape of the given days; what is left, or was there, keeps its own. */
function shaped(usual: Float64Array, ratio: number, like: readonly Float64Array[]): Float64Array {
  const apart = Math.min(1, Math.abs(1 - ratio));
  const special = usual.map((count, i) => (count > 0 ? like.reduce((sum, shares) => sum + shares[i], 0) : 0));
  const total = sumOf(usual);
  const all = sumOf(special);
  if (!(all > 0)) return usual.map((count) => ratio * count);
  return usual.map((count, i) => ratio * ((1 - apart) * count + (apart * total * special[i]) / all));
}

function sharesOfAll(examples: readonly Example[]): Float64Array[] {
  return examples.map(({ shares }) => shares);
}

function sharesOf(values: Float64Array): Float64Array {
  const sum = sumOf(values);
  return sum > 0 ? values.map((value) => value / sum) : values;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
