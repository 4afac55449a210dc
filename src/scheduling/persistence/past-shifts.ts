import { type EntityManager } from 'typeorm';
import { fromDatabase, toDatabase } from '../../database/columns.js';
import { CHUNK_ROWS } from '../../database/mapped-table.js';
import { MINUTE_MS } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type PastShift } from '../engine/problem.js';
import { ScheduleEntity } from './schedule.entity.js';
import { ActivityEntity, ShiftEntity } from './shift.entity.js';

export interface PastShiftOf extends PastShift {
  readonly agentId: number;
}

interface RawShift {
  readonly id: number;
  readonly agentId: number;
  readonly date: LocalDate;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
}

interface RawPause {
  readonly shiftId: number;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
}

/**
 * Published shifts of other periods that start in the span, oldest first. Months of them: activities are not read but for the
 * unpaid ones, which paid time is less by.
 */
export async function pastShifts(
  manager: EntityManager,
  agentIds: readonly number[],
  span: Interval,
  exceptPeriodId: number,
): Promise<PastShiftOf[]> {
  const found: PastShiftOf[] = [];
  for (let from = 0; from < agentIds.length; from += CHUNK_ROWS) {
    const ids = agentIds.slice(from, from + CHUNK_ROWS);
    const shifts = await shiftsOf(manager, ids, span, exceptPeriodId)
      .select('shift.id', 'id')
      .addSelect('shift.agentId', 'agentId')
      .addSelect('shift.date', 'date')
      .addSelect('shift.startsAt', 'startsAt')
      .addSelect('shift.endsAt', 'endsAt')
      .orderBy('shift.startsAt')
      .addOrderBy('shift.id')
      .getRawMany<RawShift>();
    const pauses = await shiftsOf(manager, ids, span, exceptPeriodId)
      .innerJoin(ActivityEntity, 'activity', 'activity.shiftId = shift.id AND activity.paid = :isPaid', {
        isPaid: false,
      })
      .select('activity.shiftId', 'shiftId')
      .addSelect('activity.startsAt', 'startsAt')
      .addSelect('activity.endsAt', 'endsAt')
      .getRawMany<RawPause>();
    found.push(...withPaidTime(shifts, pauses));
  }
  return found;
}

function shiftsOf(
  manager: EntityManager,
  agentIds: readonly number[],
  span: Interval,
  exceptPeriodId: number,
) {
  return manager
    .createQueryBuilder(ShiftEntity, 'shift')
    .innerJoin(ScheduleEntity, 'schedule', 'schedule.id = shift.scheduleId')
    .where('schedule.status = :status', { status: 'PUBLISHED' })
    .andWhere('schedule.periodId <> :exceptPeriodId', { exceptPeriodId })
    .andWhere('shift.agentId IN (:...agentIds)', { agentIds })
    .andWhere('shift.startsAt >= :start AND shift.startsAt < :end', {
      start: toDatabase(span.start),
      end: toDatabase(span.end),
    });
}

function withPaidTime(shifts: readonly RawShift[], pauses: readonly RawPause[]): PastShiftOf[] {
  const unpaid = new Map<number, number>();
  for (const { shiftId, startsAt, endsAt } of pauses) {
    const minutes = (fromDatabase(endsAt) - fromDatabase(startsAt)) / MINUTE_MS;
    unpaid.set(shiftId, (unpaid.get(shiftId) ?? 0) + minutes);
  }
  return shifts.map(({ id, agentId, date, startsAt, endsAt }) => {
    const [start, end] = [fromDatabase(startsAt), fromDatabase(endsAt)];
    return { agentId, date, start, end, paidMinutes: (end - start) / MINUTE_MS - (unpaid.get(id) ?? 0) };
  });
}
