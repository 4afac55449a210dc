import { addMinutes, type Instant, MINUTE_MS } from '../../../time/instant.js';
import { contains, durationMinutes, type Interval, intersect, overlaps } from '../../../time/interval.js';
import {
  addDays,
  dateRange,
  daysBetween,
  type LocalDate,
  localDateOf,
  minuteOfDay,
  toInstant,
  type LocalTime,
} from '../../../time/zoned-time.js';
import { RULES } from '../constraints/registry.js';
import { type AgentContext, type Finding } from '../constraints/rule.js';
import { inboundCover, intervalAt } from '../cover.js';
import { type ActivityContent } from '../editing/roster-edit.js';
import { layOutShift } from '../editing/lay-out-shift.js';
import { fillWork } from '../editing/reshape-shift.js';
import { indexProblem, shiftsByAgent } from '../problem-index.js';
import { type Agent, type Contract, type SchedulingProblem } from '../problem.js';
import { type Roster, type Shift } from '../roster.js';

/** A hard rule that a shift would newly break. */
export interface Blocker extends Finding {
  readonly ruleId: string;
  readonly title: string;
}

/** A shift that an agent could be given, in the place of what he has that day. */
export interface TriedShift {
  readonly shift: Shift;
  readonly replaces: readonly Shift[];
  readonly blockers: readonly Blocker[];
  /** What it would roughly save, in points of the score: missing agents that it is, less agents too many. */
  readonly worth: number;
}

const DAY_MINUTES = 24 * 60;
/** A local day may be an hour or two shorter than others. */
const LONGEST_PART_MINUTES = 22 * 60;

/**
 * Every shift of the agent's contract that touches a span, held against all hard rules for one agent's shifts.
 * `contents` are ways to fill one: `null` chooses the work, content with a stretch goes only there.
 * @example
 * tryShifts({ agents: [], contracts: [], queues: [], campaigns: [] }, { shifts: [] }, { agentId: 'a', span: { start: instant(0), end: instant(1) }, fills: [] }) // => []
 */
export function tryShifts(
  problem: SchedulingProblem,
  roster: Roster,
  { agentId, span, fills }: ShiftTrial,
): TriedShift[] {
  const { agents, contracts } = indexProblem(problem);
  const agent = agents.get(agentId);
  const contract = agent && contracts.get(agent.contractId);
  if (agent === undefined || contract === undefined) return [];
  // Asked about a whole day, a shift of the evening before that reaches into it is no answer.
  const wholeDay = durationMinutes(span) > LONGEST_PART_MINUTES;
  const spans = contractSpans(agent, contract, span).filter(
    ({ start }) => !wholeDay || contains(span, start),
  );
  if (spans.length === 0) return [];
  const context = { problem, agent, contract };
  const own = shiftsByAgent(roster).get(agentId) ?? [];
  // What other days break is no reason against this one.
  const knownBeside = new Map<LocalDate, ReadonlySet<string>>();
  const known = (date: LocalDate): ReadonlySet<string> => {
    const others = { ...context, shifts: own.filter((shift) => shift.date !== date) };
    const found = knownBeside.get(date) ?? new Set(blockersOf(others).map(keyOf));
    knownBeside.set(date, found);
    return found;
  };
  return spans.flatMap(({ start, minutes }) =>
    fills.map((fill) => {
      const shift = filled(problem, roster, { agent, start, minutes, fill });
      const replaces = own.filter(({ date }) => date === shift.date);
      const shifts = [...own.filter(({ date }) => date !== shift.date), shift].sort(
        (a, b) => a.start - b.start,
      );
      const blockers = blockersOf({ ...context, shifts }).filter(
        (found) => !known(shift.date).has(keyOf(found)),
      );
      return { shift, replaces, blockers, worth: worthOf(problem, roster, shift, replaces) };
    }),
  );
}

export interface ShiftTrial {
  readonly agentId: string;
  readonly span: Interval;
  readonly fills: readonly Fill[];
}

/** The work of a shift: chosen when `null`; else all of it, or the part within `within`. */
export type Fill = { readonly content: ActivityContent; readonly within: Interval | null } | null;

