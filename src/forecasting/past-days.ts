import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { addMinutes, type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { addDays, localDay } from '../time/zoned-time.js';
import { type Queue } from '../workforce/workforce.js';
import { type CurrentDay } from './current-forecasts.js';
import { type Observation } from './engine/forecaster.js';
import { coarsen } from './engine/history-interval.js';
import { type PastDay } from './engine/intraday.js';
import { withValuesChecked } from './forecasting.errors.js';
import { ForecastSnapshotRepository } from './persistence/forecast-snapshot.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';
import { UnusualDayRepository } from './persistence/unusual-day.repository.js';

/** Of so many days the evening before's snapshot and what came show how days go astray. */
const LEARNED_DAYS = 56;

/** What came on days, and what had been expected of them the evening before. */
@Injectable()
export class PastDays {
  constructor(
    private readonly history: HistoryRepository,
    private readonly snapshots: ForecastSnapshotRepository,
    private readonly marks: UnusualDayRepository,
  ) {}

  /** Intervals that were over. */
  async actuals(
    manager: EntityManager,
    queue: Queue,
    span: Interval,
    minutes: GridMinutes,
    asOf: Instant,
  ): Promise<readonly Observation[]> {
    const observed = await this.observed(manager, queue, span, minutes);
    return observed.filter(({ start }) => addMinutes(start, minutes) <= asOf);
  }

  /** Without those that planners marked unusual: they are no habit. */
  async days(manager: EntityManager, queue: Queue, today: CurrentDay): Promise<PastDay[]> {
    const { intervalMinutes } = today.forecast.version;
    const [from, to] = [addDays(today.date, -LEARNED_DAYS), addDays(today.date, -1)];
    const kept = await this.snapshots.days(manager, queue.id, [from, to], [1]);
    const span = { start: localDay(from, queue.zone).start, end: localDay(today.date, queue.zone).start };
    const observed = await this.observed(manager, queue, span, intervalMinutes);
    const leftOut = await this.marks.leftOut(manager, queue.id);
    const actualAt = new Map(observed.map(({ start, offered }) => [start, offered]));
    return kept
      .filter((day) => day.intervalMinutes === intervalMinutes && !leftOut.has(day.date))
      .map(({ rows }) =>
        rows.flatMap(({ start, offered: forecast }) => {
          const actual = actualAt.get(start);
          return actual === undefined ? [] : [{ start, forecast, actual }];
        }),
      )
      .filter((day) => day.length > 0);
  }

  private async observed(
    manager: EntityManager,
    queue: Queue,
    span: Interval,
    minutes: GridMinutes,
  ): Promise<readonly Observation[]> {
    const latest = await this.history.latest(manager, queue.id);
    const intervals = await this.history.intervals(manager, queue.id, span);
    const found = latest?.intervalMinutes ?? minutes;
    return withValuesChecked(() => coarsen(intervals, queue.zone, found, minutes)).observations;
  }
}
