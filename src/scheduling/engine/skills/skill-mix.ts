import { LinearModel, LinearSolver } from '../search/linear-model.js';
import { allocateSkills, type AllocationPlan, EXACT } from './skill-allocation.js';
import { requireSkills, type SkillGroup, speedAt } from './skill-group.js';

/** A skill group that could be there, what one of it costs, and how many there are. */
export interface HirableGroup extends SkillGroup {
  readonly cost: number;
  /** `null`: as many as needed. */
  readonly most: number | null;
}

export interface MixQuestion {
  readonly groups: readonly HirableGroup[];
  readonly queueIds: readonly string[];
  /** By interval and queue: agents of speed 1. */
  readonly required: readonly (readonly number[])[];
}

export interface SkillMix {
  /** By group: so many at work in every interval. */
  readonly heads: readonly number[];
  readonly cost: number;
  /** No mix costs less, not even with parts of people; agents who are missing cost nothing in it. */
  readonly bound: number;
  /** Whom of the mix each interval needs, on which queue, and who is missing. */
  readonly plan: AllocationPlan;
}

/** What a missing agent costs beside the dearest group: a mix is short only where it has to be. */
const SHORT_FACTOR = 10_000;
const DEAREST = 1_000_000;

/**
 * The cheapest whole numbers of agents by skill group, such that the same people, moved between their queues as intervals pass, cover every queue in
 * every interval: min sum(cost x heads), heads >= those assigned in each interval, assigned x speed >= requirement. Where the groups do not
 * suffice, as little as possible is missing, and told.
 * @throws RangeError when a speed, a cost, a number of heads or a requirement cannot be.
 * @example
 * (await leastSkillMix({ groups: [{ id: 'g', name: 'g', cost: 1, most: null, speeds: [{ queueId: 'a', speed: 0.8 }] }], queueIds: ['a'], required: [[8], [4]] })).heads // => [10]
 */
export async function leastSkillMix(question: MixQuestion, loaded?: LinearSolver): Promise<SkillMix> {
  const { groups, queueIds, required } = question;
  requireSkills(groups, queueIds, required);
  groups.forEach(requireGroup);
  const solver = loaded ?? (await LinearSolver.load());
  const model = mixModel(question);
  const bound = solver.solve(model, { ...EXACT, relaxed: true });
  const found = solver.solve(model, EXACT) ?? bound;
  const heads = groups.map((_, g) => Math.max(0, Math.round(found?.values[g] ?? 0)));
  const cost = costOf(groups, heads);
  return {
    heads,
    cost,
    bound: Math.min(cost, costOf(groups, [...(bound?.values ?? []).slice(0, groups.length)])),
    plan: allocateSkills({ groups, queueIds, required, heads: required.map(() => heads) }, solver),
  };
}

/** The first columns are the heads of the groups. */
function mixModel({ groups, queueIds, required }: MixQuestion): LinearModel {
  const model = new LinearModel();
  const dearest = Math.max(1, ...groups.map(({ cost }) => cost));
  const heads = groups.map(({ cost, most }) => model.column(cost, 0, most ?? Infinity, true));
  const endless = queueIds.map((id) => groups.some((each) => each.most === null && speedAt(each, id) > 0));
  for (const wanted of hardest(required)) {
    const cover = wanted.map((agents, q) => {
      const row = model.row(agents, Infinity);
      model.put(row, model.column(SHORT_FACTOR * dearest, 0, endless[q] ? 0 : agents), 1);
      return row;
    });
    groups.forEach((group, g) => {
      const there = model.row(-Infinity, 0);
      model.put(there, heads[g], -1);
      queueIds.forEach((queueId, q) => {
        const speed = wanted[q] > 0 ? speedAt(group, queueId) : 0;
        if (speed === 0) return;
        const column = model.column(0, 0, Infinity);
        model.put(cover[q], column, speed);
        model.put(there, column, 1);
      });
    });
  }
  return model;
}

/** Whoever covers an interval covers every other one that needs no more on any queue. */
function hardest(required: readonly (readonly number[])[]): (readonly number[])[] {
  const distinct = [...new Map(required.map((row) => [row.join(), row])).values()];
  return distinct.filter(
    (row) => !distinct.some((other) => other !== row && other.every((agents, q) => agents >= row[q])),
  );
}

function costOf(groups: readonly HirableGroup[], heads: readonly number[]): number {
  return groups.reduce((sum, { cost }, g) => sum + cost * (heads[g] ?? 0), 0);
}

function requireGroup({ name, cost, most }: HirableGroup): void {
  if (!(cost >= 0 && cost <= DEAREST))
    throw new RangeError(`The cost ${cost} of "${name}" must be from 0 to ${DEAREST}.`);
  if (most !== null && !(Number.isInteger(most) && most >= 0)) {
    throw new RangeError(`"${name}" must have a whole number of heads, 0 or more (got ${most}).`);
  }
}
