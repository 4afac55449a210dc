import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type RequirementRow } from '../../forecasting/requirement.js';
import { StaffingService } from '../../forecasting/staffing.service.js';
import { addMinutes } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { addDays, localDateOf, timeZone } from '../../time/zoned-time.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { type PlanningWorkforce, type Queue } from '../../workforce/workforce.js';
import {
  rosterScenario,
  type RosterToSimulate,
  type SimulationAssumptions,
} from '../engine/roster-scenario.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { ShiftRepository } from '../persistence/shift.repository.js';
import { type Schedule, type ScheduledShift } from '../schedule.js';
import { simulatedAgents } from './simulated-agents.js';
import { type AssumptionsAsked, type RosterSimulation } from './roster-simulation.js';
import { type SimulationTask } from './simulation-task.js';

const UTC = timeZone('UTC');
const DAY_MINUTES = 24 * 60;
/** Requirements come in 5 to 60 minutes, activities in quarter-hours at the widest. */
const WIDEST_MINUTES = 15;

/** A simulation ready to run, with what its answer is read against. */
export interface LoadedSimulation {
  readonly task: SimulationTask;
  readonly assumptions: SimulationAssumptions;
  readonly intervalMinutes: number;
  readonly requirement: readonly RequirementRow[];
  readonly shifts: readonly ScheduledShift[];
}

/** Rows -> scenario: the roster, the other published rosters of these days, and the published requirement. */
@Injectable()
export class ScenarioLoader {
  constructor(
    private readonly directory: WorkforceDirectory,
    private readonly staffing: StaffingService,
    private readonly schedules: ScheduleRepository,
    private readonly shifts: ShiftRepository,
  ) {}

  async load(
    manager: EntityManager,
    schedule: Schedule,
    { span, order }: Pick<RosterSimulation, 'span' | 'order'>,
  ): Promise<LoadedSimulation> {
    const shifts = await this.shiftsNear(manager, schedule, span);
    const workforce = await this.workforce(manager, shifts, span);
    const queues = await this.queues(manager, workforce, shifts);
    const requirement = await this.staffing.publishedRequirement(
      manager,
      queues.map(({ id }) => id),
      span,
    );
    const assumptions = await this.assumptions(manager, order.assumptions, requirement);
    const intervalMinutes = Math.min(WIDEST_MINUTES, ...requirement.map((row) => row.intervalMinutes));
    const campaigns = await this.directory.campaigns(manager, workIds(shifts, 'campaignId'));
    const roster: RosterToSimulate = {
      name: `Schedule ${schedule.id}`,
      span,
      intervalMinutes,
      queues: queues.map((queue) => toQueue(queue, requirement)),
      campaigns: campaigns.map(({ id, name }) => ({ id: String(id), name })),
      agents: simulatedAgents(workforce, shifts, span),
      shifts: shifts.map(toShift),
    };
    const { seed, replications, halfWidth, agentHours } = order;
    const scenario = rosterScenario(roster, assumptions);
    const task = { scenario, seed, replications, halfWidth, agentHours };
    return { task, assumptions, intervalMinutes, requirement, shifts };
  }

  /** Of this roster, and of others that are published for the same days. */
  private async shiftsNear(
    manager: EntityManager,
    { id, periodId }: Schedule,
    span: Interval,
  ): Promise<ScheduledShift[]> {
    // The last shifts of a period run past its end.
    const near = { start: addMinutes(span.start, -DAY_MINUTES), end: span.end };
    const others = await this.schedules.publishedIn(manager, near, periodId);
    const all = await this.shifts.list(manager, {
      scheduleIds: [id, ...others.map((other) => other.id)],
      // Agents' days may be a day off those of UTC, and night shifts began the day before.
      from: addDays(localDateOf(span.start, UTC), -2),
      to: addDays(localDateOf(span.end, UTC), 1),
    });
    return all.filter(({ start, end }) => start < span.end && end > span.start);
  }

  private async workforce(
    manager: EntityManager,
    shifts: readonly ScheduledShift[],
    span: Interval,
  ): Promise<PlanningWorkforce> {
    const rostered = new Set(shifts.map(({ agentId }) => agentId));
    const agents = await this.directory.agentsByIds(manager, [...rostered]);
    const siteIds = [...new Set(agents.map(({ siteId }) => siteId))];
    const workforce = await this.directory.planningWorkforce(manager, { siteIds, span });
    return { ...workforce, agents };
  }

  /** Those that the agents may take or are rostered on. */
  private queues(
    manager: EntityManager,
    { entitlements, agents }: PlanningWorkforce,
    shifts: readonly ScheduledShift[],
  ): Promise<Queue[]> {
    const rostered = new Set(agents.map(({ id }) => id));
    const entitled = entitlements.filter(({ agentId }) => rostered.has(agentId));
    const ids = entitled.flatMap(({ queueId }) => (queueId === null ? [] : [queueId]));
    return this.directory.queues(manager, [...new Set([...ids, ...workIds(shifts, 'queueId')])]);
  }

  private async assumptions(
    manager: EntityManager,
    asked: AssumptionsAsked,
    requirement: readonly RequirementRow[],
  ): Promise<SimulationAssumptions> {
    const unplaced = await this.staffing.unplacedShrinkage(manager, requirement);
    return {
      ...asked,
      absentShare: asked.absentShare ?? unplaced.outOfOffice,
      unavailableShare: asked.unavailableShare ?? unplaced.inOffice,
    };
  }
}

function workIds(shifts: readonly ScheduledShift[], column: 'queueId' | 'campaignId'): number[] {
  const ids = shifts.flatMap(({ activities }) => activities.flatMap((activity) => activity[column] ?? []));
  return [...new Set(ids)];
}

function toQueue(
  { id, name, goal, patienceSeconds }: Queue,
  requirement: readonly RequirementRow[],
): RosterToSimulate['queues'][number] {
  const own = requirement.filter(({ queueId }) => queueId === id);
  const targets = own.find(({ targets: { serviceLevel } }) => serviceLevel !== undefined)?.targets
    .serviceLevel;
  return {
    id: String(id),
    name,
    expected: own.map(({ start, intervalMinutes, offered, averageHandleTimeSeconds }) => ({
      start,
      end: addMinutes(start, intervalMinutes),
      offered,
      averageHandleTimeSeconds,
    })),
    answerThresholdSeconds: targets?.answerThresholdSeconds ?? goal.answerThresholdSeconds,
    serviceLevelGoal: targets?.share ?? goal.serviceLevel,
    patienceSeconds: own.find((row) => row.patienceSeconds !== null)?.patienceSeconds ?? patienceSeconds,
  };
}

function toShift({ agentId, start, end, activities }: ScheduledShift): RosterToSimulate['shifts'][number] {
  return {
    agentId: String(agentId),
    start,
    end,
    activities: activities.map(({ queueId, campaignId, ...activity }) => ({
      ...activity,
      queueId: queueId === null ? null : String(queueId),
      campaignId: campaignId === null ? null : String(campaignId),
    })),
  };
}
