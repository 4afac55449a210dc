import { type Candidate } from './duty-days.js';
import { type MadeShift } from './made-shift.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem, type SlotWeek } from './slot-problem.js';
import { type WeekStates, weekStates } from './week-states.js';

/** The shifts that somebody could work on one day of a week: at most one of them. */
export interface DayOptions {
  /** By start. */
  readonly candidates: readonly Candidate[];
  /** The candidates' numbers, by end. */
  readonly byEnd: Int32Array;
  /** Which of the class's distinct paid times each candidate has. */
  readonly paidAt: Int32Array;
  /** What the candidate's hours are paid, in score. */
  readonly pay: Float64Array;
}

/** Agents to whom a week offers exactly the same: contract, times, work and hours owed. */
export interface LineClass {
  readonly agents: readonly SlotAgent[];
  readonly days: readonly DayOptions[];
  /** What of the week may have been worked, in steps of the distinct paid times of a shift. */
  readonly states: WeekStates;
  readonly owed: number;
  /** Every slot that a candidate touches, rising. */
  readonly touched: Int32Array;
  /**
   * 1 for shifts of the second day that nobody can work who has worked the first: a night shift that begins after midnight
   * may be the first day of a week, with the next evening's shifts on the same date.
   */
  readonly barred: Uint8Array;
  /** Shifts that stand as they are; each is the only candidate of its day. */
  readonly pinned: readonly MadeShift[];
}

/** What the hours of a shift are paid, in score. */
export type PayOf = (agent: SlotAgent, candidate: Candidate) => number;

/** What a planner holds fixed for agents, by their number. */
export interface FixedDays {
  readonly shifts: ReadonlyMap<number, readonly MadeShift[]>;
  readonly daysOff: ReadonlyMap<number, ReadonlySet<string>>;
}

/**
 * Groups the agents of a week into classes, in the order of their first agents.
 * @example
 * lineClasses({ agents: [] }, { firstSlot: [], endSlot: [] }, () => 0) // => []
 */
export function lineClasses(
  slots: Pick<SlotProblem, 'agents' | 'slotMinutes'>,
  week: SlotWeek,
  payOf: PayOf,
  fixed: FixedDays = { shifts: new Map(), daysOff: new Map() },
): LineClass[] {
  const numbers = new Map<object, number>();
  const numberOf = (shared: object) => {
    let found = numbers.get(shared);
    if (found === undefined) numbers.set(shared, (found = numbers.size));
    return found;
  };
  const groups = new Map<string, SlotAgent[]>();
  for (const agent of slots.agents) {
    const { owed, allowed, maxShifts, firstSlot, endSlot } = week;
    const own = [owed, allowed, maxShifts, firstSlot, endSlot].map((of) => of[agent.index]);
    const shared = [agent.duties, agent.profileAt, agent.speed, agent.contract].map(numberOf);
    const alone = fixed.shifts.has(agent.index) || fixed.daysOff.has(agent.index) ? agent.index : '';
    const key = [...shared, agent.agent.zone, agent.agent.siteId, alone, ...own].join('/');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [agent]);
    else group.push(agent);
  }
  return [...groups.values()].map((agents) => lineClass(agents, week, slots.slotMinutes, payOf, fixed));
}

function lineClass(
  agents: readonly SlotAgent[],
  week: SlotWeek,
  slotMinutes: number,
  payOf: PayOf,
  fixed: FixedDays,
): LineClass {
  const [agent] = agents;
  const pinned = (fixed.shifts.get(agent.index) ?? []).filter(({ candidate }) =>
    startsIn(week, agent, candidate),
  );
  const days = withPinned(dayGroups(agent, week, slotMinutes), pinned, fixed.daysOff.get(agent.index)).map(
    (candidates) => [...candidates].sort((a, b) => a.start - b.start),
  );
  const paid = [...new Set(days.flat().map(({ form }) => form.paidMinutes))].sort((a, b) => a - b);
  return {
    agents,
    days: days.map((candidates) => ({
      candidates,
      byEnd: byEnd(candidates),
      paidAt: Int32Array.from(candidates, ({ form }) => paid.indexOf(form.paidMinutes)),
      pay: Float64Array.from(candidates, (candidate) => payOf(agent, candidate)),
    })),
    states: weekStates(paid, week.maxShifts[agent.index], week.allowed[agent.index]),
    owed: week.owed[agent.index],
    touched: touchedSlots(days.flat()),
    barred: barredAfter(days[0] ?? [], days[1] ?? [], agent.contract.minRestMinutes / slotMinutes),
    pinned,
  };
}

