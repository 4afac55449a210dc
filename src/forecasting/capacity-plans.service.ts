import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Scope } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import {
  addDays,
  daysBetween,
  localDateOf,
  localDay,
  type LocalDate,
  startOfWeek,
} from '../time/zoned-time.js';
import { type Queue } from '../workforce/workforce.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import {
  type CapacityOrder,
  type CapacityPlan,
  type CapacityPlanOutcome,
  type LongTermOutcome,
  type LongTermView,
} from './capacity-plan.js';
import { clientReach, reachedQueue, reachesQueue } from './client-reach.js';
import { type CapacityAssumptions, capacityMonths, planCapacity } from './engine/capacity-plan.js';
import { withoutDays } from './engine/left-out.js';
import { outlookWeeks, type WeekTotal, weeklyTotals } from './engine/weekly-outlook.js';
import {
  capacityPlanNotFound,
  forecastingInvalid,
  historyMissing,
  withValuesChecked,
} from './forecasting.errors.js';
import { type HistoryInterval } from './history.js';
import { CapacityPlanRepository } from './persistence/capacity-plan.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';
import { UnusualDayRepository } from './persistence/unusual-day.repository.js';

const MOST_MONTHS = 18;
const LONGEST_NAME = 200;
/** The handle time of the last quarter is what the next ones begin with. */
const HANDLE_TIME_DAYS = 91;

interface Ahead {
  readonly queue: Queue;
  readonly view: LongTermView;
  readonly handleTimeSeconds: number;
}

/** The view of a year and a half by week, and the heads that it asks for. */
@Injectable()
export class CapacityPlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly history: HistoryRepository,
    private readonly plans: CapacityPlanRepository,
    private readonly marks: UnusualDayRepository,
  ) {}

  async view(actor: Actor, queueId: number, months: number): Promise<LongTermOutcome> {
    const reach = clientReach(actor, 'forecast.read');
    const ahead = await this.unitOfWork.read((manager) => this.lookAhead(manager, reach, queueId, months));
    return ahead?.view ?? historyMissing(queueId, this.clock.now());
  }

  async make(actor: Actor, order: CapacityOrder): Promise<CapacityPlanOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    checkName(order.name);
    return this.unitOfWork.run(async (manager) => {
      const ahead = await this.lookAhead(manager, reach, order.queueId, order.months);
      if (ahead === null) return historyMissing(order.queueId, this.clock.now());
      const { basis, weeklyTrend, weeks, history } = ahead.view;
      const assumptions = assumptionsOf(order, ahead);
      const planned = withValuesChecked(() => planCapacity(weeks, assumptions));
      return this.plans.insert(manager, {
        queueId: order.queueId,
        name: order.name,
        assumptions,
        basis,
        weeklyTrend,
        historyUntil: history[history.length - 1].week,
        weeks,
        months: capacityMonths(planned, assumptions.ftePerHead).slice(
          0,
          calendarMonths(weeks[0].week, order.months),
        ),
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      });
    });
  }

  plan(actor: Actor, id: number): Promise<CapacityPlan> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      const plan = await this.plans.find(manager, id);
      if (plan === null || !(await reachesQueue(manager, this.directory, reach, plan.queueId))) {
        throw capacityPlanNotFound(id);
      }
      return plan;
    });
  }

  list(actor: Actor, queueId: number, request: PageRequest): Promise<Page<CapacityPlan>> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      return this.plans.page(manager, queueId, request);
    });
  }

  /** From whole weeks before now to the end of the months; `null` without any. */
  private async lookAhead(
    manager: EntityManager,
    reach: Scope,
    queueId: number,
    months: number,
  ): Promise<Ahead | null> {
    checkMonths(months);
    const queue = await reachedQueue(manager, this.directory, reach, queueId);
    const monday = startOfWeek(addDays(localDateOf(this.clock.now(), queue.zone), 6), 1);
    const end = localDay(monday, queue.zone).start;
    const intervals = await this.history.intervals(manager, queueId, { end });
    const leftOut = await this.marks.leftOut(manager, queueId);
    const history = weeklyTotals(intervals, queue.zone, leftOut);
    if (history.length === 0) return null;
    const first = addDays(history[history.length - 1].week, 7);
    const count = Math.ceil(
      (daysBetween(first, afterMonths(monday, calendarMonths(monday, months))) - 1) / 7,
    );
    const { weeks, ...outlook } = outlookWeeks(history, Math.max(0, count));
    const view = {
      ...outlook,
      kind: 'LongTermView',
      queueId,
      history,
      weeks: weeks.filter(from(monday)),
    } as const;
    return { queue, view, handleTimeSeconds: handleTime(withoutDays(intervals, queue.zone, leftOut), queue) };
  }
}

function from(monday: LocalDate): (week: WeekTotal) => boolean {
  return ({ week }) => week >= monday;
}

/** Calendar months to plan: one more where the first Monday lies late in its month, which is then only begun. */
function calendarMonths(monday: LocalDate, months: number): number {
  return Number(monday.slice(8)) > 7 ? months + 1 : months;
}

/** The first day of the month that follows so many months, the one of the date being the first. */
function afterMonths(date: LocalDate, months: number): LocalDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const text = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return text as LocalDate;
}

function assumptionsOf(order: CapacityOrder, { queue, handleTimeSeconds }: Ahead): CapacityAssumptions {
  const { averageHandleTimeSeconds = handleTimeSeconds, routedShare = queue.routedShare } = order;
  const { occupancy, shrinkage, hoursPerFte, ftePerHead, headsAtStart, monthlyAttrition, classes } = order;
  const given = { occupancy, shrinkage, hoursPerFte, ftePerHead, headsAtStart, monthlyAttrition, classes };
  return { averageHandleTimeSeconds, routedShare, ...given };
}

/** Of the last quarter, weighing by contacts; the queue's where the history has none. */
function handleTime(intervals: readonly HistoryInterval[], queue: Queue): number {
  const last = intervals[intervals.length - 1].start;
  let [seconds, contacts] = [0, 0];
  for (const { start, handled, offered, averageHandleTimeSeconds } of intervals) {
    if (averageHandleTimeSeconds === null || start <= last - HANDLE_TIME_DAYS * 86_400_000) continue;
    seconds += averageHandleTimeSeconds * (handled ?? offered);
    contacts += handled ?? offered;
  }
  return contacts > 0 ? seconds / contacts : queue.averageHandleTimeSeconds;
}

function checkMonths(months: number): void {
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS) {
    throw forecastingInvalid(`The long-term view has 1 to ${MOST_MONTHS} months (got ${months}).`, {
      field: 'months',
      value: months,
    });
  }
}

function checkName(name: string): void {
  if (name.trim() === '' || name.length > LONGEST_NAME) {
    throw forecastingInvalid(`A plan's name has 1 to ${LONGEST_NAME} characters (got ${name.length}).`, {
      field: 'name',
    });
  }
}
