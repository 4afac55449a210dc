import { Differences } from './differences.js';
import { QuotientSums } from './estimates.js';
import { CELL_WIDTH, type Measure, MEASURES, type ReplicationFigures, totalsOf } from './figures.js';
import { HOUR_SECONDS, type HourCandidate, hourCandidates } from './hour-candidates.js';
import { PERFECT_ADHERENCE, type Scenario, type ScenarioAgent } from './scenario.js';
import { ScenarioRun } from './scenario-run.js';
import { type AgentHour, type AgentHourOptions, type AgentHourRanking, type Estimate } from './simulation.js';
import { planOf, type SimulationPlan } from './simulation-plan.js';
import { studentT } from './student-t.js';
import { Summary } from './summary.js';

const DEFAULT_COUNT = 5;
const DEFAULT_REPLICATIONS = 40;
const MOST_HOURS = 50;
/** Hours that are simulated; the others have fewer late contacts. */
const MOST_CANDIDATES = 16;
/** Tries that a further hour usually takes, for the progress alone. */
const USUAL_TRIES = 3;

export interface RankingProgress {
  readonly share: number;
}

/** A scenario with what its replications said. */
interface Trial {
  readonly scenario: Scenario;
  readonly totals: readonly Float64Array[];
}

/** A candidate, with its gain on top of so many chosen hours; -1 before it was tried. */
interface Tried {
  readonly candidate: HourCandidate;
  readonly onTopOf: number;
  readonly gain: Estimate | null;
  readonly trial: Trial | null;
}

/**
 * Which hours of one agent more would help most: one after the other, each the best on top of those before. Late contacts say which hours are
 * worth a try; simulations with the same contacts and people decide. As gains shrink with every hour added, a try that was no better before
 * is not repeated (lazy greedy search: M. Minoux, 1978).
 * @throws RangeError when an option or a value of the scenario cannot be.
 * @example
 * rankAgentHours({ name: 'empty', start: null, intervalSeconds: 900, intervals: 1, warmUpIntervals: 0, serviceLevel: 'sl.offered', queues: [], campaigns: [], groups: [], agents: [], adherence: { absentShare: 0, lateStart: null, earlyLeave: null, breakOverrun: null, unavailable: null } }, { seed: 1, replications: 2 }).hours // => []
 */
export function rankAgentHours(scenario: Scenario, options: AgentHourOptions): AgentHourRanking {
  const running = hourRanking(scenario, options);
  for (let step = running.next(); ; step = running.next(options.shouldStop?.() === true)) {
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
  }
}

/**
 * The same step by step, for callers on an event loop; ends with the hours found so far when it is passed `true`.
 * @throws RangeError when an option or a value of the scenario cannot be.
 * @example
 * [...hourRanking({ name: 'empty', start: null, intervalSeconds: 900, intervals: 1, warmUpIntervals: 0, serviceLevel: 'sl.offered', queues: [], campaigns: [], groups: [], agents: [], adherence: { absentShare: 0, lateStart: null, earlyLeave: null, breakOverrun: null, unavailable: null } }, { seed: 1, replications: 2 })].length // => 2
 */
export function* hourRanking(
  scenario: Scenario,
  options: AgentHourOptions,
): Generator<RankingProgress, AgentHourRanking, boolean | undefined> {
  const search = new HourSearch(scenario, options);
  const steps = search.steps();
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    if ((yield step.value) === true) break;
  }
  return search.result();
}

class HourSearch {
  private readonly plan: SimulationPlan;
  private readonly count: number;
  private readonly queueId: string | null;
  private readonly measure: Measure;
  private readonly hours: AgentHour[] = [];
  private before: Estimate | null = null;
  private tries = 0;
  private share = 0;
  private expectedTries: number;

  constructor(
    private readonly scenario: Scenario,
    { count = DEFAULT_COUNT, queueId, ...options }: AgentHourOptions,
  ) {
    if (!Number.isInteger(count) || count < 1 || count > MOST_HOURS) {
      throw new RangeError(`The hours to find (${count}) must be a whole number from 1 to ${MOST_HOURS}.`);
    }
    if (queueId !== undefined && !scenario.queues.some(({ id }) => id === queueId)) {
      throw new RangeError(`There is no queue "${queueId}" in the scenario.`);
    }
    const { seed, level, replications = DEFAULT_REPLICATIONS } = options;
    this.plan = planOf({ seed, replications, ...(level === undefined ? {} : { level }) });
    this.count = count;
    this.expectedTries = 1 + MOST_CANDIDATES + (count - 1) * USUAL_TRIES;
    this.queueId = queueId ?? null;
    this.measure = scenario.serviceLevel;
  }

