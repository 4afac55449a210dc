import {
  type CoverNeed,
  type Duty,
  type DutyAgent,
  type DutyProblem,
  type DutyRoster,
  type ShiftType,
} from './problem.js';

/** A roster laid out for checking: a line of days for each agent. Duties that name nothing known are left out. */
export interface DutySheet {
  readonly problem: DutyProblem;
  readonly roster: DutyRoster;
  readonly shiftTypes: ReadonlyMap<string, ShiftType>;
  readonly lines: readonly DutyLine[];
  readonly lineOf: ReadonlyMap<string, DutyLine>;
  /** Agents on each cover need, in the order of the problem. */
  readonly cover: readonly CoverFigure[];
}

/** One agent's days: what is worked, or null for a day off. */
export interface DutyLine {
  readonly agent: DutyAgent;
  readonly days: readonly (ShiftType | null)[];
}

export interface CoverFigure {
  readonly need: CoverNeed;
  readonly agents: number;
}

/** A longest stretch of days at work or off; `atEdge` when it touches the first or last day of the period. */
export interface DutyRun {
  readonly working: boolean;
  readonly firstDay: number;
  readonly days: number;
  readonly atEdge: boolean;
}

/**
 * Lays a roster out by agent and day. Where somebody has two duties on one day, the later one in the list counts.
 * @example
 * layOut({ days: 2, shiftTypes: [], agents: [{ id: 'A' }], cover: [] }, { duties: [] }).lines[0].days // => [null, null]
 */
export function layOut(problem: DutyProblem, roster: DutyRoster): DutySheet {
  const shiftTypes = new Map(problem.shiftTypes.map((type) => [type.id, type]));
  const daysOf = new Map(
    problem.agents.map(({ id }) => [id, new Array<ShiftType | null>(problem.days).fill(null)]),
  );
  for (const duty of roster.duties) {
    const days = daysOf.get(duty.agentId);
    const type = shiftTypes.get(duty.shiftTypeId);
    if (days !== undefined && type !== undefined && isDay(problem, duty)) days[duty.day] = type;
  }
  const lines = problem.agents.map((agent) => ({ agent, days: daysOf.get(agent.id) ?? [] }));
  const lineOf = new Map(lines.map((line) => [line.agent.id, line]));
  return { problem, roster, shiftTypes, lines, lineOf, cover: coverOf(problem, lines) };
}

/**
 * The runs of work and of days off of one line, in order.
 * @example
 * runsOf([null, { id: 'D' }, { id: 'D' }]) // => [{ working: false, firstDay: 0, days: 1, atEdge: true }, { working: true, firstDay: 1, days: 2, atEdge: true }]
 */
export function runsOf(days: readonly (ShiftType | null)[]): DutyRun[] {
  const runs: DutyRun[] = [];
  for (let from = 0, to = 0; from < days.length; from = to) {
    const working = days[from] !== null;
    while (to < days.length && (days[to] !== null) === working) to++;
    runs.push({ working, firstDay: from, days: to - from, atEdge: from === 0 || to === days.length });
  }
  return runs;
}

/**
 * Whether a duty lies on a day of the period.
 * @example
 * isDay({ days: 14 }, { day: 14 }) // => false
 */
export function isDay(problem: DutyProblem, duty: Pick<Duty, 'day'>): boolean {
  return Number.isInteger(duty.day) && duty.day >= 0 && duty.day < problem.days;
}

function coverOf(problem: DutyProblem, lines: readonly DutyLine[]): CoverFigure[] {
  const key = (day: number, id: string) => `${day} ${id}`;
  const counts = new Map<string, number>();
  for (const { days } of lines) {
    days.forEach((type, day) => {
      if (type !== null) counts.set(key(day, type.id), (counts.get(key(day, type.id)) ?? 0) + 1);
    });
  }
  return problem.cover.map((need) => ({ need, agents: counts.get(key(need.day, need.shiftTypeId)) ?? 0 }));
}
