import { addMinutes, MINUTE_MS } from '../../../time/instant.js';
import { contains, covers, overlaps } from '../../../time/interval.js';
import { addDays, dateRange, daysBetween, type LocalDate, localDateOf } from '../../../time/zoned-time.js';
import { indexProblem } from '../problem-index.js';
import { type LocalWeek } from '../agent-weeks.js';
import { lastDayWorked, weekTerms } from '../contract-weeks.js';
import { type Agent, type Contract, type Pin, type SchedulingProblem } from '../problem.js';
import { type LinearBudget, LinearModel, type LinearSolver } from '../search/linear-model.js';
import { paidMinutes } from '../shift-time.js';
import { type ConflictMember } from './conflict.js';
import { contractSpans } from './try-shifts.js';

/** One agent in one week: who, and everything that his line of shifts has to meet. */
export interface AgentWeek {
  readonly problem: SchedulingProblem;
  readonly agent: Agent;
  readonly contract: Contract;
  readonly week: LocalWeek;
}

/** A shift that might be worked: pinned ones stand beside those of the contract. */
interface Option {
  readonly start: number;
  readonly end: number;
  readonly date: LocalDate;
  readonly paid: number;
  readonly pinned: boolean;
}

/** Something that the line of shifts has to meet, as rows of a small integer model. */
export interface WeekDemand {
  readonly member: ConflictMember;
  readonly add: (rows: WeekRows) => void;
}

/** The model while it is built: one column for each possible shift. */
export interface WeekRows {
  readonly model: LinearModel;
  readonly options: readonly Option[];
  readonly columns: readonly number[];
}

const BUDGET: LinearBudget = {
  seed: 0,
  maxNodes: 500,
  absoluteGap: 0.5,
  timeLimitSeconds: 10,
  shouldStop: () => false,
};

/**
 * Whether some line of shifts meets all the demands: an integer model with a column for each possible shift.
 * @example
 * canWork({ problem: { agents: [], contracts: [], queues: [], campaigns: [] }, agent: { id: 'a', zone: timeZone('UTC') }, contract: { shiftStarts: { earliest: localTime('08:00'), latest: localTime('08:00'), stepMinutes: 60 }, shiftLengthsMinutes: [], paidMinutesPerDay: {} }, week: { firstDate: localDate('2026-03-02'), dates: [localDate('2026-03-02')], span: localDay(localDate('2026-03-02'), timeZone('UTC')) } }, [], { solve: () => null }) // => false
 */
export function canWork(week: AgentWeek, demands: readonly WeekDemand[], solver: LinearSolver): boolean {
  const options = optionsOf(week);
  const model = new LinearModel();
  const columns = options.map(() => model.column(0, 0, 1, true));
  const rows = { model, options, columns };
  for (const date of new Set(options.map((option) => option.date))) {
    addRow(rows, -Infinity, 1, (option) => (option.date === date ? 1 : 0));
  }
  for (const { add } of demands) add(rows);
  // Without a possible shift, only what asks for nothing is met; a model needs a column to say so.
  if (columns.length === 0) model.column(0, 0, 0);
  return solver.solve(model, BUDGET) !== null;
}

/**
 * Everything that an agent's week has to meet: what the contract promises, its limits, time off and pins.
 * @example
 * weekDemands({ problem: { agents: [], contracts: [], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), span: localDay(localDate('2026-03-02'), timeZone('UTC')) } }, agent: { id: 'a', zone: timeZone('UTC'), availability: null, absences: [], history: { lastShiftEnd: null, consecutiveDaysWorked: 0 } }, contract: { minDaysOffPerWeek: 2, paidMinutesPerWeek: { min: 0, max: 2400 }, shiftLengthsMinutes: [480] }, week: { firstDate: localDate('2026-03-02'), dates: [localDate('2026-03-02')], wholeDates: [] } }).map(({ member }) => member.ruleId) // => ['days-off', 'paid-time-per-week', 'consecutive-days', 'minimum-rest']
 */
export function weekDemands(week: AgentWeek): WeekDemand[] {
  return [...promises(week), ...limits(week), ...timeOff(week), ...pinned(week)];
}

function promises({ problem, agent, contract, week }: AgentWeek): WeekDemand[] {
  const owed = weekTerms(agent, contract, problem.period, week).owedMinutes;
  if (owed <= 0) return [];
  const message = `The contract "${contract.id}" promises ${Math.round(owed)} paid min in the week of ${week.firstDate}.`;
  const add = (rows: WeekRows) => addRow(rows, owed - 1e-6, Infinity, ({ paid }) => paid);
  return [{ member: memberOf('contract-hours', agent, message), add }];
}

function limits(asked: AgentWeek): WeekDemand[] {
  const { problem, agent, contract, week } = asked;
  const { maxShifts: most, allowedMinutes: max } = weekTerms(agent, contract, problem.period, week);
  return [
    {
      member: memberOf(
        'days-off',
        agent,
        `${contract.minDaysOffPerWeek} days off a week leave room for ${most} shifts.`,
      ),
      add: (rows) => addRow(rows, -Infinity, most, () => 1),
    },
    {
      member: memberOf('paid-time-per-week', agent, `At most ${max} paid min a week.`),
      add: (rows) => addRow(rows, -Infinity, max, ({ paid }) => paid),
    },
    {
      member: memberOf(
        'consecutive-days',
        agent,
        `At most ${contract.maxConsecutiveDays} days in a row, ${agent.history.consecutiveDaysWorked} of them worked before.`,
      ),
      add: (rows) => addRuns(rows, asked),
    },
    {
      member: memberOf('minimum-rest', agent, `${contract.minRestMinutes} min of rest between shifts.`),
      add: (rows) => addRests(rows, asked),
    },
  ];
}

