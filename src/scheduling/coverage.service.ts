import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { StaffingService } from '../forecasting/staffing.service.js';
import { addMinutes, formatInstant, HOUR_MS } from '../time/instant.js';
import { durationMinutes, type Interval } from '../time/interval.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { campaignNotFound, queueNotFound } from '../workforce/workforce.errors.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import { ShiftRepository } from './persistence/shift.repository.js';
import { type CoverInterval, projectedCover } from './projected-cover.js';
import { ScheduleAccess } from './schedule-access.js';
import { type OutboundDelivery } from './schedule.js';
import { spanInvalid } from './scheduling.errors.js';

export interface CoverageRequest {
  /** `null`: the published rosters. */
  readonly scheduleId: number | null;
  readonly queueId: number;
  readonly span: Interval;
}

export interface Coverage {
  readonly queueId: number;
  readonly rows: readonly CoverInterval[];
  /** Agent-minutes below and above target: both sums, never only the net. */
  readonly understaffedMinutes: number;
  readonly overstaffedMinutes: number;
}

/** Outbound hours of one campaign in one published roster. */
export interface PublishedOutbound extends OutboundDelivery {
  readonly scheduleId: number;
}

export const MOST_COVERAGE_DAYS = 42;

/** Planned against required, for planners and for the clients whose work it is. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly staffing: StaffingService,
    private readonly schedules: ScheduleRepository,
    private readonly shifts: ShiftRepository,
    private readonly access: ScheduleAccess,
  ) {}

  async coverage(actor: Actor, { scheduleId, queueId, span }: CoverageRequest): Promise<Coverage> {
    const reach = requireReach(actor, 'coverage.read');
    checkSpan(span);
    return this.unitOfWork.read(async (manager) => {
      const queue = await this.directory.queueInReach(manager, reach, queueId);
      if (queue === null) throw queueNotFound(queueId);
      const scheduleIds = await this.scheduleIds(manager, actor, scheduleId, span);
      const work = await this.shifts.work(manager, { scheduleIds, column: 'queueId', ids: [queueId], span });
      const required = await this.staffing.publishedRequirement(manager, [queueId], span);
      const rows = projectedCover(required, work, span, queue.goal.answerThresholdSeconds);
      return { queueId, rows, ...gapsOf(rows) };
    });
  }

  /** Wanted and rostered hours of a campaign, by called zone, in the published rosters that touch the span. */
  async publishedOutbound(actor: Actor, campaignId: number, span: Interval): Promise<PublishedOutbound[]> {
    const reach = requireReach(actor, 'coverage.read');
    checkSpan(span);
    return this.unitOfWork.read(async (manager) => {
      const campaign = await this.directory.campaignInReach(manager, reach, campaignId);
      if (campaign === null) throw campaignNotFound(campaignId);
      const outbound: PublishedOutbound[] = [];
      for (const { id: scheduleId } of await this.schedules.publishedIn(manager, span)) {
        const evaluation = await this.schedules.evaluation(manager, scheduleId);
        const own = evaluation?.outbound.filter((row) => row.campaignId === campaignId) ?? [];
        outbound.push(...own.map((row) => ({ ...row, scheduleId })));
      }
      return outbound;
    });
  }

  private async scheduleIds(
    manager: EntityManager,
    actor: Actor,
    scheduleId: number | null,
    span: Interval,
  ): Promise<number[]> {
    if (scheduleId !== null) {
      return [(await this.access.scheduleForCover(manager, actor, scheduleId)).id];
    }
    // The last shifts of a period run past its end.
    const near = { start: addMinutes(span.start, -24 * 60), end: span.end };
    return (await this.schedules.publishedIn(manager, near)).map((schedule) => schedule.id);
  }
}

export function checkSpan({ start, end }: Interval, mostDays: number = MOST_COVERAGE_DAYS): void {
  const [from, to] = [formatInstant(start), formatInstant(end)];
  if (start >= end) throw spanInvalid(from, to, 'it must end after it starts.');
  if (end - start > mostDays * 24 * HOUR_MS + HOUR_MS) {
    const days = Math.ceil(durationMinutes({ start, end }) / (24 * 60));
    throw spanInvalid(from, to, `${days} days are more than ${mostDays}. Ask for them in parts.`);
  }
}

function gapsOf(
  rows: readonly CoverInterval[],
): Pick<Coverage, 'understaffedMinutes' | 'overstaffedMinutes'> {
  const sum = (of: (row: CoverInterval) => number) =>
    rows.reduce((total, row) => total + of(row) * row.intervalMinutes, 0);
  return {
    understaffedMinutes: sum((row) => row.understaffedAgents),
    overstaffedMinutes: sum((row) => row.overstaffedAgents),
  };
}
