import { performance } from 'node:perf_hooks';
import { generateProblem } from '../../src/scheduling/engine/generate-problem.js';
import { outboundDelivery } from '../../src/scheduling/engine/outbound-delivery.js';
import { type SchedulingProblem } from '../../src/scheduling/engine/problem.js';
import { solve, type SolveResult } from '../../src/scheduling/engine/solve.js';
import { type SolveProgress } from '../../src/scheduling/engine/solving.js';
import { loadCallingHoursPacks } from '../../src/scheduling/solver/calling-hours.loader.js';
import { withSecondThread } from '../../src/scheduling/solver/lane-thread.js';
import { localDate } from '../../src/time/zoned-time.js';
import { walkRoster } from './minute-walk.js';
import { solveWholeProgramme } from './whole-programme.js';

export interface Size {
  readonly agents: number;
  readonly weeks: number;
  readonly seconds: number;
}

export interface ScaleOrder {
  readonly clock: 'cpu' | 'wall';
  readonly threads: number;
  readonly seed: number;
}

export type Against = 'engine' | 'whole-programme';

export interface Measured extends Size, Figures {
  readonly clock: ScaleOrder['clock'];
  readonly threads: number;
  readonly firstFeasibleSeconds: number | null;
  /** By the estimate of the score while the search goes on. */
  readonly gapBelow5PercentSeconds: number | null;
  readonly totalSeconds: number | null;
  readonly peakMegabytes: number;
  readonly barsMet: boolean;
}

interface Figures {
  readonly shifts: number;
  readonly hardViolations: number;
  readonly faultsOfTheWalk: number;
  readonly walkedMinutes: number;
  readonly score: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly gapWithoutLabour: number | null;
  /** Calling delivered, as a share of what could be at all. */
  readonly outboundShare: number | null;
  readonly costs: Readonly<Record<string, number | null>>;
}

/** New York puts its clocks back on 1 November 2026, Europe on 25 October. */
const FIRST_DATE = localDate('2026-10-12');
const ENDLESS = 1_000_000_000;
const LEAST_OUTBOUND = 0.97;
/** What is asked for, by agents. */
const BARS = new Map([
  [1000, { firstFeasibleSeconds: 10, gap: 0.03, peakMegabytes: 2048 }],
  [5000, { firstFeasibleSeconds: Infinity, gap: 0.05, peakMegabytes: 6144 }],
]);

const round = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e4) / 1e4;
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

function problemOf({ agents, weeks }: Size, seed: number): SchedulingProblem {
  const callingHours = loadCallingHoursPacks();
  return generateProblem({ agents, weeks, sites: 5, seed, firstDate: FIRST_DATE, callingHours });
}

function stopwatch(clock: ScaleOrder['clock']): () => number {
  const started = performance.now();
  const used = process.cpuUsage();
  const worked = () => {
    const { user, system } = process.cpuUsage(used);
    return (user + system) / 1e6;
  };
  return () => (clock === 'cpu' ? worked() : (performance.now() - started) / 1000);
}

function solveFor(
  problem: SchedulingProblem,
  seconds: number,
  { seed, threads }: ScaleOrder,
  elapsed: () => number,
  onProgress?: (progress: SolveProgress) => void,
): Promise<SolveResult> {
  const shouldStop = () => elapsed() >= seconds;
  return withSecondThread(
    (startLane) => solve(problem, { seed, budget: { steps: ENDLESS }, shouldStop, onProgress, startLane }),
    ...(threads < 2 ? [null] : []),
  );
}

/** When the first roster was there, when the gap first fell below a share, and what the roster is worth. */
export async function measure(size: Size, order: ScaleOrder): Promise<Measured> {
  const problem = problemOf(size, order.seed);
  const elapsed = stopwatch(order.clock);
  let first: number | null = null;
  let within5: number | null = null;
  const solved = await solveFor(problem, size.seconds, order, elapsed, ({ phase, bestScore, bound }) => {
    if (phase === 'improve') first ??= elapsed();
    if (bestScore !== null && bound !== null && (bestScore - bound) / bestScore < 0.05) within5 ??= elapsed();
  });
  const measured = {
    ...size,
    clock: order.clock,
    threads: order.threads,
    firstFeasibleSeconds: round(first),
    gapBelow5PercentSeconds: round(within5),
    totalSeconds: round(elapsed()),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    ...figures(problem, solved),
  };
  return { ...measured, barsMet: meetsBars(measured) };
}

function meetsBars({
  agents,
  firstFeasibleSeconds,
  gap,
  peakMegabytes,
  ...found
}: Omit<Measured, 'barsMet'>): boolean {
  const bar = BARS.get(agents);
  if (found.hardViolations > 0 || found.faultsOfTheWalk > 0 || (found.outboundShare ?? 1) < LEAST_OUTBOUND)
    return false;
  return (
    bar === undefined ||
    ((firstFeasibleSeconds ?? Infinity) <= bar.firstFeasibleSeconds &&
      (gap ?? Infinity) < bar.gap &&
      peakMegabytes < bar.peakMegabytes)
  );
}

function figures(problem: SchedulingProblem, { roster, score, bound, evaluation }: SolveResult): Figures {
  const costs = evaluation.perRule.flatMap(({ ruleId, cost }) =>
    cost > 0 ? [[ruleId, round(cost)] as const] : [],
  );
  const labour = sum(costs.map(([ruleId, cost]) => (ruleId === 'labour-cost' ? (cost ?? 0) : 0)));
  const delivery = outboundDelivery(problem, roster);
  const most = sum(delivery.map((zone) => zone.plannableMinutes));
  const gap = bound === null ? null : score.cost - bound;
  const { faults, walkedMinutes } = walkRoster(problem, roster);
  return {
    shifts: roster.shifts.length,
    hardViolations: score.hardViolations,
    faultsOfTheWalk: faults.length,
    walkedMinutes,
    score: round(score.cost),
    bound: round(bound),
    gap: gap === null ? null : round(gap / Math.max(1, score.cost)),
    gapWithoutLabour: gap === null ? null : round(gap / Math.max(1, score.cost - labour)),
    outboundShare: most === 0 ? null : round(sum(delivery.map((zone) => zone.deliveredMinutes)) / most),
    costs: Object.fromEntries(costs),
  };
}

/** What one way of solving a problem makes of it in its time. */
export async function against(method: Against, size: Size, order: ScaleOrder): Promise<object> {
  const problem = problemOf(size, order.seed);
  const elapsed = stopwatch(order.clock);
  if (method === 'whole-programme')
    return { ...(await solveWholeProgramme(problem, size.seconds, elapsed)), totalSeconds: round(elapsed()) };
  const { score, bound } = await solveFor(problem, size.seconds, order, elapsed);
  return {
    score: round(score.cost),
    hardViolations: score.hardViolations,
    bound: round(bound),
    totalSeconds: round(elapsed()),
  };
}

/** How seconds to a gap below 5 % grow with weeks of agents: the exponent that fits best; null for fewer than two sizes. */
export function growth(all: readonly Measured[]): number | null {
  const points = all.flatMap(({ agents, weeks, gapBelow5PercentSeconds: seconds }) =>
    seconds === null ? [] : [{ x: Math.log(agents * weeks), y: Math.log(seconds) }],
  );
  if (points.length < 2) return null;
  const [x, y] = [
    sum(points.map((each) => each.x)) / points.length,
    sum(points.map((each) => each.y)) / points.length,
  ];
  const across = sum(points.map((each) => (each.x - x) ** 2));
  return across === 0 ? null : round(sum(points.map((each) => (each.x - x) * (each.y - y))) / across);
}
