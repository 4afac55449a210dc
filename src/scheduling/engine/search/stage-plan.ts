import { CoverModel, type Bucket } from './cover-model.js';
import { type Draft } from './draft.js';
import { type Candidate } from './duty-days.js';
import { type LinearBudget, LinearModel, type LinearSolver } from './linear-model.js';
import { type SlotProblem, type SlotWeek } from './slot-problem.js';
import { type Team } from './team.js';
import { type WeekPlan } from './week-plan.js';

/** Whole shifts for the agents who work on one stage. */
export interface StagePlan {
  readonly team: Team;
  readonly shifts: readonly Candidate[];
}

const BUCKET_MINUTES = 30;
/** Calling planned for the day may exceed its share of the week plan by this much. */
const CALL_LEEWAY = 1.2;

/**
 * Chooses start and length of the shifts of one stage: whole shifts per team that cover the queues' targets next to
 * what is rostered already and what the week plan expects of later days.
 */
export class StagePlanner {
  constructor(
    private readonly slots: SlotProblem,
    private readonly solver: LinearSolver,
    private readonly draft: Draft,
  ) {}

  plan(
    week: SlotWeek,
    stage: number,
    teams: readonly Team[],
    plan: WeekPlan,
    budget: LinearBudget,
  ): StagePlan[] | null {
    const buckets = this.buckets(teams);
    const model = new LinearModel();
    const cover = new CoverModel(model, this.slots, {
      buckets,
      zoneBudget: callsWithin(plan, buckets),
      speed: meanSpeeds(this.slots),
      flat: false,
    });
    this.addFixedSupply(cover, buckets, plan, stage);
    const columns = teams.map((team) => this.addTeam(model, cover, team, week, buckets));
    const relaxed = this.solver.solve(model, { ...budget, relaxed: true });
    if (relaxed === null) return null;
    const start = wholeShifts(columns, relaxed.values);
    const absoluteGap = budget.absoluteGap * this.paidAtStake(teams);
    const solution = this.solver.solve(model, { ...budget, absoluteGap, start });
    if (solution === null) return null;
    return teams.map((team, at) => ({
      team,
      shifts: columns[at].flatMap((column, index) =>
        Array.from({ length: Math.round(solution.values[column]) }, () => team.candidates[index]),
      ),
    }));
  }

  /** Minutes of work in question: gaps are shares of it, whatever constants the objective lacks. */
  private paidAtStake(teams: readonly Team[]): number {
    const minutes = ({ candidates, agents }: Team) =>
      agents.length * Math.max(...candidates.map(({ form }) => form.workMinutes));
    return teams.reduce((sum, team) => sum + minutes(team), 0);
  }

  private buckets(teams: readonly Team[]): Bucket[] {
    const candidates = teams.flatMap((team) => team.candidates);
    const width = Math.max(1, BUCKET_MINUTES / this.slots.slotMinutes);
    const start = Math.min(...candidates.map((candidate) => candidate.start));
    const end = Math.max(...candidates.map((candidate) => candidate.start + candidate.form.slots));
    const buckets: Bucket[] = [];
    const last = Math.min(end, this.slots.slotsInSpan);
    for (let first = Math.floor(start / width) * width; first < last; first += width) {
      buckets.push({ first, end: Math.min(first + width, last) });
    }
    return buckets;
  }

  /** Minutes that shifts of other stages bring: rostered ones as they are, later ones as the week plan has them. */
  private addFixedSupply(cover: CoverModel, buckets: readonly Bucket[], plan: WeekPlan, stage: number): void {
    const supply = new Map<string, number>();
    const add = (candidate: Candidate, profileAt: Uint16Array, heads: number) => {
      for (const [key, minutes] of presence(candidate, profileAt, buckets, this.slots.slotMinutes)) {
        supply.set(key, (supply.get(key) ?? 0) + heads * minutes);
      }
    };
    for (const { agent, candidate } of this.draft.all()) add(candidate, agent.profileAt, 1);
    plan.teams.forEach((team, at) => {
      if (team.stage <= stage) return;
      team.candidates.forEach((candidate, index) => {
        const heads = plan.shifts[at][index];
        if (heads > 1e-6) add(candidate, team.profileAt, heads);
      });
    });
    for (const [key, minutes] of supply) {
      const [profile, bucket] = key.split('/').map(Number);
      cover.supplyRow(profile, bucket, minutes);
    }
  }

