import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { contains } from '../time/interval.js';
import { addDays, dateRange, localDay, type LocalDate } from '../time/zoned-time.js';
import { type Queue } from '../workforce/workforce.js';
import { type EffectiveForecast, EffectiveForecasts } from './effective-forecasts.js';
import { type ForecastVersion } from './forecast-version.js';
import { ForecastRepository } from './persistence/forecast.repository.js';
import { RequirementRepository } from './persistence/requirement.repository.js';

/** A day with the version that holds on it. */
export interface CurrentVersion {
  readonly date: LocalDate;
  readonly version: ForecastVersion;
}

/** The same with its figures. */
export interface CurrentDay {
  readonly date: LocalDate;
  readonly forecast: EffectiveForecast;
  readonly rows: EffectiveForecast['rows'];
}

/**
 * Which forecast of a queue holds on a day: the one that rosters are made for, by the requirement published last; where
 * nothing is published the newest. Layers that count are in it.
 */
@Injectable()
export class CurrentForecasts {
  constructor(
    private readonly forecasts: ForecastRepository,
    private readonly requirements: RequirementRepository,
    private readonly effective: EffectiveForecasts,
  ) {}

  /** Days without a forecast are left out. */
  async ofDays(manager: EntityManager, queue: Queue, from: LocalDate, count: number): Promise<CurrentDay[]> {
    const known = new Map<number, EffectiveForecast>();
    const days: CurrentDay[] = [];
    for (const { date, version } of await this.versionsOn(manager, queue, from, count)) {
      const forecast = known.get(version.id) ?? (await this.effective.of(manager, version));
      known.set(version.id, forecast);
      const day = localDay(date, queue.zone);
      days.push({ date, forecast, rows: forecast.rows.filter(({ start }) => contains(day, start)) });
    }
    return days;
  }

  /** Days without a forecast are left out. */
  async versionsOn(
    manager: EntityManager,
    queue: Queue,
    from: LocalDate,
    count: number,
  ): Promise<CurrentVersion[]> {
    const span = {
      start: localDay(from, queue.zone).start,
      end: localDay(addDays(from, count), queue.zone).start,
    };
    const versions = await this.forecasts.reaching(manager, queue.id, span);
    const published = await this.requirements.publishedIn(manager, [queue.id], span);
    return dateRange(from, count).flatMap((date) => {
      const day = localDay(date, queue.zone);
      const covers = ({ startsAt, endsAt }: Pick<ForecastVersion, 'startsAt' | 'endsAt'>): boolean =>
        startsAt <= day.start && day.end <= endsAt;
      const version =
        versions.find(({ id }) => id === published.find(covers)?.forecastVersionId) ?? versions.find(covers);
      return version === undefined ? [] : [{ date, version }];
    });
  }
}