function timeOff({ agent, week }: AgentWeek): WeekDemand[] {
  const { availability } = agent;
  const forbid = (rows: WeekRows, when: (option: Option) => boolean) =>
    addRow(rows, -Infinity, 0, (option) => (when(option) ? 1 : 0));
  const spanOf = ({ start, end }: Option) => ({ start, end }) as LocalWeek['span'];
  const available: WeekDemand[] =
    availability === null
      ? []
      : [
          {
            member: memberOf('availability', agent, 'Works only when available.'),
            add: (rows) =>
              forbid(rows, (option) => !availability.some((there) => covers(there, spanOf(option)))),
          },
        ];
  const absent = agent.absences
    .filter((absence) => overlaps(absence, week.span))
    .map((absence, at): WeekDemand => {
      const [from, to] = [absence.start, absence.end].map((instant) => localDateOf(instant, agent.zone));
      const member = memberOf('absence', agent, `Absent from ${from} to ${to}.`, String(at));
      return { member, add: (rows) => forbid(rows, (option) => overlaps(absence, spanOf(option))) };
    });
  return [...available, ...absent];
}

function pinned({ problem, agent, week }: AgentWeek): WeekDemand[] {
  return pinsIn(problem, agent, week).map((pin): WeekDemand => {
    const date = pin.kind === 'shift' ? pin.shift.date : pin.date;
    const what = pin.kind === 'shift' ? 'the shift' : 'the day off';
    const member = memberOf('pins', agent, `Pinned: ${what} of ${date}.`, `${date} ${pin.kind}`);
    if (pin.kind === 'day-off') {
      return {
        member,
        add: (rows) => addRow(rows, -Infinity, 0, (option) => (option.date === date ? 1 : 0)),
      };
    }
    const { start, end } = pin.shift;
    const isIt = (option: Option) => option.pinned && option.start === start && option.end === end;
    return { member, add: (rows) => addRow(rows, 1, 1, (option) => (isIt(option) ? 1 : 0)) };
  });
}

function pinsIn(problem: SchedulingProblem, agent: Agent, week: LocalWeek): readonly Pin[] {
  return (indexProblem(problem).pins.get(agent.id) ?? []).filter((pin) =>
    pin.kind === 'shift' ? contains(week.span, pin.shift.start) : week.dates.includes(pin.date),
  );
}

function optionsOf({ problem, agent, contract, week }: AgentWeek): Option[] {
  const { min, max } = contract.paidMinutesPerDay;
  const usual = contractSpans(agent, contract, week.span)
    .filter(({ start }) => contains(week.span, start))
    .map(({ start, minutes }) => {
      const unpaid = contract.breaks
        .filter(({ paid, fromShiftMinutes }) => !paid && minutes >= fromShiftMinutes)
        .reduce((sum, each) => sum + each.minutes, 0);
      const date = localDateOf(start, agent.zone);
      return { start, end: addMinutes(start, minutes), date, paid: minutes - unpaid, pinned: false };
    })
    .filter(({ paid }) => min <= paid && paid <= max);
  const held = pinsIn(problem, agent, week).flatMap((pin) =>
    pin.kind === 'shift'
      ? [
          {
            start: pin.shift.start,
            end: pin.shift.end,
            date: pin.shift.date,
            paid: paidMinutes(pin.shift),
            pinned: true,
          },
        ]
      : [],
  );
  return [...usual, ...held];
}

function addRuns(rows: WeekRows, { problem, agent, contract, week }: AgentWeek): void {
  const most = contract.maxConsecutiveDays;
  const isFirst = week.span.start === problem.period.span.start;
  const before = lastDayWorked(agent, contract, problem.period);
  const carried = isFirst ? agent.history.consecutiveDaysWorked : 0;
  const run = addDays(before, -(carried - 1));
  const [firstDate] = week.dates;
  const first = carried > 0 && run < firstDate ? run : firstDate;
  const days = daysBetween(first, firstDate) + week.dates.length;
  for (const date of dateRange(first, Math.max(0, days - most))) {
    const last = addDays(date, most);
    const worked = carried > 0 ? Math.max(0, Math.min(carried, daysBetween(date, before) + 1)) : 0;
    const inside = (option: Option) => (date <= option.date && option.date <= last ? 1 : 0);
    addRow(rows, -Infinity, most - worked, inside);
  }
}

/** A shift excludes those of the next day that start before its rest is over. */
function addRests(rows: WeekRows, { problem, agent, contract, week }: AgentWeek): void {
  const least = contract.minRestMinutes;
  const lastEnd = agent.history.lastShiftEnd;
  if (lastEnd !== null && week.span.start === problem.period.span.start) {
    const rested = addMinutes(lastEnd, least);
    addRow(rows, -Infinity, 0, ({ start }) => (start < rested ? 1 : 0));
  }
  const ends = new Set(rows.options.map(({ date, end }) => `${date} ${end}`));
  for (const key of ends) {
    const [date, end] = [key.slice(0, 10) as LocalDate, Number(key.slice(11))];
    const until = end + least * MINUTE_MS;
    const next = (option: Option) => option.date > date && option.start < until;
    if (!rows.options.some(next)) continue;
    addRow(rows, -Infinity, 1, (option) =>
      (option.date === date && option.end >= end) || next(option) ? 1 : 0,
    );
  }
}

function addRow(rows: WeekRows, lower: number, upper: number, value: (option: Option) => number): void {
  const row = rows.model.row(lower, upper);
  rows.options.forEach((option, at) => rows.model.put(row, rows.columns[at], value(option)));
}

function memberOf(ruleId: string, agent: Agent, message: string, which = ''): ConflictMember {
  return { id: `${ruleId} ${agent.id} ${which}`, ruleId, agentId: agent.id, workId: null, message };
}
