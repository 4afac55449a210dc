import { addDays, daysBetween, type LocalDate } from '../../time/zoned-time.js';
import { type WeekTotal } from './weekly-outlook.js';

/** New people who begin together. */
export interface HiringClass {
  readonly startsOn: LocalDate;
  readonly heads: number;
  /** Before they take a contact. */
  readonly trainingWeeks: number;
  /** Share of a practised agent's work in each week after the training; after the last they are practised. */
  readonly rampUp: readonly number[];
}

export interface CapacityAssumptions {
  readonly averageHandleTimeSeconds: number;
  /** Share of the contacts that our agents take. */
  readonly routedShare: number;
  /** Share of the time at the phones that goes into contacts: what queueing, and not the planner's wish, allows. */
  readonly occupancy: number;
  /** Share of paid time that is not at the phones. */
  readonly shrinkage: number;
  /** Paid hours of a full-time equivalent in a week. */
  readonly hoursPerFte: number;
  /** Full-time equivalents of a head: 0.8 where many work part time. */
  readonly ftePerHead: number;
  readonly headsAtStart: number;
  /** Share of the heads that leave in a month. */
  readonly monthlyAttrition: number;
  readonly classes: readonly HiringClass[];
}

export interface CapacityWeek extends WeekTotal {
  readonly requiredFte: number;
  /** Employed, in training too. */
  readonly heads: number;
  /** What they work as practised agents would. */
  readonly productiveFte: number;
  readonly leavers: number;
  readonly joiners: number;
}

export interface CapacityMonth {
  /** `yyyy-mm`. */
  readonly month: string;
  readonly offered: number;
  /** Mean over the days of the month. */
  readonly requiredFte: number;
  /** In its busiest week. */
  readonly peakRequiredFte: number;
  /** Practised heads that the mean asks for. */
  readonly requiredHeads: number;
  readonly joiners: number;
  readonly leavers: number;
  readonly headsAtEnd: number;
  readonly productiveFte: number;
  /** Below zero: so many are missing. */
  readonly gapFte: number;
}

const DAYS_OF_MONTH = 365.2425 / 12;

/**
 * Demand and supply of each week. Required FTE = contacts x share x handle time / occupancy / (1 - shrinkage) / hours of an FTE. Heads leave
 * evenly over the month; a class counts from its first Monday on, and works less until it is practised.
 * @throws RangeError when an assumption cannot be.
 * @example
 * planCapacity([{ week: localDate('2026-06-01'), offered: 6000 }], { averageHandleTimeSeconds: 360, routedShare: 1, occupancy: 0.75, shrinkage: 0.2, hoursPerFte: 40, ftePerHead: 1, headsAtStart: 20, monthlyAttrition: 0, classes: [] })[0].requiredFte // => 25
 */
export function planCapacity(weeks: readonly WeekTotal[], assumptions: CapacityAssumptions): CapacityWeek[] {
  requireAssumptions(assumptions);
  const { averageHandleTimeSeconds, routedShare, occupancy, shrinkage, hoursPerFte, ftePerHead } =
    assumptions;
  const ftePerContact =
    (routedShare * averageHandleTimeSeconds) / 3_600 / occupancy / (1 - shrinkage) / hoursPerFte;
  const supply = supplyOf(weeks, assumptions);
  return weeks.map(({ week, offered }, i) => {
    const { productiveHeads, ...people } = supply[i];
    return {
      week,
      offered,
      requiredFte: offered * ftePerContact,
      ...people,
      productiveFte: productiveHeads * ftePerHead,
    };
  });
}

interface Supply {
  readonly heads: number;
  readonly productiveHeads: number;
  readonly leavers: number;
  readonly joiners: number;
}

function supplyOf(
  weeks: readonly WeekTotal[],
  { headsAtStart, monthlyAttrition, classes }: CapacityAssumptions,
): Supply[] {
  const staying = (1 - monthlyAttrition) ** (7 / DAYS_OF_MONTH);
  const practised: HiringClass = {
    startsOn: weeks[0]?.week,
    heads: headsAtStart,
    trainingWeeks: 0,
    rampUp: [],
  };
  return weeks.map(({ week }) => {
    let [heads, productiveHeads, leavers, joiners] = [0, 0, 0, 0];
    for (const cohort of [practised, ...classes]) {
      const age = Math.floor(daysBetween(cohort.startsOn, week) / 7);
      if (age < 0) continue;
      const there = cohort.heads * staying ** age;
      heads += there;
      productiveHeads += there * productivity(cohort, age);
      if (age === 0 && cohort !== practised) joiners += cohort.heads;
      leavers += there * (1 - staying);
    }
    return { heads, productiveHeads, leavers, joiners };
  });
}

