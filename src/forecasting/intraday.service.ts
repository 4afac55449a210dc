import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { addMinutes, type Instant } from '../time/instant.js';
import { localDateOf, localDay } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { CurrentForecasts } from './current-forecasts.js';
import { learnDayErrors, reforecastDay } from './engine/intraday.js';
import { forecastMissing, withValuesChecked } from './forecasting.errors.js';
import { type IntradayOutcome } from './intraday.js';
import { PastDays } from './past-days.js';
import { type RestOfDayStaffing, staffRestOfDay } from './rest-of-day.js';
import { StaffingService } from './staffing.service.js';

const LEVELS = [0.8, 0.95];

/** The rest of today, from the forecast that holds, its layers and what has come so far. */
@Injectable()
export class IntradayService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly current: CurrentForecasts,
    private readonly staffing: StaffingService,
    private readonly past: PastDays,
    private readonly clock: Clock,
  ) {}

  /** `asOf` is now when not given; nothing that ends after it is used. */
  reforecast(actor: Actor, queueId: number, asOf: Instant = this.clock.now()): Promise<IntradayOutcome> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      const queue = await reachedQueue(manager, this.directory, reach, queueId);
      const date = localDateOf(asOf, queue.zone);
      const [day] = await this.current.ofDays(manager, queue, date, 1);
      if (day === undefined) return forecastMissing(queueId);
      const { version, layerIds } = day.forecast;
      const span = localDay(date, queue.zone);
      const actuals = await this.past.actuals(manager, queue, span, version.intervalMinutes, asOf);
      const learned = await this.past.days(manager, queue, day);
      const errors = learnDayErrors(learned);
      const morning = day.rows.map(({ start, offered }) => ({ start, offered }));
      const { ratio, rest } = reforecastDay({ morning, actuals, errors, levels: LEVELS });
      const open = rest.filter(({ start }) => addMinutes(start, version.intervalMinutes) > asOf);
      const published = await this.staffing.publishedRequirement(manager, [queueId], span);
      const plan = await this.staffing.planOf(manager, published[0]?.requirementId ?? null, queue, version);
      const staffed: RestOfDayStaffing = { queue, version, plan, rows: day.rows, published };
      const came = new Set(actuals.map(({ start }) => start));
      return {
        kind: 'IntradayReforecast',
        queueId,
        date,
        asOf,
        intervalMinutes: version.intervalMinutes,
        forecastVersionId: version.id,
        layerIds,
        actualSoFar: total(actuals),
        expectedSoFar: total(morning.filter(({ start }) => came.has(start))),
        ratio,
        learnedDays: learned.length,
        errors,
        rest: withValuesChecked(() => staffRestOfDay(open, staffed, date)),
      };
    });
  }
}

function total(observations: readonly { readonly offered: number }[]): number {
  return observations.reduce((sum, { offered }) => sum + offered, 0);
}
