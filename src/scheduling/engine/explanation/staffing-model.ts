import { type Candidate } from '../search/duty-days.js';
import { type LinearBudget, LinearModel, type LinearSolver } from '../search/linear-model.js';
import { type SlotAgent } from '../search/slot-agent.js';
import { type SlotSpan } from '../search/slot-frame.js';
import { type SlotProblem } from '../search/slot-problem.js';
import { dutyInWeek, stagesOf, type Team, teamsOf } from '../search/team.js';
import { planningSpans, type WeekPart, weekParts } from './week-parts.js';

/** A stretch of a week of which one queue lacks agents. */
export interface QueueShortage {
  readonly queue: number;
  /** Slots, from the period's start. */
  readonly firstSlot: number;
  readonly endSlot: number;
  readonly minutes: number;
}

/** The best that anybody could make of a week when people may be split and breaks are anywhere. */
export interface StaffingBound {
  readonly cost: number;
  readonly shortages: readonly QueueShortage[];
  readonly understaffedMinutes: number;
  readonly outboundMinutes: number;
}

const MINUTES_OF_BUCKET = [60, 120, 240] as const;
/** Profiles x buckets up to which the week is looked at in finer stretches. */
const LARGE_MODEL_ROWS = 2_500;
const BUDGET: LinearBudget = {
  seed: 0,
  maxNodes: 1,
  absoluteGap: 0,
  timeLimitSeconds: 120,
  shouldStop: () => false,
};

/**
 * The linear relaxation of one week: shifts of like agents in fractions, whose minutes flow to queues up to their
 * targets and to open called zones up to their work. What is missing in it, no roster can bring; `null` when the model
 * was cut short.
 * @example
 * staffingBound({ problem: { queues: [], weights: {}, period: { days: 0 } }, agents: [], profiles: [], target: [], campaigns: [], weeks: [], slots: 0, slotMinutes: 15 }, { firstSlot: 0, endSlot: 0 }, { solve: () => null }) // => null
 */
export function staffingBound(
  slots: SlotProblem,
  week: SlotSpan,
  solver: LinearSolver,
): StaffingBound | null {
  const model = new StaffingModel(slots, week);
  const solution = solver.solve(model.model, BUDGET);
  return solution?.optimal === true ? model.read(solution.values) : null;
}

interface Stretch {
  readonly first: number;
  readonly end: number;
}

class StaffingModel {
  readonly model = new LinearModel();
  private readonly teams: readonly Team[];
  private readonly stretches: readonly Stretch[];
  private readonly stretchOfSlot: Int32Array;
  private readonly shortColumns: { readonly column: number; readonly queue: number; readonly at: number }[] =
    [];
  private readonly callColumns: number[] = [];
  private readonly queueRows = new Map<string, number>();
  private readonly campaignRows = new Map<string, number>();
  private readonly supplyRows = new Map<string, number>();
  private readonly dayRows = new Map<string, number>();
  private readonly costs: number[] = [];
  private callsWanted = 0;
  /** The least that a minute costs in which an agent is not needed. */
  private readonly idleCost: number;
  /** Idle people are too many by their speed; at least by this. */
  private readonly slowest: number;

  constructor(
    private readonly slots: SlotProblem,
    private readonly week: SlotSpan,
  ) {
    const { queues, weights } = slots.problem;
    const steps = queues.flatMap(({ overCost = [] }) => overCost.slice(0, 1).map(({ cost }) => cost));
    this.idleCost = Math.min(weights.overstaffed, ...steps);
    const speeds = slots.agents.flatMap(({ speed }) => [...speed].filter((each) => each > 0));
    this.slowest = Math.min(1, ...speeds);
    this.teams = stagesOf(slots.agents, week).flatMap((stage) =>
      teamsOf(slots.agents, (agent) => dutyInWeek(agent, stage, week)),
    );
    this.stretches = this.chooseStretches();
    this.stretchOfSlot = new Int32Array(slots.slots).fill(-1);
    this.stretches.forEach(({ first, end }, at) => this.stretchOfSlot.fill(at, first, end));
    this.addQueues();
    this.addCampaigns();
    const columns = this.teams.map((team) => this.addTeam(team));
    this.addContracts(columns);
  }