  *steps(): Generator<RankingProgress, void> {
    const run = new ScenarioRun(this.scenario);
    const summary = new Summary(run.compiled, this.plan.level);
    let current = yield* this.try(run, (figures) => summary.add(figures));
    this.before = this.levelOf(current);
    const candidates = hourCandidates(this.scenario, summary.queues(), this.queueId, MOST_CANDIDATES);
    this.expectedTries += candidates.length - MOST_CANDIDATES;
    let pool: Tried[] = candidates.map((candidate) => ({ candidate, onTopOf: -1, gain: null, trial: null }));
    while (this.hours.length < this.count) {
      const best = yield* this.best(pool, current);
      if (best.trial === null) return;
      this.hours.push(this.hourOf(best, current, best.trial));
      current = best.trial;
      pool = pool.map((tried) => ({ ...tried, trial: null }));
    }
  }

  result(): AgentHourRanking {
    return {
      scenario: this.scenario.name,
      queueId: this.queueId,
      serviceLevel: this.scenario.serviceLevel,
      before: this.before,
      replications: this.plan.most,
      hours: this.hours,
    };
  }

  /** Tries candidates, the most promising first, until the best was tried on top of what is chosen; without a trial when none helps. */
  private *best(pool: Tried[], current: Trial): Generator<RankingProgress, Tried> {
    for (;;) {
      pool.sort((one, other) => promiseOf(other) - promiseOf(one));
      const [first] = pool;
      if (first === undefined || promiseOf(first) <= 0) return NOTHING_HELPS;
      if (first.trial !== null) return first;
      const trial = yield* this.try(new ScenarioRun(this.with(current.scenario, first.candidate)));
      pool[0] = { ...first, onTopOf: this.hours.length, gain: this.gainOf(current, trial), trial };
    }
  }

  private *try(
    run: ScenarioRun,
    also: (figures: ReplicationFigures) => void = () => undefined,
  ): Generator<RankingProgress, Trial> {
    const { scenario } = run.compiled;
    const totals: Float64Array[] = [];
    while (totals.length < this.plan.most) {
      const steps = run.steps(this.plan.seed, totals.length);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) yield this.progress(totals.length);
      also(step.value);
      totals.push(totalsOf(scenario, step.value));
      yield this.progress(totals.length);
    }
    this.tries++;
    return { scenario, totals };
  }

  private progress(replications: number): RankingProgress {
    const done = (this.tries + replications / this.plan.most) / this.expectedTries;
    this.share = Math.max(this.share, Math.min(0.99, done));
    return { share: this.share };
  }

  private with(scenario: Scenario, { groupId, startSeconds }: HourCandidate): Scenario {
    const agent: ScenarioAgent = {
      id: `added-${this.hours.length + 1}`,
      groupId,
      speeds: {},
      shifts: [{ startSeconds, endSeconds: startSeconds + HOUR_SECONDS, activities: [] }],
      adherence: PERFECT_ADHERENCE,
    };
    return { ...scenario, agents: [...scenario.agents, agent] };
  }

  private hourOf({ candidate, gain }: Tried, before: Trial, after: Trial): AgentHour {
    const inTime = (trial: Trial) =>
      trial.totals.reduce((sum, totals) => sum + totals[this.cellOf('sl.offered')], 0) / trial.totals.length;
    return {
      groupId: candidate.groupId,
      startSeconds: candidate.startSeconds,
      gain,
      contactsInTime: inTime(after) - inTime(before),
      serviceLevel: this.levelOf(after),
    };
  }

  private gainOf(before: Trial, after: Trial): Estimate | null {
    const differences = new Differences(before.scenario, after.scenario, this.plan.level);
    before.totals.forEach((totals, at) => differences.add(totals, after.totals[at]));
    return differences.of(this.queueId, this.measure);
  }

  private levelOf({ totals }: Trial): Estimate | null {
    const sums = new QuotientSums(1);
    const cell = this.cellOf(this.measure);
    for (const each of totals) sums.add(each.subarray(cell, cell + 2));
    return sums.estimate(0, totals.length < 2 ? 0 : studentT(this.plan.level, totals.length - 1));
  }

  /** Where a measure of the row that counts stands in the totals. */
  private cellOf(measure: Measure): number {
    const { queues } = this.scenario;
    const row = this.queueId === null ? queues.length : queues.findIndex(({ id }) => id === this.queueId);
    return row * CELL_WIDTH + 2 * MEASURES.indexOf(measure);
  }
}

const NOTHING_HELPS: Tried = {
  candidate: { groupId: '', startSeconds: 0, late: 0 },
  onTopOf: 0,
  gain: null,
  trial: null,
};

/** More than any gain while it has not been tried. */
function promiseOf({ onTopOf, gain, candidate }: Tried): number {
  return onTopOf < 0 ? 1 + candidate.late : (gain?.value ?? 0);
}
