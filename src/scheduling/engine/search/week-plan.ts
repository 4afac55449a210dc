import { CoverModel, type Bucket } from './cover-model.js';
import { type Candidate } from './duty-days.js';
import { type LinearBudget, LinearModel, type LinearSolver } from './linear-model.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem, type SlotWeek } from './slot-problem.js';
import { type Team, teamsOf } from './team.js';

/** How a week is best worked when people may be split: the guide for whole shifts, and a bound on any roster's cost. */
export interface WeekPlan {
  readonly teams: readonly Team[];
  /** By team, then candidate: shifts, in fractions. */
  readonly shifts: readonly Float64Array[];
  /** Called minutes by campaign and zone in each bucket. */
  readonly calls: readonly {
    readonly campaign: number;
    readonly zone: number;
    readonly first: number;
    readonly minutes: number;
  }[];
  /** No roster of this week costs less; null when the model was cut short. */
  readonly bound: number | null;
}

/** Supply rows beyond which the week is looked at in two hours instead of one. */
const LARGE_MODEL_ROWS = 2500;

/** The linear relaxation of a week: teams' shifts, breaks anywhere, agents split at will. */
export class WeekPlanner {
  constructor(
    private readonly slots: SlotProblem,
    private readonly solver: LinearSolver,
  ) {}

  /** `zoneMinutes` is the calling still to be planned, by campaign and zone. */
  plan(week: SlotWeek, zoneMinutes: readonly Float64Array[], budget: LinearBudget): WeekPlan | null {
    const teams = stagesOf(this.slots.agents, week).flatMap((stage) =>
      teamsOf(this.slots.agents, (agent) => dutyInWeek(agent, stage, week)),
    );
    const buckets = this.buckets(week, teams);
    const build = (flat: boolean) => new WeekModel(this.slots, week, teams, buckets, zoneMinutes, flat);
    const guide = build(false);
    const solution = this.solver.solve(guide.model, budget);
    if (solution === null) return null;
    const flat = build(true);
    const flatSolution = budget.shouldStop() ? null : this.solver.solve(flat.model, budget);
    const bound =
      flatSolution?.optimal === true
        ? Math.max(0, flatSolution.objective + flat.constantCost() + this.unavoidableCost(week))
        : null;
    return { teams, shifts: guide.shiftsOf(solution.values), calls: guide.callsOf(solution.values), bound };
  }

  /** Hours owed to agents who cannot work them on any days: absent, uncertified, or without work at their hours. */
  private unavoidableCost(week: SlotWeek): number {
    const { agents, problem } = this.slots;
    const minutes = agents.reduce(
      (sum, agent) => sum + week.owed[agent.index] - attainable(agent, week).owed,
      0,
    );
    return minutes * problem.weights.contractShort;
  }

  private buckets(week: SlotWeek, teams: readonly Team[]): Bucket[] {
    const profiles = new Set(
      teams.flatMap(({ profileAt, candidates }) => candidates.map(({ start }) => profileAt[start])),
    );
    const hourly = this.bucketsOf(week, 60 / this.slots.slotMinutes);
    return profiles.size * hourly.length <= LARGE_MODEL_ROWS
      ? hourly
      : this.bucketsOf(week, 120 / this.slots.slotMinutes);
  }

  private bucketsOf({ firstSlot, endSlot }: SlotWeek, width: number): Bucket[] {
    const { target, campaigns } = this.slots;
    const buckets: Bucket[] = [];
    for (let first = firstSlot; first < endSlot; first += width) {
      const end = Math.min(endSlot, first + width);
      const wanted = target.some((row) => row.subarray(first, end).some((agents) => agents > 0));
      const callable = campaigns.some(({ open }) => open.subarray(first, end).includes(1));
      if (wanted || callable) buckets.push({ first, end });
    }
    return buckets;
  }
}

/**
 * The candidates of an agent's duty day of one stage that start in a week.
 * @example
 * dutyInWeek({ duties: [{ stage: 0, candidates: [{ start: 5 }, { start: 9 }] }] }, 0, { firstSlot: 0, endSlot: 8 }).candidates.length // => 1
 */
