import { bindingContracts } from './binding-contract.js';
import { type SchedulingProblem } from './problem.js';
import { seededRandom } from './random.js';
import { type Roster } from './roster.js';
import { fixedDays } from './search/fixed-days.js';
import { GoalLedger } from './search/goal-ledger.js';
import { Lane, type LaneEnds, type Meeting } from './search/lane.js';
import { type LineClass, lineClasses } from './search/line-class.js';
import { LineFinish } from './search/line-finish.js';
import { LineRoster } from './search/line-roster.js';
import { fromShift } from './search/made-shift.js';
import { PriceSearch } from './search/price-search.js';
import { RosterSearch } from './search/roster-search.js';
import { ShiftPay } from './search/shift-pay.js';
import { type SlotProblem, toSlots } from './search/slot-problem.js';
import { type WorkGrid, workGrid } from './search/work-grid.js';
import { WorkLedger } from './search/work-ledger.js';

export type SolvePhase = 'plan-week' | 'choose-shifts' | 'improve' | 'blend' | 'done';

/** Where a solve is; `bestScore` is an estimate until `done`, and null before there is a roster. */
export interface SolveProgress {
  readonly phase: SolvePhase;
  /** 0 to 1. */
  readonly progress: number;
  readonly bestScore: number | null;
  readonly bound: number | null;
}

/** What every lane of a solve begins with, as plain data; agents in the order of their ids. */
export interface LaneStart {
  readonly problem: SchedulingProblem;
  readonly seed: number;
  readonly steps: number;
  readonly warmStart?: Roster;
}

export interface LaneHooks extends LaneEnds {
  readonly onProgress?: (progress: SolveProgress) => void;
  readonly pause?: () => Promise<void>;
}

/** Rounds of the search for prices: to guide the roster, and then, beside it, for the bound. */
const GUIDE_ROUNDS = 30;
const GUIDE_ROUNDS_WHEN_SMALL = 200;
const SMALL_AGENT_WEEKS = 600;
const LEAST_BOUND_ROUNDS = 80;
const MOST_BOUND_ROUNDS = 400;
const STEPS_PER_BOUND_ROUND = 8;
/** Passes over all agents after which the bound is as good as it gets. */
const MOST_PASSES = 16;
const PAUSE_EVERY_ROUNDS = 4;
/** Where the phases are on the way from 0 to 1. */
const CHOOSING_FROM = 0.1;
const IMPROVING_FROM = 0.2;
const BLENDING_FROM = 0.95;

/**
 * Into how many lanes a problem is cut: by its size alone, so that its roster does not depend on how many threads there are.
 * @example
 * lanesOf({ agents: [], period: { days: 28 } }) // => 1
 */
export function lanesOf({ agents, period }: Pick<SchedulingProblem, 'agents' | 'period'>): number {
  return isSmall(agents.length, period.days) ? 1 : 2;
}

function isSmall(agents: number, days: number): boolean {
  return agents * Math.ceil(days / 7) <= SMALL_AGENT_WEEKS;
}

/** A problem as every lane sees it. */
export interface Board {
  readonly slots: SlotProblem;
  readonly grid: WorkGrid;
  readonly classes: readonly (readonly LineClass[])[];
  readonly pay: ShiftPay;
}

/**
 * Works out what lanes share.
 * @throws RangeError when the problem is not one.
 * @example
 * boardOf({ period: { firstDate: localDate('2026-03-02'), days: 1, zone: timeZone('UTC'), span: localDay(localDate('2026-03-02'), timeZone('UTC')), gridMinutes: 15 }, agents: [], contracts: [], queues: [], campaigns: [], weights: {} }).grid.queues // => 0
 */
export function boardOf(problem: SchedulingProblem): Board {
  const slots = toSlots(bindingContracts(problem));
  const pay = new ShiftPay(slots);
  const fixed = fixedDays(slots);
  const classes = slots.weeks.map((week) =>
    lineClasses(slots, week, (agent, shift) => pay.of(agent, shift), fixed),
  );
  return { slots, grid: workGrid(slots), classes, pay };
}

/** One lane of a solve: prices, a first roster, and the search. */
export class Solving {
  private readonly lane: Lane;
  private readonly guide: PriceSearch;
  private readonly lines: LineRoster;
  private readonly search: RosterSearch;
  private refined: PriceSearch | null = null;

  constructor(
    private readonly board: Board,
    private readonly start: LaneStart,
    meeting: Meeting,
    private readonly hooks: LaneHooks,
  ) {
    const { slots, grid, classes, pay } = board;
    this.lane = new Lane(meeting, hooks);
    const small = isSmall(slots.agents.length, slots.problem.period.days);
    this.guide = this.prices(small ? GUIDE_ROUNDS_WHEN_SMALL : GUIDE_ROUNDS);
    const goals = new GoalLedger(start.problem, slots, pay);
    const { inboundFloor } = slots.problem.blending;
    const ledger = new WorkLedger(grid, this.guide.prices, inboundFloor, goals);
    const own = slots.agents.filter(({ index }) => index % this.lane.count === this.lane.number);
    this.lines = new LineRoster(slots, ledger, classes, pay, own, goals);
    const last = new LineFinish(this.lines, slots.problem.blending.minBlockMinutes);
    this.search = new RosterSearch(this.lines, seededRandom(start.seed + this.lane.number), last, this.lane, {
      pause: () => this.pause(),
      beforeCycle: () => this.guideAnew(),
      afterPass: (visits) => this.afterPass(visits),
    });
  }

