import { blendBlocks } from './blended-blocks.js';
import { check, type Evaluation } from './check.js';
import { type SchedulingProblem } from './problem.js';
import { seededRandom } from './random.js';
import { type Roster } from './roster.js';
import { type Score } from './score.js';
import { assignShifts } from './search/assign-shifts.js';
import { balanceQueues } from './search/balance-queues.js';
import { buildRoster } from './search/build-roster.js';
import { CallBook } from './search/call-book.js';
import { calmQueues } from './search/calm-queues.js';
import { CoverState } from './search/cover-state.js';
import { planDays } from './search/day-plan.js';
import { Draft } from './search/draft.js';
import { type LinearBudget, LinearSolver } from './search/linear-model.js';
import { workSlots } from './search/pause-placement.js';
import { ShiftSearch } from './search/shift-search.js';
import { type SlotProblem, type SlotWeek, toSlots } from './search/slot-problem.js';
import { StagePlanner } from './search/stage-plan.js';
import { teamsOf } from './search/team.js';
import { dutyInWeek, stagesOf, type WeekPlan, WeekPlanner } from './search/week-plan.js';

export type SolvePhase = 'plan-week' | 'choose-shifts' | 'improve' | 'blend' | 'done';

/** Where a solve is; `bestScore` is an estimate until `done`, and null before there is a roster. */
export interface SolveProgress {
  readonly phase: SolvePhase;
  /** 0 to 1. */
  readonly progress: number;
  readonly bestScore: number | null;
  readonly bound: number | null;
}

export interface SolveOptions {
  readonly seed: number;
  /** Search effort: `steps` shifts are tried elsewhere, and the planning models may branch in proportion. */
  readonly budget: { readonly steps?: number };
  /** Asked often; once true, the best so far is finished and returned. */
  readonly shouldStop?: () => boolean;
  /** Asked where nothing is rostered yet when the solve has to stop: unless true, shifts are put together in a hurry. */
  readonly abandoned?: () => boolean;
  /** Emergency brake on each planning model. */
  readonly timeLimitSeconds?: number;
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Awaited between pieces of work, so that a caller on an event loop stays alive. */
  readonly pause?: () => Promise<void>;
}

export interface SolveResult {
  readonly roster: Roster;
  readonly score: Score;
  /** No roster costs less (linear relaxation); null when the solve was cut short. */
  readonly bound: number | null;
  readonly evaluation: Evaluation;
}

export const DEFAULT_STEPS = 10_000;
const PROGRESS_EVERY_STEPS = 500;
const PAUSE_EVERY_STEPS = 20;
const NODES_PER_STEP = 1 / 200;
const MOST_NODES = 200;
/** How near to the best a day's shifts must be, as a share of the work in question: nearer with a larger budget. */
const STEPS_FOR_WHOLE_GAP = 600;
const WIDEST_GAP = 1;
const NARROWEST_GAP = 0.005;

/**
 * Makes a roster: a linear plan of each week, whole shifts day by day, named agents, a local search, then outbound
 * blocks from what inbound leaves over. Same problem, seed and budget: same roster; the clock can only end it early.
 * A problem that cannot be met gives a roster with its violations explained.
 * @throws RangeError when the problem is not one: a missing contract, minutes off the 5-minute grid.
 * @example
 * (await solve({ name: '', period: { firstDate: localDate('2026-03-02'), days: 1, zone: timeZone('UTC'), span: localDay(localDate('2026-03-02'), timeZone('UTC')), gridMinutes: 15 }, agents: [], contracts: [], queues: [], campaigns: [], callingHours: [], calledHolidays: {}, blending: {}, weights: {} }, { seed: 1, budget: {} })).roster.shifts // => []
 */
export async function solve(problem: SchedulingProblem, options: SolveOptions): Promise<SolveResult> {
  const solving = new Solving(toSlots(problem), await LinearSolver.load(), options);
  await solving.planAndAssign();
  await solving.improve();
  const roster = solving.blend();
  const evaluation = check(problem, roster);
  const { bound } = solving;
  options.onProgress?.({ phase: 'done', progress: 1, bestScore: evaluation.score.cost, bound });
  return { roster, score: evaluation.score, bound, evaluation };
}

class Solving {
  bound: number | null = 0;
  private readonly draft: Draft;
  private readonly cover: CoverState;
  private readonly book: CallBook;
  private readonly search: ShiftSearch;
  private readonly steps: number;

  constructor(
    private readonly slots: SlotProblem,
    private readonly solver: LinearSolver,
    private readonly options: SolveOptions,
  ) {
    this.steps = options.budget.steps ?? DEFAULT_STEPS;
    this.draft = new Draft(slots);
    this.cover = new CoverState(slots);
    this.book = new CallBook(slots);
    const random = seededRandom(options.seed);
    this.search = new ShiftSearch(slots, this.draft, this.cover, this.book, random);
  }

