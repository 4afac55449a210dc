import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { coverGaps } from './engine/cover.js';
import { type SchedulingProblem } from './engine/problem.js';
import { type SkillGroup } from './engine/skills/skill-group.js';
import { type HirableGroup } from './engine/skills/skill-mix.js';
import { skillSupply, type SkillSupply } from './engine/skills/skill-supply.js';
import { PeriodProblems } from './period-problems.js';
import {
  allocationRows,
  grouped,
  type AllocationRequest,
  type AllocationView,
  type MixRequest,
  type MixView,
  type OwnGroup,
  shortagesOf,
  toGroup,
  toGroupView,
} from './skills.js';
import { skillsInvalid } from './skills.errors.js';
import { PlanningComputer } from './solver/planning-computer.js';
import { type PlanningAnswers, type PlanningKind, type PlanningQuestions } from './solver/planning-task.js';
import { queueWork } from './solver/work-ids.js';

const MOST_GROUPS = 100;
const MOST_HEADS = 100_000;

/** Which queues multi-skilled agents are best put on, and whom it takes; nothing is stored. */
@Injectable()
export class SkillsService {
  constructor(
    private readonly problems: PeriodProblems,
    private readonly computer: PlanningComputer,
  ) {}

  /** The agents on inbound of a roster, or groups of the planner's own, on the queues of every interval. */
  async allocation(actor: Actor, request: AllocationRequest): Promise<AllocationView> {
    const { periodId, scheduleId } = request;
    if ((scheduleId === null) === (request.groups.length === 0)) {
      throw skillsInvalid('Who is there? Name a schedule or give groups, one of the two.', {
        field: 'groups',
      });
    }
    const { problem, roster } = await this.problems.load(actor, periodId, scheduleId);
    const supply = skillSupply(problem, roster);
    const { groups, classes, groupOf, heads } =
      roster === null ? ownSupply(problem, supply, request) : supply;
    const { queueIds, required } = supply;
    const plan = await this.answer('skill-allocation', { groups: classes, queueIds, required, heads });
    const shortAgents = plan.shortages.reduce((sum, { agents }) => sum + agents, 0);
    const rostered = roster === null ? null : coverGaps(problem, roster);
    const intervals = grouped(plan, groupOf, groups);
    return {
      periodId,
      scheduleId,
      groups: groups.map(toGroupView),
      shortHours: (shortAgents * problem.period.gridMinutes) / 60,
      rosteredShortHours: rostered && rostered.reduce((sum, { underMinutes }) => sum + underMinutes, 0) / 60,
      shortages: shortagesOf(problem, groups, intervals, plan.shortages),
      rows: allocationRows(problem, groups, intervals),
    };
  }

  /** The cheapest numbers of agents by skill group that cover every queue in every interval. */
  async mix(actor: Actor, request: MixRequest): Promise<MixView> {
    const { periodId } = request;
    const { problem } = await this.problems.load(actor, periodId, null);
    const { queueIds, required, ...supply } = skillSupply(problem, null);
    const today = request.groups.length === 0 ? supply.agents : null;
    const groups: HirableGroup[] =
      today === null
        ? ownGroups(problem, request.groups).map((group, g) => ({
            ...group,
            cost: request.groups[g].cost,
            most: request.groups[g].heads,
          }))
        : supply.groups.map((group, g) => ({
            ...group,
            cost: 1,
            most: request.withinToday ? today[g] : null,
          }));
    const mix = await this.answer('skill-mix', { groups, queueIds, required });
    const intervals = grouped(
      mix.plan,
      groups.map((_, g) => g),
      groups,
    );
    return {
      periodId,
      groups: groups.map((group, g) => ({
        ...toGroupView(group),
        heads: mix.heads[g],
        today: today?.[g] ?? null,
        cost: group.cost * mix.heads[g],
      })),
      cost: mix.cost,
      bound: mix.bound,
      shortages: shortagesOf(problem, groups, intervals, mix.plan.shortages),
      rows: allocationRows(problem, groups, intervals),
    };
  }

  private async answer<K extends PlanningKind>(
    kind: K,
    question: PlanningQuestions[K],
  ): Promise<PlanningAnswers[K]> {
    try {
      return await this.computer.answer(kind, question);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw skillsInvalid(error.message, { field: 'groups' });
    }
  }
}

/** Groups of the planner's own: so many are there all the time. */
function ownSupply(
  problem: SchedulingProblem,
  { required }: SkillSupply,
  request: AllocationRequest,
): Pick<SkillSupply, 'groups' | 'classes' | 'groupOf' | 'heads'> {
  const groups = ownGroups(problem, request.groups);
  const heads = request.groups.map((group) => group.heads ?? 0);
  return { groups, classes: groups, groupOf: groups.map((_, g) => g), heads: required.map(() => heads) };
}

function ownGroups(problem: SchedulingProblem, groups: readonly OwnGroup[]): SkillGroup[] {
  if (groups.length > MOST_GROUPS) {
    throw skillsInvalid(`Give at most ${MOST_GROUPS} groups (got ${groups.length}).`, { field: 'groups' });
  }
  const odd = groups.find(({ heads }) => heads !== null && !(heads >= 0 && heads <= MOST_HEADS));
  if (odd !== undefined) {
    const message = `"${odd.name}" must have 0 to ${MOST_HEADS} heads (got ${odd.heads}).`;
    throw skillsInvalid(message, { field: 'heads', value: odd.heads ?? 0 });
  }
  const known = new Set(problem.queues.map(({ id }) => id));
  for (const { speeds } of groups) {
    const stranger = speeds.find(({ queueId }) => !known.has(queueWork(queueId)));
    if (stranger !== undefined) {
      const queues = problem.queues.map(({ name }) => name).join(', ') || 'none';
      const { queueId } = stranger;
      throw skillsInvalid(`Queue ${queueId} is none of the period, which has ${queues}.`, {
        field: 'queueId',
        value: queueId,
      });
    }
  }
  return groups.map((group, at) => toGroup(group, at, queueWork));
}