/**
 * Whether a shift starts in the agent's week.
 * @example
 * startsIn({ firstSlot: [0], endSlot: [96] }, { index: 0 }, { start: 96 }) // => false
 */
export function startsIn(
  { firstSlot, endSlot }: Pick<SlotWeek, 'firstSlot' | 'endSlot'>,
  { index }: Pick<SlotAgent, 'index'>,
  { start }: Pick<Candidate, 'start'>,
): boolean {
  return firstSlot[index] <= start && start < endSlot[index];
}

/** A pinned shift is the only one of its day; on a pinned day off there is none. */
function withPinned(
  days: Candidate[][],
  pinned: readonly MadeShift[],
  daysOff: ReadonlySet<string> | undefined,
): Candidate[][] {
  if (pinned.length === 0 && daysOff === undefined) return days;
  const taken = new Set([...pinned.map(({ candidate }) => candidate.date as string), ...(daysOff ?? [])]);
  return [
    ...days.map((candidates) => candidates.filter(({ date }) => !taken.has(date))),
    ...pinned.map(({ candidate }) => [candidate]),
  ]
    .filter((candidates) => candidates.length > 0)
    .sort(([a], [b]) => a.start - b.start);
}

/**
 * The candidates of a week, day by day. A duty day is one group where rest keeps anybody from working two of its
 * shifts; where it would not, the local date is.
 */
function dayGroups(agent: SlotAgent, week: SlotWeek, slotMinutes: number): Candidate[][] {
  const rest = agent.contract.minRestMinutes / slotMinutes;
  const inWeek = agent.duties
    .map(({ candidates }) => candidates.filter((candidate) => startsIn(week, agent, candidate)))
    .filter((candidates) => candidates.length > 0);
  const exclusive = inWeek.every((candidates) => {
    const starts = candidates.map(({ start }) => start);
    const shortest = Math.min(...candidates.map(({ form }) => form.slots));
    return Math.max(...starts) - Math.min(...starts) < shortest + rest;
  });
  if (exclusive) return inWeek;
  const byDate = new Map<number, Candidate[]>();
  for (const candidate of inWeek.flat()) {
    const day = byDate.get(candidate.dayNumber);
    if (day === undefined) byDate.set(candidate.dayNumber, [candidate]);
    else day.push(candidate);
  }
  return [...byDate.keys()].sort((a, b) => a - b).map((day) => byDate.get(day) ?? []);
}

function barredAfter(first: readonly Candidate[], second: readonly Candidate[], rest: number): Uint8Array {
  const leavesRoom = (before: Candidate, after: Candidate) =>
    before.dayNumber < after.dayNumber && after.start - before.start - before.form.slots >= rest;
  return Uint8Array.from(second, (after) => (first.some((before) => leavesRoom(before, after)) ? 0 : 1));
}

function byEnd(candidates: readonly Candidate[]): Int32Array {
  const endOf = (at: number) => candidates[at].start + candidates[at].form.slots;
  return Int32Array.from(candidates.keys()).sort((a, b) => endOf(a) - endOf(b) || a - b);
}

function touchedSlots(candidates: readonly Candidate[]): Int32Array {
  const end = candidates.reduce((latest, { start, form }) => Math.max(latest, start + form.slots), 0);
  const marks = new Uint8Array(end);
  for (const { start, form } of candidates) marks.fill(1, start, start + form.slots);
  return Int32Array.from(marks.keys()).filter((slot) => marks[slot] === 1);
}

/** Classes whose agents can do the same work at the same speed in every slot of a week. */
export interface WorkGroup {
  readonly agent: SlotAgent;
  readonly lines: readonly LineClass[];
  /** Every slot that a candidate of any of them touches, rising. */
  readonly touched: Int32Array;
}

/**
 * Groups the classes of one week by the work they can do.
 * @example
 * workGroups([]) // => []
 */
export function workGroups(classes: readonly LineClass[]): WorkGroup[] {
  const groups: LineClass[][] = [];
  for (const line of classes) {
    const [agent] = line.agents;
    const like = groups.find(
      ([{ agents }]) => agents[0].profileAt === agent.profileAt && agents[0].speed === agent.speed,
    );
    if (like === undefined) groups.push([line]);
    else like.push(line);
  }
  return groups.map((lines) => ({
    agent: lines[0].agents[0],
    lines,
    touched: touchedSlots(lines.flatMap(({ days }) => days.flatMap(({ candidates }) => candidates))),
  }));
}