  read(values: Float64Array): StaffingBound {
    const shortages = this.shortColumns
      .map(({ column, queue, at }) => ({
        queue,
        firstSlot: this.stretches[at].first,
        endSlot: this.stretches[at].end,
        minutes: values[column],
      }))
      .filter(({ minutes }) => minutes > 1e-6);
    const called = this.callColumns.reduce((sum, column) => sum + values[column], 0);
    const outboundMinutes = Math.max(0, this.callsWanted - called);
    const cost = this.costs.reduce((sum, each, column) => sum + each * values[column], 0);
    return {
      cost: cost + this.callsWanted * this.slots.problem.weights.outboundShort,
      shortages,
      understaffedMinutes: shortages.reduce((sum, { minutes }) => sum + minutes, 0),
      outboundMinutes,
    };
  }

  private column(cost: number, upper: number): number {
    this.costs.push(cost);
    return this.model.column(cost, 0, upper);
  }

  private chooseStretches(): Stretch[] {
    const profiles = new Set(
      this.teams.flatMap(({ profileAt, candidates }) => candidates.map(({ start }) => profileAt[start])),
    ).size;
    for (const minutes of MINUTES_OF_BUCKET) {
      const stretches = this.stretchesOf(minutes / this.slots.slotMinutes);
      if (profiles * stretches.length <= LARGE_MODEL_ROWS || minutes === MINUTES_OF_BUCKET.at(-1)) {
        return stretches;
      }
    }
    return [];
  }

  private stretchesOf(width: number): Stretch[] {
    const { target, campaigns } = this.slots;
    const stretches: Stretch[] = [];
    for (let first = this.week.firstSlot; first < this.week.endSlot; first += width) {
      const end = Math.min(this.week.endSlot, first + width);
      const wanted = target.some((row) => row.subarray(first, end).some((agents) => agents > 0));
      if (wanted || campaigns.some(({ open }) => open.subarray(first, end).includes(1))) {
        stretches.push({ first, end });
      }
    }
    return stretches;
  }

  private addQueues(): void {
    const { target, slotMinutes, problem } = this.slots;
    this.stretches.forEach(({ first, end }, at) =>
      target.forEach((wanted, queue) => {
        const minutes = wanted.subarray(first, end).reduce((sum, agents) => sum + agents * slotMinutes, 0);
        if (minutes === 0) return;
        const row = this.model.row(minutes, minutes);
        this.queueRows.set(`${queue}/${at}`, row);
        // Costs rise with what is missing; the first is the least.
        const least = problem.queues[queue].underCost?.at(0)?.cost ?? problem.weights.understaffed;
        const column = this.column(least, minutes);
        this.shortColumns.push({ column, queue, at });
        this.model.put(row, column, 1);
      }),
    );
  }

  private addCampaigns(): void {
    const { campaigns, queueCount, problem } = this.slots;
    const weeks = planningSpans(this.slots);
    campaigns.forEach(({ zones }, campaign) =>
      zones.forEach(({ open, openSlots, workMinutes }) => {
        const minutes = workMinutes / weeks.length;
        if (minutes <= 0) return;
        this.callsWanted += minutes;
        if (openSlots === 0) return;
        const budget = this.model.row(-Infinity, minutes);
        this.stretches.forEach(({ first, end }, at) => {
          if (!open.subarray(first, end).includes(1)) return;
          const key = `${queueCount + campaign}/${at}`;
          let row = this.campaignRows.get(key);
          if (row === undefined) this.campaignRows.set(key, (row = this.model.row(0, 0)));
          const column = this.column(-problem.weights.outboundShort, Infinity);
          this.callColumns.push(column);
          this.model.put(row, column, -1);
          this.model.put(budget, column, 1);
        });
      }),
    );
  }