function productivity({ trainingWeeks, rampUp }: HiringClass, age: number): number {
  if (age < trainingWeeks) return 0;
  return rampUp[age - trainingWeeks] ?? 1;
}

/**
 * The weeks by calendar month; a week that lies in two counts in each by its days. Weeks reach from Monday to Sunday.
 * @example
 * capacityMonths([{ week: localDate('2026-06-29'), offered: 70, requiredFte: 7, heads: 8, productiveFte: 6, leavers: 0, joiners: 0 }], 0.8)[0].offered // => 20
 */
export function capacityMonths(weeks: readonly CapacityWeek[], ftePerHead: number): CapacityMonth[] {
  const months = partsByMonth(weeks);
  return [...months].map(([month, parts]) => {
    const days = parts.reduce((sum, part) => sum + part.days, 0);
    const mean = (of: (week: CapacityWeek) => number): number =>
      parts.reduce((sum, part) => sum + of(part.week) * part.days, 0) / days;
    const total = (of: (week: CapacityWeek) => number): number => (mean(of) * days) / 7;
    const requiredFte = mean((week) => week.requiredFte);
    const productiveFte = mean((week) => week.productiveFte);
    const last = parts[parts.length - 1].week;
    return {
      month,
      offered: total((week) => week.offered),
      requiredFte,
      peakRequiredFte: Math.max(...parts.map(({ week }) => week.requiredFte)),
      requiredHeads: Math.ceil((requiredFte / ftePerHead) * (1 - 8 * Number.EPSILON)),
      joiners: parts.reduce((sum, { week }) => sum + (week.week.startsWith(month) ? week.joiners : 0), 0),
      leavers: total((week) => week.leavers),
      headsAtEnd: last.heads,
      productiveFte,
      gapFte: productiveFte - requiredFte,
    };
  });
}

interface MonthPart {
  readonly week: CapacityWeek;
  days: number;
}

function partsByMonth(weeks: readonly CapacityWeek[]): Map<string, MonthPart[]> {
  const months = new Map<string, MonthPart[]>();
  for (const week of weeks) {
    for (let day = 0; day < 7; day++) {
      const month = addDays(week.week, day).slice(0, 7);
      const parts = months.get(month) ?? [];
      const part = parts.at(-1);
      if (part?.week === week) part.days++;
      else parts.push({ week, days: 1 });
      months.set(month, parts);
    }
  }
  return months;
}

function requireAssumptions(assumptions: CapacityAssumptions): void {
  const { shrinkage, monthlyAttrition, classes } = assumptions;
  const above = (name: keyof CapacityAssumptions, most: number, maybe: number): void => {
    const value = Number(assumptions[name]);
    if (!(value > 0 && value <= most)) {
      throw new RangeError(`${name} (${value}) must be above 0 and at most ${most}. Maybe ${maybe}.`);
    }
  };
  above('averageHandleTimeSeconds', 86_400, 300);
  above('routedShare', 1, 1);
  above('occupancy', 1, 0.85);
  above('hoursPerFte', 168, 40);
  above('ftePerHead', 1, 1);
  if (!(shrinkage >= 0 && shrinkage < 1)) {
    throw new RangeError(`shrinkage (${shrinkage}) must be 0 or more and below 1. Maybe 0.3 for 30 %.`);
  }
  if (!(monthlyAttrition >= 0 && monthlyAttrition < 1)) {
    throw new RangeError(
      `monthlyAttrition (${monthlyAttrition}) must be 0 or more and below 1. Maybe 0.03 for 3 % a month.`,
    );
  }
  if (!(assumptions.headsAtStart >= 0 && Number.isFinite(assumptions.headsAtStart))) {
    throw new RangeError(`headsAtStart (${assumptions.headsAtStart}) must be zero or more.`);
  }
  classes.forEach(requireClass);
}

function requireClass({ startsOn, heads, trainingWeeks, rampUp }: HiringClass): void {
  if (!(heads > 0 && Number.isFinite(heads))) {
    throw new RangeError(`The class of ${startsOn} has ${heads} heads. Give one or more.`);
  }
  if (!Number.isInteger(trainingWeeks) || trainingWeeks < 0 || trainingWeeks > 52) {
    throw new RangeError(`trainingWeeks (${trainingWeeks}) of the class of ${startsOn} must be 0 to 52.`);
  }
  const wrong = rampUp.find((share) => !(share >= 0 && share <= 1));
  if (wrong !== undefined) {
    throw new RangeError(
      `A rampUp of the class of ${startsOn} is ${wrong}. Give shares from 0 to 1, a week each.`,
    );
  }
}