export function dutyInWeek(
  agent: Pick<SlotAgent, 'duties'>,
  stage: number,
  week: Pick<SlotWeek, 'firstSlot' | 'endSlot'>,
): SlotAgent['duties'][number] | undefined {
  const duty = agent.duties.find((each) => each.stage === stage);
  if (duty === undefined) return undefined;
  const inWeek = ({ start }: Candidate) => week.firstSlot <= start && start < week.endSlot;
  return duty.candidates.every(inWeek) ? duty : { stage, candidates: duty.candidates.filter(inWeek) };
}

/**
 * The stages on which anybody could start a shift in a week, in order.
 * @example
 * stagesOf([{ duties: [{ stage: 3, candidates: [{ start: 5 }] }] }], { firstSlot: 0, endSlot: 8 }) // => [3]
 */
export function stagesOf(
  agents: readonly Pick<SlotAgent, 'duties'>[],
  week: Pick<SlotWeek, 'firstSlot' | 'endSlot'>,
): number[] {
  const stages = new Set<number>();
  for (const { duties } of agents) {
    for (const { stage, candidates } of duties) {
      if (candidates.some(({ start }) => week.firstSlot <= start && start < week.endSlot)) stages.add(stage);
    }
  }
  return [...stages].sort((a, b) => a - b);
}

/** The most shifts an agent can work in a week, and what of the minutes owed they can pay. */
function attainable(agent: SlotAgent, week: SlotWeek): { readonly shifts: number; readonly owed: number } {
  const days = agent.duties
    .map(({ stage }) => dutyInWeek(agent, stage, week)?.candidates ?? [])
    .filter((candidates) => candidates.length > 0);
  const longest = Math.max(0, ...days.flat().map(({ form }) => form.paidMinutes));
  const shifts = Math.min(week.maxShifts[agent.index], days.length);
  return { shifts, owed: Math.min(week.owed[agent.index], shifts * longest) };
}

class WeekModel {
  readonly model = new LinearModel();
  private readonly cover: CoverModel;
  private readonly shiftColumns: number[][];
  private readonly bucketOfSlot: Int32Array;

  constructor(
    private readonly slots: SlotProblem,
    private readonly week: SlotWeek,
    private readonly teams: readonly Team[],
    private readonly buckets: readonly Bucket[],
    private readonly zoneMinutes: readonly Float64Array[],
    flat: boolean,
  ) {
    this.bucketOfSlot = new Int32Array(slots.slots).fill(-1);
    buckets.forEach(({ first, end }, at) => this.bucketOfSlot.fill(at, first, end));
    const best = bestSpeeds(slots);
    this.cover = new CoverModel(this.model, slots, {
      buckets,
      zoneBudget: (campaign, zone) => zoneMinutes[campaign][zone],
      speed: (_, work) => best[work],
      flat,
    });
    this.shiftColumns = teams.map((team) => this.addTeam(team, Math.min(1, slowest(slots))));
    this.addWorkBalance();
    this.addClassLimits();
  }

  /** What every plan costs before anything is called: all calling that is wanted, missing. */
  constantCost(): number {
    const wanted = this.zoneMinutes.reduce((sum, zones) => sum + zones.reduce((a, b) => a + b, 0), 0);
    return wanted * this.slots.problem.weights.outboundShort;
  }

  shiftsOf(values: Float64Array): Float64Array[] {
    return this.shiftColumns.map((columns) => Float64Array.from(columns, (column) => values[column]));
  }

  callsOf(values: Float64Array): WeekPlan['calls'] {
    return this.cover.callColumns
      .map(({ column, campaign, zone, bucket }) => ({
        campaign,
        zone,
        first: this.buckets[bucket].first,
        minutes: values[column],
      }))
      .filter(({ minutes }) => minutes > 0);
  }

  private addTeam(team: Team, idleFactor: number): number[] {
    const { slotsInSpan, slotMinutes, problem } = this.slots;
    const heads = this.model.row(0, team.agents.length);
    return team.candidates.map((candidate) => {
      const inSpan = Math.min(candidate.form.slots, slotsInSpan - candidate.start) * slotMinutes;
      const worked = Math.min(candidate.form.workMinutes, inSpan);
      const cost = worked * problem.weights.overstaffed * idleFactor;
      const column = this.model.column(cost, 0, team.agents.length);
      this.model.put(heads, column, 1);
      for (const [key, minutes] of this.presence(team, candidate)) {
        const [profile, bucket] = key.split('/').map(Number);
        this.cover.supply(profile, bucket, column, minutes);
      }
      return column;
    });
  }

