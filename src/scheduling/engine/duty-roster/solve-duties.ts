import { checkDuties } from './check-duties.js';
import { DutyIndex, rosterOfTypes } from './duty-index.js';
import { LineFinder } from './lines/line-finder.js';
import { type DutyProblem, type DutyRoster } from './problem.js';
import { loadHighs } from './search/column-master.js';
import { makeFirstRoster } from './search/first-roster.js';
import { type Lane, type LaneRoster } from './search/lane.js';
import { type LaneStart, LocalLane } from './search/local-lane.js';
import { RosterState } from './search/roster-state.js';

export interface DutySolveOptions {
  readonly seed: number;
  /** Effort of each of the two searches, in steps of about a millisecond; without it only `shouldStop` ends the solve. */
  readonly steps?: number;
  /** Asked often; once true, the best roster so far is the answer. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: DutyProgress) => void;
  /** Awaited between pieces of work. */
  readonly pause?: () => Promise<void>;
  /** Gives the searches threads of their own; what they find is the same. */
  readonly startLane?: (start: LaneStart) => Lane;
}

export interface DutyProgress {
  readonly score: number;
  /** No roster costs less; null while nothing is known. */
  readonly bound: number | null;
  readonly steps: number;
}

export interface DutySolution extends DutyProgress {
  readonly roster: DutyRoster;
  readonly hardViolations: number;
}

/** Effort between two exchanges of rosters. */
const SLICE_STEPS = 400;

/**
 * Makes a duty roster, anytime: a first roster at once, then two searches side by side that tell one another of the best
 * roster at fixed points of their effort. The same problem, seed and steps give the same roster, on one thread or two.
 * @example
 * (await solveDuties({ days: 7, shiftTypes: [], agents: [], requests: [], cover: [] }, { seed: 1, steps: 1 })).score // => 0
 */
export async function solveDuties(problem: DutyProblem, options: DutySolveOptions): Promise<DutySolution> {
  const { steps = Infinity, shouldStop = () => false } = options;
  let best = firstRoster(problem, shouldStop);
  let bound = -Infinity;
  let done = 0;
  const progress = (): DutyProgress => ({
    score: best.cost,
    bound: bound === -Infinity ? null : Math.min(bound, best.cost),
    steps: done,
  });
  options.onProgress?.(progress());
  const lanes = problem.agents.length === 0 ? [] : await startLanes(problem, best, options);
  while (lanes.length > 0 && done < steps && bound < best.cost && !shouldStop()) {
    done = Math.min(steps, done + SLICE_STEPS);
    const before = progress();
    for (const report of await Promise.all(lanes.map((lane) => lane.advance({ untilSteps: done, best })))) {
      if (report.best !== null && report.best.cost < best.cost) best = report.best;
      bound = Math.max(bound, report.bound);
    }
    if (before.score !== best.cost || before.bound !== progress().bound) options.onProgress?.(progress());
    await options.pause?.();
  }
  const roster = rosterOfTypes(problem, best.types);
  return { ...progress(), roster, hardViolations: checkDuties(problem, roster).hardViolations };
}

function firstRoster(problem: DutyProblem, shouldStop: () => boolean): LaneRoster {
  const index = new DutyIndex(problem);
  const state = new RosterState(index);
  makeFirstRoster(state, new LineFinder(index), shouldStop);
  return { types: state.types, cost: state.cost() };
}

async function startLanes(
  problem: DutyProblem,
  best: LaneRoster,
  { seed, shouldStop = () => false, startLane }: DutySolveOptions,
): Promise<readonly Lane[]> {
  const starts: readonly LaneStart[] = [
    { kind: 'columns', problem, seed, best },
    { kind: 'recreate', problem, seed: seed + 1, best },
  ];
  if (startLane !== undefined) return starts.map(startLane);
  const highs = await loadHighs();
  return starts.map((start) => {
    const lane = new LocalLane(start, highs);
    return { advance: (order) => Promise.resolve(lane.advance(order, shouldStop)) };
  });
}