  private addTeam(
    model: LinearModel,
    cover: CoverModel,
    team: Team,
    week: SlotWeek,
    buckets: readonly Bucket[],
  ): number[] {
    const { overstaffed, contractShort } = this.slots.problem.weights;
    const size = team.agents.length;
    const columns = team.candidates.map((candidate) => {
      const column = model.column(candidate.form.workMinutes * overstaffed, 0, size, true);
      for (const [key, minutes] of presence(candidate, team.profileAt, buckets, this.slots.slotMinutes)) {
        const [profile, bucket] = key.split('/').map(Number);
        cover.supply(profile, bucket, column, minutes);
      }
      return column;
    });
    const heads = model.row(size, size);
    const longest = Math.max(...team.candidates.map(({ form }) => form.paidMinutes));
    model.put(heads, model.column(longest * contractShort, 0, size), 1);
    for (const column of columns) model.put(heads, column, 1);
    this.addRestRows(model, team, columns);
    this.addLengthRows(model, team, columns, week);
    return columns;
  }

  /** Agents who came home late cannot start early: at most as many early starts as there are rested agents. */
  private addRestRows(model: LinearModel, { agents, candidates }: Team, columns: readonly number[]): void {
    const earliest = agents.map((agent) =>
      Math.min(...candidates.filter((each) => this.draft.fits(agent, each)).map(({ start }) => start)),
    );
    for (const start of new Set(candidates.map((candidate) => candidate.start))) {
      const rested = earliest.filter((first) => first <= start).length;
      if (rested === agents.length) continue;
      const row = model.row(-Infinity, rested);
      candidates.forEach((candidate, at) => {
        if (candidate.start <= start) model.put(row, columns[at], 1);
      });
    }
  }

  /** Lengths must leave everybody's week within contract: enough short ones, enough long ones. */
  private addLengthRows(
    model: LinearModel,
    { agents, candidates }: Team,
    columns: readonly number[],
    week: SlotWeek,
  ): void {
    const lengths = new Set(candidates.map(({ form }) => form.paidMinutes));
    if (lengths.size < 2) return;
    const shortest = Math.min(...lengths);
    const longest = Math.max(...lengths);
    const rooms = agents.map((agent) => {
      const paid = this.draft.paidIn(agent, week);
      const daysAfter = Math.max(0, week.maxShifts[agent.index] - this.draft.shiftsIn(agent, week) - 1);
      return {
        most: week.allowed[agent.index] - paid - daysAfter * shortest,
        least: week.owed[agent.index] - paid - daysAfter * longest,
      };
    });
    for (const length of lengths) {
      const long = model.row(-Infinity, rooms.filter(({ most }) => most >= length).length);
      const short = model.row(-Infinity, rooms.filter(({ least }) => least <= length).length);
      candidates.forEach(({ form }, at) => {
        if (form.paidMinutes >= length) model.put(long, columns[at], 1);
        if (form.paidMinutes <= length) model.put(short, columns[at], 1);
      });
    }
  }
}

const GOLDEN_RATIO = 0.618_033_988_749_895;

/** Rounds each team's shifts so that running totals over rising starts stay true; teams round at different places. */
function wholeShifts(columns: readonly (readonly number[])[], values: Float64Array): Map<number, number> {
  const whole = new Map<number, number>();
  columns.forEach((own, team) => {
    const offset = (0.5 + team * GOLDEN_RATIO) % 1;
    let sum = 0;
    for (const column of own) {
      const before = Math.floor(sum + offset + 1e-6);
      sum += values[column];
      whole.set(column, Math.floor(sum + offset + 1e-6) - before);
    }
  });
  return whole;
}

function callsWithin(plan: WeekPlan, buckets: readonly Bucket[]) {
  const first = buckets.at(0)?.first ?? 0;
  const end = buckets.at(-1)?.end ?? 0;
  return (campaign: number, zone: number) =>
    CALL_LEEWAY *
    plan.calls
      .filter(
        (call) => call.campaign === campaign && call.zone === zone && first <= call.first && call.first < end,
      )
      .reduce((sum, { minutes }) => sum + minutes, 0);
}

function meanSpeeds({ agents, profiles }: SlotProblem): (profile: number, work: number) => number {
  const means = new Map<number, number>();
  return (_, work) => {
    let mean = means.get(work);
    if (mean === undefined) {
      const speeds = agents.map(({ speed }) => speed[work]).filter((each) => each > 0);
      mean = speeds.length === 0 ? 1 : speeds.reduce((sum, each) => sum + each, 0) / speeds.length;
      if (profiles.length > 0) means.set(work, mean);
    }
    return mean;
  };
}

function presence(
  { start, form }: Candidate,
  profileAt: Uint16Array,
  buckets: readonly Bucket[],
  slotMinutes: number,
): Map<string, number> {
  const minutes = new Map<string, number>();
  if (buckets.length === 0) return minutes;
  const origin = buckets[0].first;
  const width = buckets[0].end - origin;
  for (let at = 0; at < form.slots; at++) {
    const slot = start + at;
    const bucket = Math.floor((slot - origin) / width);
    if (bucket < 0 || bucket >= buckets.length || slot >= buckets[bucket].end) continue;
    const key = `${profileAt[slot]}/${bucket}`;
    minutes.set(key, (minutes.get(key) ?? 0) + form.presence[at] * slotMinutes);
  }
  return minutes;
}
