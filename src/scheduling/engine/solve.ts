import { check, type Evaluation } from './check.js';
import { RULES } from './constraints/registry.js';
import { freeOfCharge } from './off-phone/free-of-charge.js';
import { placeActivities } from './off-phone/place-activities.js';
import { type SchedulingProblem } from './problem.js';
import { type Roster } from './roster.js';
import { type Score } from './score.js';
import { meetHere, type Meeting } from './search/lane.js';
import { boardOf, lanesOf, type LaneStart, Solving, type SolveProgress } from './solving.js';

export interface SolveOptions {
  readonly seed: number;
  /** Search effort: so many weeks of agents are tried otherwise. */
  readonly budget: { readonly steps?: number };
  /** Asked often; once true, the best so far is finished and returned. */
  readonly shouldStop?: () => boolean;
  /** Asked where nothing is rostered yet when the solve has to stop: unless true, shifts are put together in a hurry. */
  readonly abandoned?: () => boolean;
  /** A roster to begin with; what comes back is never worse. */
  readonly warmStart?: Roster;
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Awaited between pieces of work, so that a caller on an event loop stays alive. */
  readonly pause?: () => Promise<void>;
  /** Starts the second lane in a thread of its own; absent: both lanes take turns in this one, to the same roster. */
  readonly startLane?: (start: LaneStart) => Meeting;
}

export interface SolveResult {
  readonly roster: Roster;
  readonly score: Score;
  /** No roster costs less; null when the solve was cut short before it knew. */
  readonly bound: number | null;
  readonly evaluation: Evaluation;
}

const DEFAULT_STEPS = 10_000;

/**
 * Makes a roster: prices for all work, everybody's best line of shifts at them, and a search that goes on replacing
 * one agent's week at a time. Same problem, seed and budget: same roster; the clock can only end it early.
 * A problem that cannot be met gives a roster with its violations explained.
 * @throws RangeError when the problem is not one: a missing contract, minutes off the 5-minute grid.
 * @example
 * (await solve({ name: '', period: { firstDate: localDate('2026-03-02'), days: 1, zone: timeZone('UTC'), span: localDay(localDate('2026-03-02'), timeZone('UTC')), gridMinutes: 15 }, agents: [], contracts: [], queues: [], campaigns: [], callingHours: [], calledHolidays: {}, blending: {}, weights: {} }, { seed: 1, budget: {} })).roster.shifts // => []
 */
export async function solve(told: SchedulingProblem, options: SolveOptions): Promise<SolveResult> {
  const problem = inOrder(told);
  const solving = await solveInLanes(problem, options);
  const { roster } = placeActivities(problem, lawful(problem, solving.found()).roster);
  const best = betterOf(problem, lawful(problem, roster), options.warmStart);
  const bound = solving.bound === null ? null : Math.max(0, solving.bound - freeOfCharge(problem));
  options.onProgress?.({ phase: 'done', progress: 1, bestScore: best.evaluation.score.cost, bound });
  return { ...best, score: best.evaluation.score, bound };
}

/** The first lane, once it is through; a second one that fails lets it fail too. */
async function solveInLanes(problem: SchedulingProblem, options: SolveOptions): Promise<Solving> {
  const { seed, budget, warmStart, shouldStop = never, abandoned = never, onProgress, pause } = options;
  const start: LaneStart = { problem, seed, steps: budget.steps ?? DEFAULT_STEPS, warmStart };
  const board = boardOf(problem);
  const lanes = lanesOf(problem);
  const meetings =
    lanes > 1 && options.startLane !== undefined ? [options.startLane(start)] : meetHere(lanes);
  const hooks = { shouldStop, abandoned, onProgress, pause };
  const [first, ...others] = meetings.map((meeting) => new Solving(board, start, meeting, hooks));
  const failure = Promise.all(others.map((other) => other.run())).then(
    () => new Promise<never>(() => undefined),
  );
  await Promise.race([first.run(), failure]);
  return first;
}

const never = () => false;

/** However a problem lists its agents, their ids decide whose turn it is. */
function inOrder(problem: SchedulingProblem): SchedulingProblem {
  return { ...problem, agents: [...problem.agents].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

type Checked = Pick<SolveResult, 'roster' | 'evaluation'>;

const LINE_RULES = new Set(RULES.filter(({ scope }) => scope !== 'roster').map(({ id }) => id));

/** Leaves out shifts that break a rule about one agent's shifts, unless they are pinned. */
function lawful(problem: SchedulingProblem, roster: Roster): Checked {
  const evaluation = check(problem, roster);
  const pinned = new Set((problem.pins ?? []).map((pin) => (pin.kind === 'shift' ? pin.shift : null)));
  const broken = evaluation.hard.filter(({ ruleId, start }) => LINE_RULES.has(ruleId) && start !== undefined);
  const blamed = roster.shifts.filter(
    (shift) =>
      !pinned.has(shift) &&
      broken.some(({ agentId, start }) => agentId === shift.agentId && start === shift.start),
  );
  if (blamed.length === 0) return { roster, evaluation };
  return lawful(problem, { shifts: roster.shifts.filter((shift) => !blamed.includes(shift)) });
}

function betterOf(problem: SchedulingProblem, found: Checked, warmStart: Roster | undefined): Checked {
  if (warmStart === undefined) return found;
  const evaluation = check(problem, warmStart);
  const [was, is] = [evaluation.score, found.evaluation.score];
  const worse =
    is.hardViolations > was.hardViolations ||
    (is.hardViolations === was.hardViolations && is.cost > was.cost);
  return worse ? { roster: warmStart, evaluation } : found;
}
