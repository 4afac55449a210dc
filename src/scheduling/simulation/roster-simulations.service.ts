import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, SYSTEM_ACTOR } from '../../access/actor.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type Job } from '../../jobs/job.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { MappedChanges } from '../../jobs/mapped-changes.js';
import { VisibleJobs } from '../../jobs/visible-jobs.service.js';
import { addDays, localDay } from '../../time/zoned-time.js';
import {
  RosterSimulationRepository,
  type SimulationRow,
} from '../persistence/roster-simulation.repository.js';
import { type PlanningPeriod } from '../planning-period.js';

import { ScheduleAccess } from '../schedule-access.js';
import { rosterSimulationInvalid, rosterSimulationNotFound } from '../scheduling.errors.js';
import { checkSimulationOrder } from './check-simulation-order.js';
import { type RosterSimulation, SIMULATION_JOB, type SimulationOrder } from './roster-simulation.js';

/** A simulation takes minutes; the row says what it asks, so the seconds of the job bound nothing. */
const NO_BUDGET = 0;

/** Will this roster hold? For the planners of its period. */
@Injectable()
export class RosterSimulationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly visibleJobs: VisibleJobs,
    private readonly simulations: RosterSimulationRepository,
    private readonly access: ScheduleAccess,
  ) {}

  /** Starts one; nothing of the plan is touched. */
  async simulate(actor: Actor, order: SimulationOrder): Promise<RosterSimulation> {
    requireReach(actor, 'roster.write');
    checkSimulationOrder(order);
    const simulation = await this.unitOfWork.run(async (manager) => {
      const { period } = await this.access.plannedSchedule(manager, actor, order.scheduleId);
      const { scheduleId, seed } = order;
      const createdBy = actor.accountId;
      const kind = SIMULATION_JOB;
      const span = spanIn(period, order);
      const job = await this.jobs.create(manager, {
        kind,
        input: { scheduleId },
        seed,
        budgetSeconds: NO_BUDGET,
        createdBy,
      });
      const { id: jobId, createdAt } = job;
      const row = { scheduleId, jobId, span, order, createdBy, createdAt };
      return toSimulation(await this.simulations.insert(manager, row), job);
    });
    await this.jobs.dispatch(simulation.jobId);
    return simulation;
  }

  async simulation(actor: Actor, id: number): Promise<RosterSimulation> {
    requireReach(actor, 'roster.draft');
    return this.unitOfWork.read(async (manager) => {
      const row = await this.visibleRow(manager, actor, id);
      return this.withJob(manager, row);
    });
  }

  /** Of one roster, newest first. */
  async simulationsOf(
    actor: Actor,
    scheduleId: number,
    request: PageRequest,
  ): Promise<Page<RosterSimulation>> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.plannedSchedule(manager, actor, scheduleId);
      const page = await this.simulations.page(manager, scheduleId, request);
      const nodes = [];
      for (const row of page.nodes) nodes.push(await this.withJob(manager, row));
      return { ...page, nodes };
    });
  }

  /** Asks it to stop; what the finished replications say is kept. */
  async cancel(actor: Actor, id: number): Promise<RosterSimulation> {
    requireReach(actor, 'roster.write');
    const { jobId } = await this.simulation(actor, id);
    await this.jobs.cancel(jobId);
    return this.simulation(actor, id);
  }

  /** The simulation now and on every change, until it has ended. */
  async follow(actor: Actor, id: number): Promise<AsyncIterableIterator<RosterSimulation>> {
    const { jobId } = await this.simulation(actor, id);
    const changes = await this.visibleJobs.follow(SYSTEM_ACTOR, jobId);
    return new MappedChanges(changes, () => this.simulation(actor, id));
  }

  private async withJob(manager: EntityManager, row: SimulationRow): Promise<RosterSimulation> {
    const job = await this.jobs.find(manager, row.jobId);
    if (job === null) throw rosterSimulationNotFound(row.id);
    return toSimulation(row, job);
  }

  private async visibleRow(manager: EntityManager, actor: Actor, id: number): Promise<SimulationRow> {
    const row = await this.simulations.find(manager, id);
    if (row === null) throw rosterSimulationNotFound(id);
    await this.access.plannedSchedule(manager, actor, row.scheduleId);
    return row;
  }
}

function spanIn({ span: period, zone, firstDate, days: most }: PlanningPeriod, order: SimulationOrder) {
  const { from, days } = order;
  const start = localDay(from, zone).start;
  const end = localDay(addDays(from, days), zone).start;
  if (start < period.start || end > period.end) {
    const last = addDays(firstDate, most - 1);
    throw rosterSimulationInvalid(
      'from',
      from,
      `and the ${days} days from it must lie in the period, ${firstDate} to ${last}.`,
    );
  }
  return { start, end };
}

function toSimulation(row: SimulationRow, job: Job): RosterSimulation {
  const { status, phase, progress, error, finishedAt } = job;
  return { ...row, status, phase, progress, error, finishedAt };
}
