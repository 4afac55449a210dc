import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, type Scope } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type LocalDate } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent } from '../workforce/workforce.js';
import { scheduleNotPublished } from './scheduling.errors.js';
import { agentNotFound, siteNotFound, teamNotFound } from '../workforce/workforce.errors.js';
import { checkDates } from './calling-window.service.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import { ShiftRepository } from './persistence/shift.repository.js';
import { ScheduleAccess } from './schedule-access.js';
import {
  type Schedule,
  type ScheduledShift,
  type ScheduleEvaluation,
  type ScheduleViolation,
} from './schedule.js';

/** Whose shifts; what is left out does not narrow. Days are those that shifts start on, both included. */
export interface WhoseShifts {
  readonly siteId?: number;
  readonly teamId?: number;
  readonly agentId?: number;
  readonly agentIds?: readonly number[];
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** Which violations; what is left out does not narrow. */
export interface WhichViolations {
  readonly ruleId?: string;
  readonly agentId?: number;
}

/** `id` is the place in the evaluation, from 1. */
export interface NumberedViolation extends ScheduleViolation {
  readonly id: number;
}

function isThere(agent: Agent, reach: Scope, { siteId, teamId, agentId }: WhoseShifts): boolean {
  const inReach =
    reach.everywhere ||
    reach.siteIds.includes(agent.siteId) ||
    reach.teamIds.includes(agent.teamId) ||
    reach.agentIds.includes(agent.id);
  return (
    inReach &&
    (siteId === undefined || agent.siteId === siteId) &&
    (teamId === undefined || agent.teamId === teamId) &&
    (agentId === undefined || agent.id === agentId)
  );
}

/** Rosters as they are read: planners see drafts and why they are as they are, others what is published and theirs. */
@Injectable()
export class RosterService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly schedules: ScheduleRepository,
    private readonly shifts: ShiftRepository,
    private readonly access: ScheduleAccess,
  ) {}

  async schedule(actor: Actor, id: number): Promise<Schedule> {
    return this.unitOfWork.read(
      async (manager) => (await this.access.visibleSchedule(manager, actor, id)).schedule,
    );
  }

  /** The roster of the period that agents have been told. */
  async publishedSchedule(actor: Actor, periodId: number): Promise<Schedule> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.visiblePeriod(manager, actor, periodId);
      const where = { periodId, statuses: ['PUBLISHED'] as const };
      const { nodes } = await this.schedules.page(manager, where, { first: 1, after: null });
      if (nodes.length === 0) throw scheduleNotPublished(periodId);
      return nodes[0];
    });
  }

  async schedulesOfPeriod(actor: Actor, periodId: number, request: PageRequest): Promise<Page<Schedule>> {
    return this.unitOfWork.read(async (manager) => {
      const { statuses } = await this.access.visiblePeriod(manager, actor, periodId);
      return this.schedules.page(manager, { periodId, statuses }, request);
    });
  }

  /** Score, violations and outbound delivery: for planners. */
  async evaluation(actor: Actor, scheduleId: number): Promise<ScheduleEvaluation> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.plannedSchedule(manager, actor, scheduleId);
      const evaluation = await this.schedules.evaluation(manager, scheduleId);
      if (evaluation === null) throw new Error(`Schedule ${scheduleId} has no evaluation.`);
      return evaluation;
    });
  }

  async violations(
    actor: Actor,
    scheduleId: number,
    { ruleId, agentId }: WhichViolations,
    request: PageRequest,
  ): Promise<Page<NumberedViolation>> {
    const { violations } = await this.evaluation(actor, scheduleId);
    const wanted = violations
      .map((violation, at) => ({ ...violation, id: at + 1 }))
      .filter((violation) => ruleId === undefined || violation.ruleId === ruleId)
      .filter((violation) => agentId === undefined || violation.agentId === agentId);
    const left = wanted.filter(({ id }) => id > (request.after ?? 0));
    return {
      nodes: left.slice(0, request.first),
      hasNextPage: left.length > request.first,
      totalCount: wanted.length,
    };
  }

  async shiftsOfSchedule(
    actor: Actor,
    scheduleId: number,
    whose: WhoseShifts,
    request: PageRequest,
  ): Promise<Page<ScheduledShift>> {
    return this.unitOfWork.read(async (manager) => {
      const { reach } = await this.access.visibleSchedule(manager, actor, scheduleId);
      const agentIds = await this.agentIds(manager, reach, whose);
      return this.shifts.page(manager, { ...whose, scheduleIds: [scheduleId], agentIds }, request);
    });
  }

  /** One schedule whole, for files. */
  async wholeSchedule(actor: Actor, scheduleId: number): Promise<ScheduledShift[]> {
    return this.unitOfWork.read(async (manager) => {
      const { reach } = await this.access.visibleSchedule(manager, actor, scheduleId);
      const agentIds = await this.agentIds(manager, reach, {});
      return this.shifts.list(manager, { scheduleIds: [scheduleId], agentIds });
    });
  }

  /** Published shifts of everybody in reach that start on these days. */
  async publishedShifts(
    actor: Actor,
    whose: WhoseShifts & { readonly from: LocalDate; readonly to: LocalDate },
    request: PageRequest,
  ): Promise<Page<ScheduledShift>> {
    const reach = requireReach(actor, 'roster.read');
    checkDates(whose.from, whose.to);
    return this.unitOfWork.read(async (manager) => {
      const agentIds = await this.agentIds(manager, reach, whose);
      return this.shifts.pagePublished(manager, { ...whose, agentIds }, request);
    });
  }

  /** The published shifts of the agents that the account is itself. */
  async ownShifts(
    actor: Actor,
    days: { readonly from: LocalDate; readonly to: LocalDate },
    request: PageRequest,
  ): Promise<Page<ScheduledShift>> {
    requireReach(actor, 'roster.read');
    checkDates(days.from, days.to);
    const agentIds = actor.grants.flatMap(({ role, scope }) => (role === 'agent' ? scope.agentIds : []));
    return this.unitOfWork.read((manager) =>
      this.shifts.pagePublished(manager, { ...days, agentIds }, request),
    );
  }

  /** `undefined`: everybody. */
  private async agentIds(
    manager: EntityManager,
    reach: Scope,
    { siteId, teamId, agentId, agentIds }: WhoseShifts,
  ): Promise<number[] | undefined> {
    if (agentIds !== undefined) {
      const asked = await this.directory.agentsByIds(manager, agentIds);
      return asked.filter((agent) => isThere(agent, reach, { siteId, teamId, agentId })).map(({ id }) => id);
    }
    if (agentId !== undefined) {
      const agent = await this.directory.agentInReach(manager, reach, agentId);
      if (agent === null) throw agentNotFound(agentId);
      const inSite = siteId === undefined || agent.siteId === siteId;
      return inSite && (teamId === undefined || agent.teamId === teamId) ? [agentId] : [];
    }
    if (reach.everywhere && siteId === undefined && teamId === undefined) return undefined;
    const agents = await this.directory.agentsInReach(manager, reach, { siteId, teamId });
    if (agents.length === 0) await this.refuseUnknownPlace(manager, reach, siteId, teamId);
    return agents.map((agent) => agent.id);
  }

  private async refuseUnknownPlace(
    manager: EntityManager,
    reach: Scope,
    siteId: number | undefined,
    teamId: number | undefined,
  ): Promise<void> {
    if (siteId !== undefined && (await this.directory.siteInReach(manager, reach, siteId)) === null) {
      throw siteNotFound(siteId);
    }
    if (teamId !== undefined && (await this.directory.teamInReach(manager, reach, teamId)) === null) {
      throw teamNotFound(teamId);
    }
  }
}
