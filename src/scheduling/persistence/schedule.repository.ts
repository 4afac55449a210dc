import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThan, Not } from 'typeorm';
import { toDatabase } from '../../database/columns.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import {
  type NewShift,
  type ReoptimiseOrder,
  type RunImprovement,
  type RunInputs,
  type Schedule,
  type ScheduleEvaluation,
  type ScheduleStatus,
} from '../schedule.js';
import { PlanningPeriodEntity } from './planning-period.entity.js';
import { ScheduleEntity, ScheduleRunEntity } from './schedule.entity.js';
import { ShiftRepository } from './shift.repository.js';

/** The part of a run that is its own; the rest is its job's. */
export interface RunRow {
  readonly id: number;
  readonly periodId: number;
  readonly jobId: number;
  readonly inputs: RunInputs | null;
  readonly reoptimise: ReoptimiseOrder | null;
  readonly improvements: readonly RunImprovement[] | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
}

/** The evaluation is large, and only read where it is asked for. */
const WITHOUT_EVALUATION = {
  id: true,
  periodId: true,
  runId: true,
  version: true,
  status: true,
  createdBy: true,
  createdAt: true,
  publishedBy: true,
  publishedAt: true,
  revision: true,
} as const satisfies Record<keyof Schedule, true>;

@Injectable()
export class ScheduleRepository {
  constructor(private readonly shifts: ShiftRepository) {}

  async insertRun(
    manager: EntityManager,
    run: Omit<RunRow, 'id' | 'inputs' | 'improvements'>,
  ): Promise<RunRow> {
    const begun = { ...run, inputs: null, improvements: null };
    const row = await manager.save(manager.create(ScheduleRunEntity, begun));
    return { ...begun, id: row.id };
  }

  findRun(manager: EntityManager, id: number): Promise<RunRow | null> {
    return manager.findOneBy(ScheduleRunEntity, { id }).then(toRun);
  }

  findRunOfJob(manager: EntityManager, jobId: number): Promise<RunRow | null> {
    return manager.findOneBy(ScheduleRunEntity, { jobId }).then(toRun);
  }

  async setInputs(manager: EntityManager, runId: number, inputs: RunInputs): Promise<void> {
    await manager.update(ScheduleRunEntity, { id: runId }, { inputs });
  }

  async setImprovements(
    manager: EntityManager,
    runId: number,
    improvements: readonly RunImprovement[],
  ): Promise<void> {
    await manager.update(ScheduleRunEntity, { id: runId }, { improvements: [...improvements] });
  }

  async insertDraft(
    manager: EntityManager,
    draft: Pick<Schedule, 'periodId' | 'runId' | 'createdBy' | 'createdAt'>,
    evaluation: ScheduleEvaluation,
    shifts: readonly NewShift[],
  ): Promise<Schedule> {
    const row = await manager.save(
      manager.create(ScheduleEntity, {
        ...draft,
        version: null,
        status: 'DRAFT',
        revision: 0,
        evaluation,
        publishedBy: null,
        publishedAt: null,
      }),
    );
    await this.shifts.insert(manager, row.id, shifts);
    return toSchedule(row);
  }

  async find(manager: EntityManager, id: number): Promise<Schedule | null> {
    const row = await manager.findOne(ScheduleEntity, { select: WITHOUT_EVALUATION, where: { id } });
    return row === null ? null : toSchedule(row);
  }

  async findByRuns(manager: EntityManager, runIds: readonly number[]): Promise<Schedule[]> {
    const rows = await manager.find(ScheduleEntity, {
      select: WITHOUT_EVALUATION,
      where: { runId: In([...runIds]) },
    });
    return rows.map(toSchedule);
  }

  async page(
    manager: EntityManager,
    where: { readonly periodId: number; readonly statuses: readonly ScheduleStatus[] },
    request: PageRequest,
  ): Promise<Page<Schedule>> {
    const wanted = { periodId: where.periodId, status: In([...where.statuses]) };
    const rows = await manager.find(ScheduleEntity, {
      select: WITHOUT_EVALUATION,
      where: { ...wanted, id: MoreThan(request.after ?? 0) },
      order: { id: 'ASC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).map(toSchedule),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(ScheduleEntity, wanted),
    };
  }

  async evaluation(manager: EntityManager, id: number): Promise<ScheduleEvaluation | null> {
    const row = await manager.findOne(ScheduleEntity, {
      select: { id: true, evaluation: true },
      where: { id },
    });
    return row?.evaluation ?? null;
  }

  /** Published rosters of periods that share time with the span, of other periods than `exceptPeriodId`. */
  async publishedIn(manager: EntityManager, span: Interval, exceptPeriodId = 0): Promise<Schedule[]> {
    const rows = await manager
      .createQueryBuilder(ScheduleEntity, 'schedule')
      .select(Object.keys(WITHOUT_EVALUATION).map((column) => `schedule.${column}`))
      .innerJoin(PlanningPeriodEntity, 'period', 'period.id = schedule.periodId')
      .where('schedule.status = :status', { status: 'PUBLISHED' })
      .andWhere('period.startsAt < :end AND period.endsAt > :start', spanParameters(span))
      .andWhere('period.id <> :exceptPeriodId', { exceptPeriodId })
      .orderBy('schedule.id')
      .getMany();
    return rows.map(toSchedule);
  }

  /** The next revision; `false` when the schedule is not at this revision, or not what it was, any more. */
  async revise(
    manager: EntityManager,
    { id, revision, status }: Pick<Schedule, 'id' | 'revision' | 'status'>,
    evaluation: ScheduleEvaluation,
  ): Promise<boolean> {
    const { affected } = await manager.update(
      ScheduleEntity,
      { id, revision, status },
      { revision: revision + 1, evaluation },
    );
    return affected === 1;
  }

  /** False when it was no draft any more; the row stays locked to the end of the transaction. */
  async leaveDraft(manager: EntityManager, id: number): Promise<boolean> {
    const { affected } = await manager.update(
      ScheduleEntity,
      { id, status: 'DRAFT' },
      { status: 'PUBLISHED' },
    );
    return affected === 1;
  }

  async supersede(manager: EntityManager, periodId: number, exceptId: number): Promise<void> {
    const others = { periodId, status: 'PUBLISHED', id: Not(exceptId) } as const;
    await manager.update(ScheduleEntity, others, { status: 'SUPERSEDED' });
  }

  async stampPublished(
    manager: EntityManager,
    id: number,
    stamp: { readonly version: number; readonly publishedBy: number; readonly publishedAt: Instant },
  ): Promise<void> {
    await manager.update(ScheduleEntity, { id }, stamp);
  }
}

function spanParameters({ start, end }: Interval): { readonly start: Date; readonly end: Date } {
  return { start: toDatabase(start), end: toDatabase(end) };
}

function toRun(row: ScheduleRunEntity | null): RunRow | null {
  return row === null ? null : { ...row };
}

function toSchedule(row: ScheduleEntity): Schedule {
  return {
    id: row.id,
    periodId: row.periodId,
    runId: row.runId,
    version: row.version,
    status: row.status,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    publishedBy: row.publishedBy,
    publishedAt: row.publishedAt,
    revision: row.revision,
  };
}
