import { Differences } from './differences.js';
import { type ReplicationFigures, totalsOf } from './figures.js';
import { type Scenario } from './scenario.js';
import { ScenarioRun } from './scenario-run.js';
import {
  type Comparison,
  type SimulationOptions,
  type SimulationProgress,
  type SimulationResult,
} from './simulation.js';
import { isPrecise, LEAST_REPLICATIONS, planOf, type SimulationPlan } from './simulation-plan.js';
import { Summary } from './summary.js';

/**
 * Simulates a scenario until the wanted half-width or the number of replications is reached. The same scenario, seed and replications give
 * the same numbers. Stopped early, it says what the finished replications say, and with none finished nothing (`replications` is 0).
 * @throws RangeError when an option or a value of the scenario cannot be.
 * @example
 * simulate({ name: 'empty', start: null, intervalSeconds: 900, intervals: 1, warmUpIntervals: 0, serviceLevel: 'sl.offered', queues: [], campaigns: [], groups: [], agents: [], adherence: { absentShare: 0, lateStart: null, earlyLeave: null, breakOverrun: null, unavailable: null } }, { seed: 1, replications: 2 }).replications // => 2
 */
export function simulate(scenario: Scenario, options: SimulationOptions): SimulationResult {
  return compareScenarios([scenario], options).results[0];
}

/**
 * Simulates scenarios side by side: the same contacts and the same people, so that differences show sooner than in runs of their own. Every
 * scenario runs the same number of replications; a half-width is reached when all of them have it.
 * @throws RangeError when an option or a value of a scenario cannot be.
 * @example
 * compareScenarios([], { seed: 1, replications: 1 }) // => { results: [], differences: [] }
 */
export function compareScenarios(scenarios: readonly Scenario[], options: SimulationOptions): Comparison {
  const running = comparison(scenarios, options);
  for (let step = running.next(); ; step = running.next(options.shouldStop?.() === true)) {
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
  }
}

/**
 * `simulate` step by step, for callers on an event loop: gives its progress at least every few hundred thousand events, and ends with what it has when
 * it is passed `true`.
 * @throws RangeError when an option or a value of the scenario cannot be.
 * @example
 * simulation({ name: '', intervals: 0, intervalSeconds: 1, warmUpIntervals: 0, serviceLevel: 'sl.offered', queues: [], campaigns: [], groups: [], agents: [], adherence: { absentShare: 0, lateStart: null, earlyLeave: null, breakOverrun: null, unavailable: null } }, { seed: 1, replications: 2 }).next().value.share // => 0.5
 */
export function* simulation(
  scenario: Scenario,
  options: SimulationOptions,
): Generator<SimulationProgress, SimulationResult, boolean | undefined> {
  const { results } = yield* comparison([scenario], options);
  return results[0];
}

/**
 * `compareScenarios` step by step, as `simulation` is of `simulate`.
 * @throws RangeError when an option or a value of a scenario cannot be.
 * @example
 * comparison([{ name: '', intervals: 0, intervalSeconds: 1, warmUpIntervals: 0, serviceLevel: 'sl.offered', queues: [], campaigns: [], groups: [], agents: [], adherence: { absentShare: 0, lateStart: null, earlyLeave: null, breakOverrun: null, unavailable: null } }], { seed: 1, replications: 4 }).next().value // => { replications: 1, mostReplications: 4, share: 0.25, widestHalfWidth: null }
 */
export function* comparison(
  scenarios: readonly Scenario[],
  options: SimulationOptions,
): Generator<SimulationProgress, Comparison, boolean | undefined> {
  const plan = planOf(options);
  const runs = scenarios.map((scenario) => new ScenarioRun(scenario));
  const summaries = runs.map(({ compiled }) => new Summary(compiled, plan.level));
  const differences = scenarios.slice(1).map((each) => new Differences(scenarios[0], each, plan.level));
  let done = 0;
  const progress = () => progressOf(done, summaries, plan);
  while (done < plan.most && !allPrecise(done, summaries, plan)) {
    const figures: ReplicationFigures[] = [];
    for (const run of runs) {
      const steps = run.steps(plan.seed, done);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) {
        if ((yield progress()) === true) return comparisonOf(scenarios, summaries, differences, plan);
      }
      figures.push(step.value);
    }
    figures.forEach((each, at) => summaries[at].add(each));
    const totals = figures.map((each, at) => totalsOf(scenarios[at], each));
    differences.forEach((each, at) => each.add(totals[0], totals[at + 1]));
    done++;
    if ((yield progress()) === true) break;
  }
  return comparisonOf(scenarios, summaries, differences, plan);
}

function allPrecise(done: number, summaries: readonly Summary[], plan: SimulationPlan): boolean {
  return summaries.every((summary) => isPrecise(done, summary.widestHalfWidth(), plan) === true);
}

function widestOf(summaries: readonly Summary[]): number | null {
  const widths = summaries.map((summary) => summary.widestHalfWidth());
  const known = widths.filter((width) => width !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function progressOf(
  replications: number,
  summaries: readonly Summary[],
  { most, halfWidth }: SimulationPlan,
): SimulationProgress {
  const widest = widestOf(summaries);
  const needed =
    halfWidth === null || widest === null
      ? most
      : Math.max(LEAST_REPLICATIONS, replications * (widest / halfWidth) ** 2);
  const share = Math.min(1, replications / Math.min(most, needed));
  return { replications, mostReplications: most, share, widestHalfWidth: widest };
}

function comparisonOf(
  scenarios: readonly Scenario[],
  summaries: readonly Summary[],
  differences: readonly Differences[],
  plan: SimulationPlan,
): Comparison {
  return {
    results: scenarios.map((scenario, at) => resultOf(scenario, summaries[at], plan)),
    differences: differences.map((each) => each.result()),
  };
}

function resultOf(scenario: Scenario, summary: Summary, plan: SimulationPlan): SimulationResult {
  const widestHalfWidth = summary.widestHalfWidth();
  return {
    scenario: scenario.name,
    seed: plan.seed,
    replications: summary.replications,
    level: plan.level,
    serviceLevel: scenario.serviceLevel,
    widestHalfWidth,
    precise: isPrecise(summary.replications, widestHalfWidth, plan),
    queues: summary.queues(),
    all: summary.all(),
    campaigns: summary.campaigns(),
  };
}