  /** Null while nothing has been measured; nothing costs less than nothing. */
  get bound(): number | null {
    const found = Math.max(this.guide.bound, this.refined?.bound ?? -Infinity);
    return found === -Infinity ? null : Math.max(0, found);
  }

  async run(): Promise<void> {
    await this.report('plan-week', 0);
    while (!this.guide.done && !this.lane.stopped) await this.priceRound(this.guide);
    if (!this.lane.abandoned) {
      await this.report('choose-shifts', CHOOSING_FROM);
      this.refined = this.prices(this.boundRounds(), copyOf(this.guide.prices));
      await this.roster();
      await this.report('blend', BLENDING_FROM);
    }
    await this.search.finish();
  }

  /** With pinned shifts that begin outside the period, too. */
  found(): Roster {
    const { shifts } = this.lines.toRoster();
    const known = new Set(shifts);
    const elsewhere = (this.board.slots.problem.pins ?? []).flatMap((pin) =>
      pin.kind === 'shift' && !known.has(pin.shift) ? [pin.shift] : [],
    );
    return { shifts: [...shifts, ...elsewhere] };
  }

  private async roster(): Promise<void> {
    const { warmStart } = this.start;
    if (warmStart !== undefined) this.beginWith(warmStart);
    await this.search.begin();
    if (warmStart === undefined) await this.search.construct();
    else await this.search.keepBest();
    if (this.search.size === 0) return;
    await this.report('improve', IMPROVING_FROM);
    await this.search.improve(this.start.steps);
    if (!this.search.settled && !this.lane.abandoned) await this.search.settle();
    while (this.refined !== null && !this.refined.done && !this.lane.stopped)
      await this.priceRound(this.refined);
  }

  private beginWith({ shifts }: Roster): void {
    const { slots, grid, classes } = this.board;
    const byAgent = new Map<string, Roster['shifts'][number][]>();
    for (const shift of shifts) byAgent.set(shift.agentId, [...(byAgent.get(shift.agentId) ?? []), shift]);
    classes.forEach((week, at) => {
      for (const { agents, days, pinned } of week) {
        const candidates = days.flatMap((day) => day.candidates);
        for (const agent of agents) {
          const made = (byAgent.get(agent.agent.id) ?? []).flatMap(
            (shift) => fromShift(slots, grid, candidates, shift) ?? [],
          );
          this.lines.begin(
            agent,
            at,
            [...pinned, ...made].sort((a, b) => a.candidate.start - b.candidate.start),
          );
        }
      }
    });
  }

  private prices(rounds: number, from?: PriceSearch['prices']): PriceSearch {
    const { grid, classes, slots } = this.board;
    return new PriceSearch(grid, classes, slots.problem.weights.contractShort, rounds, this.lane, from);
  }

  /** The prices of the bound as far as they are known by now guide better than the first ones. */
  private guideAnew(): void {
    if (this.refined === null || this.refined.rounds === 0) return;
    this.guide.prices.queue.set(this.refined.prices.queue);
    this.guide.prices.zone.set(this.refined.prices.zone);
  }

  private boundRounds(): number {
    return Math.max(
      LEAST_BOUND_ROUNDS,
      Math.min(MOST_BOUND_ROUNDS, Math.round(this.start.steps / STEPS_PER_BOUND_ROUND)),
    );
  }

  /** Rounds of the bound in step with the search, so that both end together. */
  private async afterPass(visits: number): Promise<void> {
    const { steps } = this.start;
    const due = Math.ceil((visits / Math.min(steps, MOST_PASSES * this.search.size)) * this.boundRounds());
    while (this.refined !== null && !this.refined.done && this.refined.rounds < due && !this.lane.stopped) {
      await this.priceRound(this.refined);
    }
    const way = Math.min(1, visits / steps);
    await this.report('improve', IMPROVING_FROM + (BLENDING_FROM - IMPROVING_FROM) * way);
  }

  private async priceRound(search: PriceSearch): Promise<void> {
    await search.step();
    if (search.rounds % PAUSE_EVERY_ROUNDS === 0) await this.pause();
  }

  private async pause(): Promise<void> {
    await this.hooks.pause?.();
  }

  private async report(phase: SolvePhase, progress: number): Promise<void> {
    const bestScore = this.search.best?.cost ?? null;
    if (this.lane.isFirst) this.hooks.onProgress?.({ phase, progress, bestScore, bound: this.bound });
    await this.pause();
  }
}

function copyOf({ queue, zone }: PriceSearch['prices']): PriceSearch['prices'] {
  return { queue: queue.slice(), zone: zone.slice() };
}
