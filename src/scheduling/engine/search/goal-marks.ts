import { dateRange, type LocalDate, weekday } from '../../../time/zoned-time.js';
import { isNightShift } from '../agent-line.js';
import { weekendOf } from '../agent-weeks.js';
import { isInWindow, localMinute } from '../local-window.js';
import { type Agent, type SchedulingProblem } from '../problem.js';
import { type FairnessGoal, type ShiftTypeCover } from '../roster-goals.js';
import { shiftTypeOf } from '../shift-type.js';
import { type Candidate } from './duty-days.js';
import { type SlotAgent } from './slot-agent.js';
import { instantOf, type SlotProblem } from './slot-problem.js';

/** Shifts of a type wanted on one day. */
export interface TypeOnDay {
  readonly wanted: ShiftTypeCover;
  readonly date: LocalDate;
}

/** What of the goals a shift counts for. */
export interface Marks {
  /** Numbers of types on days. */
  readonly types: readonly number[];
  /** By fairness goal: what it is one of, null where it is none; two shifts of one weekend are one. */
  readonly shared: readonly (string | null)[];
}

/**
 * Every wanted shift type on every day on which it is wanted.
 * @example
 * typesOnDays({ period: { firstDate: localDate('2026-03-02'), days: 2 }, shiftTypeCover: [{ shiftType: 'early', min: 1 }] }).length // => 2
 */
export function typesOnDays({
  period,
  shiftTypeCover = [],
}: Pick<SchedulingProblem, 'period' | 'shiftTypeCover'>): TypeOnDay[] {
  return shiftTypeCover.flatMap((wanted) =>
    dateRange(period.firstDate, period.days)
      .filter(
        (date) =>
          (wanted.dates?.includes(date) ?? true) && (wanted.weekdays?.includes(weekday(date)) ?? true),
      )
      .map((date) => ({ wanted, date })),
  );
}

/** Finds out what shifts count for; like shifts of like agents are looked at once. */
export class GoalMarks {
  private readonly known = new Map<string, Marks>();

  constructor(
    private readonly problem: SchedulingProblem,
    private readonly slots: SlotProblem,
    private readonly types: readonly TypeOnDay[],
  ) {}

  of({ agent }: Pick<SlotAgent, 'agent'>, candidate: Candidate): Marks {
    const key = `${agent.zone}|${agent.siteId}|${candidate.start}|${candidate.form.slots}`;
    let marks = this.known.get(key);
    if (marks === undefined) this.known.set(key, (marks = this.find(agent, candidate)));
    return marks;
  }

  private find(agent: Agent, { start, form, date }: Candidate): Marks {
    const span = { start: instantOf(this.slots, start), end: instantOf(this.slots, start + form.slots) };
    const type = shiftTypeOf(this.problem, span, agent.zone)?.id;
    const isOne = (goal: FairnessGoal): string | null => {
      switch (goal.of) {
        case 'nights':
          return isNightShift(span, goal, agent.zone) ? date : null;
        case 'unpopular-starts':
          return isInWindow(localMinute(span.start, agent.zone), goal.starts) ? date : null;
        case 'weekends':
          return weekendOf(this.problem, agent, date);
      }
    };
    return {
      types: this.types.flatMap(({ wanted, date: day }, at) =>
        wanted.shiftType === type && day === date && (wanted.siteId ?? agent.siteId) === agent.siteId
          ? [at]
          : [],
      ),
      shared: (this.problem.fairness ?? []).map(isOne),
    };
  }
}
