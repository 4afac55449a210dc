import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Instant } from '../time/instant.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { addDays, localDateOf } from '../time/zoned-time.js';
import { holidayCalendar } from '../workforce/holidays.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Queue } from '../workforce/workforce.js';
import { type KnownCalendar } from './engine/forecaster.js';
import { type ForecastOrder, spanOfOrder } from './forecast-order.js';
import { type HistoryInterval } from './history.js';
import { HistoryRepository } from './persistence/history.repository.js';
import { UnusualDayRepository } from './persistence/unusual-day.repository.js';

/** What a forecast of a queue is made from. */
export interface ForecastInputs {
  readonly cutOff: Instant;
  readonly intervals: readonly HistoryInterval[];
  readonly historyMinutes: GridMinutes | undefined;
  /** Of the history and of the days to forecast. */
  readonly calendar: Required<KnownCalendar>;
}

/** A holiday shows on the open day before it, which may be some days before. */
const DAYS_AFTER = 7;

/** Reads what forecasts are made from, for services that are inside a unit of work. */
@Injectable()
export class ForecastInputsReader {
  constructor(
    private readonly directory: WorkforceDirectory,
    private readonly history: HistoryRepository,
    private readonly marks: UnusualDayRepository,
  ) {}

  /** Nothing at or after the cut-off of the order. */
  async read(manager: EntityManager, queue: Queue, order: ForecastOrder): Promise<ForecastInputs> {
    const { start } = spanOfOrder(order, queue.zone);
    const cutOff = order.cutOff !== undefined && order.cutOff < start ? order.cutOff : start;
    const intervals = await this.history.intervals(manager, queue.id, { end: cutOff });
    const latest = await this.history.latest(manager, queue.id);
    const first = intervals.length === 0 ? order.from : localDateOf(intervals[0].start, queue.zone);
    const last = addDays(order.from, order.days + DAYS_AFTER);
    const holidays = await this.directory.holidays(manager, { queueId: queue.id }, first, last);
    const marked = await this.marks.leftOut(manager, queue.id);
    const end = localDateOf(cutOff, queue.zone);
    return {
      cutOff,
      intervals,
      historyMinutes: latest?.intervalMinutes,
      calendar: {
        ...holidayCalendar(holidays),
        openingHours: queue.openingHours,
        leftOut: new Set([...marked].filter((date) => first <= date && date <= end).sort()),
      },
    };
  }
}