  async planAndAssign(): Promise<void> {
    for (const [at, week] of this.slots.weeks.entries()) {
      if (this.stopped()) {
        this.bound = null;
        return;
      }
      const share = at / this.slots.weeks.length;
      await this.report('plan-week', 0.5 * share, null);
      const plan = new WeekPlanner(this.slots, this.solver).plan(
        week,
        this.zoneMinutesPerWeek(),
        this.budget(),
      );
      this.addBound(plan);
      if (plan !== null) await this.chooseShifts(week, plan, share);
    }
  }

  async improve(): Promise<void> {
    this.search.settle();
    const empty = this.draft.all().length === 0;
    this.search.fill(() => this.stopped() && (!empty || this.abandoned()));
    if (this.slots.agents.length === 0) return;
    for (let step = 0; step < this.steps && !this.stopped(); step++) {
      if (step % PROGRESS_EVERY_STEPS === 0) {
        await this.report('improve', 0.5 + (0.45 * step) / this.steps, this.estimatedCost());
      } else if (step % PAUSE_EVERY_STEPS === 0) await this.options.pause?.();
      this.search.step();
    }
  }

  blend(): Roster {
    this.options.onProgress?.({
      phase: 'blend',
      progress: 0.95,
      bestScore: this.estimatedCost(),
      bound: this.bound,
    });
    const phones = new CoverState(this.slots);
    const shifts = this.draft.all();
    for (const { agent, candidate, pauses } of shifts) {
      for (const slot of workSlots(candidate.form, candidate.start, pauses)) phones.add(agent, slot);
    }
    balanceQueues(this.slots, phones);
    const blended = blendBlocks(this.slots, shifts, phones);
    calmQueues(this.slots, phones);
    return buildRoster(this.slots, blended, phones);
  }

  private async chooseShifts(week: SlotWeek, plan: WeekPlan, share: number): Promise<void> {
    const days = planDays(this.slots, week, plan, this.draft, this.solver, this.budget());
    if (days === null) return;
    const planner = new StagePlanner(this.slots, this.solver, this.draft);
    const stages = stagesOf(this.slots.agents, week);
    for (const [at, stage] of stages.entries()) {
      if (this.stopped()) return;
      const part = share + (0.2 + (0.8 * at) / stages.length) / this.slots.weeks.length;
      await this.report('choose-shifts', 0.5 * part, null);
      const teams = teamsOf(this.slots.agents, (agent) =>
        days[agent.index]?.has(stage) === true ? dutyInWeek(agent, stage, week) : undefined,
      );
      if (teams.length === 0) continue;
      const shifts = planner.plan(week, stage, teams, plan, this.budget());
      if (shifts !== null) assignShifts(shifts, this.draft, (24 * 60) / this.slots.slotMinutes);
    }
  }

  /** Every week is asked for its share of the calling; what one week leaves over, no other makes up. */
  private zoneMinutesPerWeek(): Float64Array[] {
    return this.slots.campaigns.map(({ zones }) =>
      Float64Array.from(zones, ({ openSlots, workMinutes }) =>
        openSlots > 0 ? workMinutes / this.slots.weeks.length : 0,
      ),
    );
  }

  private addBound(plan: WeekPlan | null): void {
    const added = plan?.bound ?? null;
    this.bound = added === null || this.bound === null ? null : this.bound + added;
  }

  private estimatedCost(): number {
    const { weeks, agents, problem } = this.slots;
    const short = weeks.reduce(
      (sum, week) =>
        sum +
        agents.reduce(
          (own, agent) => own + Math.max(0, week.owed[agent.index] - this.draft.paidIn(agent, week)),
          0,
        ),
      0,
    );
    return this.cover.cost() + this.book.cost() + short * problem.weights.contractShort;
  }

  private budget(): LinearBudget {
    return {
      seed: this.options.seed,
      maxNodes: Math.min(MOST_NODES, Math.max(1, Math.round(this.steps * NODES_PER_STEP))),
      absoluteGap: Math.max(NARROWEST_GAP, Math.min(WIDEST_GAP, STEPS_FOR_WHOLE_GAP / this.steps)),
      timeLimitSeconds: this.options.timeLimitSeconds ?? 600,
      shouldStop: () => this.stopped(),
    };
  }

  private abandoned(): boolean {
    return this.options.abandoned?.() ?? false;
  }

  private stopped(): boolean {
    return this.options.shouldStop?.() ?? false;
  }

  private async report(phase: SolvePhase, progress: number, bestScore: number | null): Promise<void> {
    this.options.onProgress?.({ phase, progress, bestScore, bound: this.bound });
    await this.options.pause?.();
  }
}