/**
 * Starts and elapsed lengths of a contract's shifts that touch a span, in the agent's zone.
 * @example
 * contractSpans({ zone: timeZone('UTC') }, { shiftStarts: { earliest: localTime('08:00'), latest: localTime('09:00'), stepMinutes: 60 }, shiftLengthsMinutes: [240] }, localDay(localDate('2026-03-02'), timeZone('UTC'))).map(({ minutes }) => minutes) // => [240, 240]
 */
export function contractSpans(
  { zone }: Pick<Agent, 'zone'>,
  { shiftStarts, shiftLengthsMinutes }: Pick<Contract, 'shiftStarts' | 'shiftLengthsMinutes'>,
  span: Interval,
): { readonly start: Instant; readonly minutes: number }[] {
  const first = addDays(localDateOf(span.start, zone), -1);
  const last = localDateOf((span.end - 1) as Instant, zone);
  const found: { readonly start: Instant; readonly minutes: number }[] = [];
  const window = wrapped(minuteOfDay(shiftStarts.latest) - minuteOfDay(shiftStarts.earliest));
  for (const date of dateRange(first, daysBetween(first, last) + 1)) {
    for (let after = 0; after <= window; after += shiftStarts.stepMinutes) {
      const start = wallInstant(date, minuteOfDay(shiftStarts.earliest) + after, zone);
      for (const minutes of shiftLengthsMinutes) {
        if (overlaps({ start, end: addMinutes(start, minutes) }, span)) found.push({ start, minutes });
      }
    }
  }
  return found;
}

function wallInstant(date: LocalDate, minutes: number, zone: Agent['zone']): Instant {
  const day = addDays(date, Math.floor(minutes / DAY_MINUTES));
  const left = minutes % DAY_MINUTES;
  const time = `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
  return toInstant(day, time as LocalTime, zone);
}

function filled(
  problem: SchedulingProblem,
  roster: Roster,
  order: { readonly agent: Agent; readonly start: Instant; readonly minutes: number; readonly fill: Fill },
): Shift {
  const { agent, start, minutes, fill } = order;
  const whole = fill !== null && fill.within === null ? fill.content : null;
  const laid = layOutShift(problem, roster, { agentId: agent.id, start, minutes, content: whole });
  const shift = { ...laid, date: localDateOf(start, agent.zone) };
  if (fill === null || fill.within === null) return shift;
  const { content, within } = fill;
  return fillWork(shift, within, content);
}

function blockersOf(context: AgentContext): Blocker[] {
  return RULES.flatMap((rule) => {
    if (rule.scope === 'roster') return [];
    return rule
      .evaluateAgent(context)
      .filter(({ level }) => (level ?? rule.level) === 'hard')
      .map((finding) => ({ ...finding, ruleId: rule.id, title: rule.title }));
  });
}

function worthOf(
  problem: SchedulingProblem,
  roster: Roster,
  shift: Shift,
  replaces: readonly Shift[],
): number {
  const gone = replaces.reduce((sum, each) => sum + inboundWorth(problem, roster, each, 0), 0);
  return inboundWorth(problem, roster, shift, 1) - gone;
}

/** `spare` 1: the shift is not in the roster yet; 0: it is. */
function inboundWorth(problem: SchedulingProblem, roster: Roster, shift: Shift, spare: 0 | 1): number {
  const cover = inboundCover(problem, roster);
  const { understaffed, overstaffed } = problem.weights;
  const width = problem.period.gridMinutes * MINUTE_MS;
  let worth = 0;
  for (const activity of shift.activities) {
    if (activity.kind !== 'inbound' || activity.workId === null) continue;
    const target = indexProblem(problem).queues.get(activity.workId)?.target ?? [];
    const row = cover.get(activity.workId);
    const first = Math.max(0, Math.floor((activity.start - problem.period.span.start) / width));
    for (let at = first; at < target.length; at++) {
      const [shared] = intersect([intervalAt(problem.period, at)], [activity]);
      if (shared === undefined) break;
      const missing = target[at] - (row?.[at] ?? 0) + (1 - spare);
      const needed = Math.min(1, Math.max(0, missing));
      worth += durationMinutes(shared) * (needed * understaffed - (1 - needed) * overstaffed);
    }
  }
  return worth;
}

function keyOf({ ruleId, start, workId, amount }: Blocker): string {
  return JSON.stringify([ruleId, start, workId, amount]);
}

function wrapped(minutes: number): number {
  return (minutes + DAY_MINUTES) % DAY_MINUTES;
}
