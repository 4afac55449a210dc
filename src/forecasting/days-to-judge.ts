import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { intersect, type Interval } from '../time/interval.js';
import { QUARTER_HOUR } from '../time/interval-grid.js';
import { addDays, daysBetween, localDay, type LocalDate } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Queue } from '../workforce/workforce.js';
import { CurrentForecasts } from './current-forecasts.js';
import { findUnusualDays, type UnusualDay } from './engine/unusual-days.js';
import { counts, type ForecastLayer } from './forecast-layer.js';
import { ForecastLayerRepository } from './persistence/forecast-layer.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';
import { UnusualDayRepository } from './persistence/unusual-day.repository.js';
import { type DayToJudge } from './unusual-day.js';

export interface JudgedSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Not over yet, so not judged. */
  readonly today: LocalDate;
}

/** What is ordinary shows in the half year before a day and the weeks after it. */
const DAYS_BEFORE = 182;
const DAYS_AFTER = 28;

/** Puts together what the history of a queue shows about its days, what was meant to happen on them, and what planners said. */
@Injectable()
export class DaysToJudge {
  constructor(
    private readonly directory: WorkforceDirectory,
    private readonly history: HistoryRepository,
    private readonly current: CurrentForecasts,
    private readonly layers: ForecastLayerRepository,
    private readonly marks: UnusualDayRepository,
  ) {}

  async between(manager: EntityManager, queue: Queue, span: JudgedSpan): Promise<DayToJudge[]> {
    const leftOut = await this.marks.leftOut(manager, queue.id);
    const found = await this.found(manager, queue, span, leftOut);
    const drivers = await this.drivers(manager, queue, span);
    const marks = await this.marks.between(manager, queue.id, span.from, span.to);
    const dates = new Set([...found.keys(), ...drivers.keys(), ...marks.map(({ date }) => date)]);
    return [...dates].sort().map((date) => ({
      date,
      finding: found.get(date) ?? null,
      drivers: drivers.get(date) ?? [],
      marks: marks.filter((mark) => mark.date === date),
      leftOut: leftOut.has(date),
    }));
  }

  private async found(
    manager: EntityManager,
    { id, zone, openingHours }: Queue,
    { from, to, today }: JudgedSpan,
    leftOut: ReadonlySet<LocalDate>,
  ): Promise<ReadonlyMap<LocalDate, UnusualDay>> {
    const [first, last] = [addDays(from, -DAYS_BEFORE), addDays(to, DAYS_AFTER + 1)];
    const end = localDay(last < today ? last : today, zone).start;
    const known = { start: localDay(first, zone).start, end };
    const history = await this.history.intervals(manager, id, known);
    const { intervalMinutes = QUARTER_HOUR } = (await this.history.latest(manager, id)) ?? {};
    const holidays = await this.directory.holidays(manager, { queueId: id }, first, last);
    const request = { history, zone, intervalMinutes, origin: end, horizon: [], leftOut, openingHours };
    const days = findUnusualDays({ ...request, holidays: new Set(holidays.map(({ date }) => date)) });
    return new Map(days.filter(({ date }) => from <= date && date <= to).map((day) => [day.date, day]));
  }

  /** By day, before today. */
  private async drivers(
    manager: EntityManager,
    queue: Queue,
    { from, to, today }: JudgedSpan,
  ): Promise<ReadonlyMap<LocalDate, readonly ForecastLayer[]>> {
    const count = daysBetween(from, to < today ? addDays(to, 1) : today);
    if (count < 1) return new Map();
    const days = await this.current.versionsOn(manager, queue, from, count);
    const layers = await this.layers.ofVersions(
      manager,
      days.map(({ version }) => version.id),
    );
    const drivers = layers.filter((layer) => layer.edit.kind === 'driver' && counts(layer));
    const onDay = (versionId: number, day: Interval): ForecastLayer[] =>
      drivers.filter((layer) => layer.versionId === versionId && intersect([layer.span], [day]).length > 0);
    return new Map(
      days
        .map(({ date, version }) => [date, onDay(version.id, localDay(date, queue.zone))] as const)
        .filter(([, found]) => found.length > 0),
    );
  }
}