  /** One column for every possible shift; its minutes are there for the team's work of the time. */
  private addTeam(team: Team): number[] {
    const { slotsInSpan, slotMinutes } = this.slots;
    const heads = this.model.row(0, team.agents.length);
    return team.candidates.map(({ start, form }) => {
      const inSpan = Math.min(form.slots, slotsInSpan - start) * slotMinutes;
      const worked = Math.min(form.workMinutes, inSpan);
      const column = this.column(worked * this.idleCost * this.slowest, team.agents.length);
      this.model.put(heads, column, 1);
      const present = new Map<string, number>();
      const perDay = new Map<string, number>();
      for (let slot = start; slot < start + form.slots; slot++) {
        const at = this.stretchOfSlot[slot];
        if (at < 0) continue;
        const profile = team.profileAt[slot];
        add(present, `${profile}/${at}`, slotMinutes);
        add(perDay, `${profile}/${this.dayOf(at)}`, slotMinutes);
      }
      for (const [key, minutes] of present) {
        const row = this.supplyRow(key);
        if (row !== null) this.model.put(row, column, -minutes);
      }
      for (const [key, minutes] of perDay) {
        const row = this.dayRows.get(key);
        if (row !== undefined) this.model.put(row, column, -Math.min(minutes, form.workMinutes));
      }
      return column;
    });
  }

  /** Used minutes of a profile stay within those present in each stretch, and within work net of pauses each day. */
  private supplyRow(key: string): number | null {
    const known = this.supplyRows.get(key);
    if (known !== undefined) return known;
    const [profile, at] = key.split('/').map(Number);
    const flows = this.slots.profiles[profile].flatMap((work) => {
      const queue = work < this.slots.queueCount;
      const row = (queue ? this.queueRows : this.campaignRows).get(`${work}/${at}`);
      return row === undefined ? [] : [{ row, work, queue }];
    });
    if (flows.length === 0) return null;
    const supply = this.model.row(-Infinity, 0);
    this.supplyRows.set(key, supply);
    const dayKey = `${profile}/${this.dayOf(at)}`;
    let day = this.dayRows.get(dayKey);
    if (day === undefined) this.dayRows.set(dayKey, (day = this.model.row(-Infinity, 0)));
    for (const { row, work, queue } of flows) {
      const column = this.column(-this.idleCost * (queue ? this.speedOf(work) : this.slowest), Infinity);
      this.model.put(supply, column, 1);
      this.model.put(day, column, 1);
      this.model.put(row, column, queue ? this.speedOf(work) : 1);
    }
    return supply;
  }

  private dayOf(stretch: number): number {
    const daySlots = (24 * 60) / this.slots.slotMinutes;
    return Math.floor((this.stretches[stretch].first - this.week.firstSlot) / daySlots);
  }

  /** The best at this work: the bound must not be too dear. */
  private speedOf(work: number): number {
    return this.slots.agents.reduce((best, { speed }) => Math.max(best, speed[work]), 0);
  }

  private addContracts(columns: readonly (readonly number[])[]): void {
    const classes = new Map<string, { agents: Set<SlotAgent>; shifts: ShiftColumn[] }>();
    this.teams.forEach(({ classKey, agents, candidates }, team) => {
      const own = classes.get(classKey) ?? { agents: new Set<SlotAgent>(), shifts: [] };
      for (const agent of agents) own.agents.add(agent);
      candidates.forEach((candidate, at) => own.shifts.push({ candidate, column: columns[team][at] }));
      classes.set(classKey, own);
    });
    for (const { agents, shifts } of classes.values()) {
      for (const part of weekParts(this.slots, this.week, [...agents])) {
        this.addPart(
          part,
          shifts.filter(({ candidate: { start } }) => part.firstSlot <= start && start < part.endSlot),
        );
      }
    }
  }

  private addPart({ maxShifts, allowed, owed }: WeekPart, shifts: readonly ShiftColumn[]): void {
    const count = this.model.row(0, maxShifts);
    const most = this.model.row(0, allowed);
    const least = this.model.row(owed, Infinity);
    const missing = this.column(this.slots.problem.weights.contractShort, Infinity);
    this.model.put(least, missing, 1);
    for (const { candidate, column } of shifts) {
      this.model.put(count, column, 1);
      this.model.put(most, column, candidate.form.paidMinutes);
      this.model.put(least, column, candidate.form.paidMinutes);
    }
  }
}

interface ShiftColumn {
  readonly candidate: Candidate;
  readonly column: number;
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
