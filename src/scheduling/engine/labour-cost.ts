import { type Interval, overlapMs } from '../../time/interval.js';
import { addMinutes, instant, MINUTE_MS } from '../../time/instant.js';
import {
  addDays,
  localDate,
  type LocalDate,
  localDay,
  localTime,
  type TimeZone,
} from '../../time/zoned-time.js';
import { packsOf } from './agent-terms.js';
import { weekOf } from './agent-weeks.js';
import { type AgentContext } from './constraints/rule.js';
import { windowMinutes } from './local-window.js';
import { missedPauseExtra } from './missed-pauses.js';
import { overtimeExtra } from './overtime.js';
import { type Pay, type PayPremium } from './pay.js';
import { indexProblem } from './problem-index.js';
import { type SchedulingProblem } from './problem.js';
import { type Shift } from './roster.js';
import { minutesOf } from './shift-time.js';

/** Minutes of pay, in hundredths: an hour at 150 % is 6,000 base and 3,000 more. Whole numbers, so that sums are exact. */
export interface PaidShares {
  readonly base: number;
  readonly night: number;
  readonly weekend: number;
  readonly holiday: number;
  readonly overtime: number;
  /** For pauses that were not given. */
  readonly missedPauses: number;
}

const MIDNIGHT = localTime('00:00');
const WHOLE_DAY = { from: MIDNIGHT, to: MIDNIGHT };
/** Cents per hour x minutes x percent, to units of money. */
const PER_UNIT = 60 * 100 * 100;

/**
 * What an agent's shifts cost in units of money: paid minutes x rate, premiums on top. Divided once, at the end.
 * @example
 * moneyOf({ base: 48000, night: 0, weekend: 0, holiday: 0, overtime: 1500, missedPauses: 0 }, 1250) // => 103.125
 */
export function moneyOf(shares: PaidShares, centsPerHour: number): number {
  const { base, night, weekend, holiday, overtime, missedPauses } = shares;
  return ((base + night + weekend + holiday + overtime + missedPauses) * centsPerHour) / PER_UNIT;
}

/**
 * Paid minutes of an agent's shifts by what makes them dear, with premiums' percent as their weight. Overtime counts
 * shifts of the previous period that are in the same week. Null without pay in the contract.
 * @example
 * paidShares({ contract: {}, shifts: [] }) // => null
 */
export function paidShares(context: AgentContext): PaidShares | null {
  const { problem, agent, contract, shifts } = context;
  const { pay } = contract;
  if (pay === undefined) return null;
  const stretches = shifts.flatMap(paidStretches);
  const premiums = premiumsOf(problem, agent.siteId, pay);
  const weightOf = (kind: PayPremium['kind'], minutes: (premium: never, stretch: Interval) => number) =>
    premiums
      .filter((premium) => premium.kind === kind)
      .reduce(
        (sum, premium) =>
          sum +
          stretches.reduce((own, stretch) => own + minutes(premium as never, stretch), 0) * premium.percent,
        0,
      );
  return {
    base: stretches.reduce((sum, stretch) => sum + minutesOf(stretch), 0) * 100,
    night: weightOf('night', ({ window }: Of<'night'>, stretch) =>
      windowMinutes(stretch, window, agent.zone),
    ),
    weekend: weightOf('weekend', ({ weekdays }: Of<'weekend'>, stretch) =>
      windowMinutes(stretch, WHOLE_DAY, agent.zone, weekdays),
    ),
    holiday: holidayWeight(stretches, holidaysOf(problem, agent.siteId, agent.zone), premiums),
    overtime: overtimeExtra(
      agent.history.shifts ?? [],
      shifts,
      premiums.filter((premium) => premium.kind === 'overtime'),
      (date) => weekOf(problem, agent, date),
    ),
    missedPauses: missedPauseExtra(
      context,
      premiums.filter((premium) => premium.kind === 'missed-pause'),
    ),
  };
}

/**
 * What premiums for nights, weekends and holidays add to a stretch of paid time: minutes x percent.
 * @example
 * premiumWeight({ agent: { id: 'a' }, contract: {} }, { start: instant(0), end: instant(900000) }) // => 0
 */