  private presence({ profileAt }: Team, { start, form }: Candidate): Map<string, number> {
    const minutes = new Map<string, number>();
    for (let slot = start; slot < start + form.slots; slot++) {
      const bucket = this.bucketOfSlot[slot];
      if (bucket < 0) continue;
      const key = `${profileAt[slot]}/${bucket}`;
      minutes.set(key, (minutes.get(key) ?? 0) + this.slots.slotMinutes);
    }
    return minutes;
  }

  /** Breaks may be anywhere in a shift, but they do cost time: used minutes of a profile in a day stay below work. */
  private addWorkBalance(): void {
    const daySlots = Math.round((24 * 60) / this.slots.slotMinutes);
    const dayOf = (slot: number) => Math.floor((slot - this.week.firstSlot) / daySlots);
    const rows = new Map<string, number>();
    for (const { column, profile, bucket } of this.cover.flows) {
      const key = `${profile}/${dayOf(this.buckets[bucket].first)}`;
      let row = rows.get(key);
      if (row === undefined) rows.set(key, (row = this.model.row(-Infinity, 0)));
      this.model.put(row, column, 1);
    }
    this.teams.forEach((team, at) =>
      team.candidates.forEach((candidate, index) => {
        const minutes = new Map<string, number>();
        for (let slot = candidate.start; slot < candidate.start + candidate.form.slots; slot++) {
          const key = `${team.profileAt[slot]}/${dayOf(this.firstOfBucket(slot))}`;
          minutes.set(key, (minutes.get(key) ?? 0) + this.slots.slotMinutes);
        }
        for (const [key, overlap] of minutes) {
          const row = rows.get(key);
          const work = Math.min(overlap, candidate.form.workMinutes);
          if (row !== undefined) this.model.put(row, this.shiftColumns[at][index], -work);
        }
      }),
    );
  }

  private firstOfBucket(slot: number): number {
    const bucket = this.bucketOfSlot[slot];
    return bucket < 0 ? slot : this.buckets[bucket].first;
  }

  /** Per class: shifts within days off, paid time within contracts, and what falls short of the hours owed. */
  private addClassLimits(): void {
    const members = new Map<string, Set<SlotAgent>>();
    const columns = new Map<string, { column: number; paid: number }[]>();
    this.teams.forEach(({ classKey, agents, candidates }, at) => {
      members.set(classKey, new Set([...(members.get(classKey) ?? []), ...agents]));
      const own = candidates.map(({ form }, index) => ({
        column: this.shiftColumns[at][index],
        paid: form.paidMinutes,
      }));
      columns.set(classKey, [...(columns.get(classKey) ?? []), ...own]);
    });
    for (const [classKey, agents] of members) {
      const total = (of: (agent: SlotAgent) => number) =>
        [...agents].reduce((sum, each) => sum + of(each), 0);
      const count = this.model.row(
        0,
        total((agent) => attainable(agent, this.week).shifts),
      );
      const paidAtMost = this.model.row(
        0,
        total(({ index }) => this.week.allowed[index]),
      );
      const paidAtLeast = this.model.row(
        total((agent) => attainable(agent, this.week).owed),
        Infinity,
      );
      this.model.put(
        paidAtLeast,
        this.model.column(this.slots.problem.weights.contractShort, 0, Infinity),
        1,
      );
      for (const { column, paid } of columns.get(classKey) ?? []) {
        this.model.put(count, column, 1);
        this.model.put(paidAtMost, column, paid);
        this.model.put(paidAtLeast, column, paid);
      }
    }
  }
}

function bestSpeeds({ agents, workCount }: SlotProblem): Float64Array {
  const best = new Float64Array(workCount);
  for (const { speed } of agents) speed.forEach((each, work) => (best[work] = Math.max(best[work], each)));
  return best;
}

function slowest({ agents }: SlotProblem): number {
  return Math.min(1, ...agents.flatMap(({ speed }) => Array.from(speed).filter((each) => each > 0)));
}