export function premiumWeight(context: Omit<AgentContext, 'shifts'>, stretch: Interval): number {
  const shares = paidShares({ ...context, shifts: [paidAlong(context.agent.id, FAR_DATE, stretch)] });
  return shares === null ? 0 : shares.night + shares.weekend + shares.holiday;
}

/**
 * What so many paid minutes on a day add as overtime of that day, whatever else is worked: minutes x percent.
 * @example
 * dayOvertimeWeight({ problem: { agents: [], contracts: [], queues: [], campaigns: [] }, agent: { id: 'a', siteId: 'x' }, contract: { pay: { centsPerHour: 900, premiums: [{ kind: 'overtime', percent: 25, per: 'day', afterMinutes: 480 }] } } }, 540) // => 1500
 */
export function dayOvertimeWeight(
  { problem, agent, contract }: Omit<AgentContext, 'shifts'>,
  paidMinutes: number,
): number {
  if (contract.pay === undefined) return 0;
  const ofDay = premiumsOf(problem, agent.siteId, contract.pay).filter(
    (premium) => premium.kind === 'overtime' && premium.per === 'day',
  ) as Of<'overtime'>[];
  const span = { start: EPOCH, end: addMinutes(EPOCH, paidMinutes) };
  return overtimeExtra([], [paidAlong(agent.id, FAR_DATE, span)], ofDay, () => FAR_DATE);
}

/** Premiums of days and hours go by instants, overtime of a day by that day alone: one date is as good as another. */
const EPOCH = instant(0);
const FAR_DATE = localDate('1970-01-01');

function paidAlong(agentId: string, date: LocalDate, span: Interval): Shift {
  const activities = [{ ...span, kind: 'off-phone', paid: true, workId: null, calledZoneId: null }] as const;
  return { agentId, date, ...span, activities };
}

type Of<Kind extends PayPremium['kind']> = Extract<PayPremium, { kind: Kind }>;

/** Paid activities that follow each other are one stretch. */
function paidStretches({ activities }: Shift): Interval[] {
  const stretches: Interval[] = [];
  for (const { paid, start, end } of activities) {
    if (!paid) continue;
    const last = stretches.at(-1);
    if (last?.end === start) stretches[stretches.length - 1] = { start: last.start, end };
    else stretches.push({ start, end });
  }
  return stretches;
}

interface Holiday extends Interval {
  readonly percent: number | undefined;
}

function holidayWeight(
  stretches: readonly Interval[],
  holidays: readonly Holiday[],
  premiums: readonly PayPremium[],
): number {
  const usual = premiums.reduce((sum, each) => sum + (each.kind === 'holiday' ? each.percent : 0), 0);
  return holidays.reduce(
    (sum, holiday) =>
      sum +
      stretches.reduce((own, stretch) => own + overlapMs(stretch, holiday) / MINUTE_MS, 0) *
        (holiday.percent ?? usual),
    0,
  );
}

/** The contract's premiums, and those of the site's labour packs. */
function premiumsOf(
  problem: SchedulingProblem,
  siteId: string,
  { premiums = [] }: Pay,
): readonly PayPremium[] {
  return [...premiums, ...packsOf(problem, siteId).flatMap((pack) => pack.premiums ?? [])];
}

const holidays = new WeakMap<SchedulingProblem, Map<string, readonly Holiday[]>>();

function holidaysOf(problem: SchedulingProblem, siteId: string, zone: TimeZone): readonly Holiday[] {
  let known = holidays.get(problem);
  if (known === undefined) holidays.set(problem, (known = new Map<string, readonly Holiday[]>()));
  const key = JSON.stringify([siteId, zone]);
  let found = known.get(key);
  if (found === undefined) {
    const { firstDate, days } = problem.period;
    // A day of an agent far away from the planner, and the end of the last night shift, reach beyond the period.
    const [from, to] = [addDays(firstDate, -2), addDays(firstDate, days + 2)] as [LocalDate, LocalDate];
    found = (indexProblem(problem).sites.get(siteId)?.premiumDays ?? [])
      .filter(({ date }) => from <= date && date <= to)
      .map(({ date, percent }) => ({ ...localDay(date, zone), percent }));
    known.set(key, found);
  }
  return found;
}
