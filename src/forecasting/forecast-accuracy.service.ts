import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { addDays, localDay, type LocalDate, type TimeZone } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { checkDates } from './check-span.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { type Observation } from './engine/forecaster.js';
import { coarsen } from './engine/history-interval.js';
import { accuracyByLead, LEAD_DAYS, type LeadPair } from './engine/lead-time-accuracy.js';
import { type ForecastAccuracy, type SnapshotDay } from './forecast-snapshot.js';
import { withValuesChecked } from './forecasting.errors.js';
import { ForecastSnapshotRepository } from './persistence/forecast-snapshot.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';

/** Holds forecasts to what they said a day, a week and four weeks before. */
@Injectable()
export class ForecastAccuracyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly snapshots: ForecastSnapshotRepository,
    private readonly history: HistoryRepository,
  ) {}

  /** Over local days of the queue, both ends included; from snapshots against the history that counts now. */
  byLead(actor: Actor, queueId: number, fromDate: LocalDate, toDate: LocalDate): Promise<ForecastAccuracy> {
    const reach = clientReach(actor, 'forecast.read');
    checkDates(fromDate, toDate);
    return this.unitOfWork.read(async (manager) => {
      const { zone } = await reachedQueue(manager, this.directory, reach, queueId);
      const days = await this.snapshots.days(manager, queueId, [fromDate, toDate], LEAD_DAYS);
      const span = { start: localDay(fromDate, zone).start, end: localDay(addDays(toDate, 1), zone).start };
      const observed = await this.history.intervals(manager, queueId, span);
      const latest = await this.history.latest(manager, queueId);
      const measured = withValuesChecked(() => measure(days, observed, latest?.intervalMinutes ?? 15, zone));
      return { queueId, fromDate, toDate, ...measured };
    });
  }
}

/** Both sides on the widest interval that any of them has. */
function measure(
  days: readonly SnapshotDay[],
  observed: readonly Observation[],
  observedMinutes: GridMinutes,
  zone: TimeZone,
): Pick<ForecastAccuracy, 'intervalMinutes' | 'leads'> {
  const width = days.reduce<GridMinutes>(
    (most, { intervalMinutes }) => (intervalMinutes > most ? intervalMinutes : most),
    observedMinutes,
  );
  const actuals = coarsen(observed, zone, observedMinutes, width).observations;
  const actualAt = new Map(actuals.map(({ start, offered }) => [start, offered]));
  const pairs = days.flatMap(({ leadDays, rows, intervalMinutes }): LeadPair[] =>
    coarsen(rows, zone, intervalMinutes, width).observations.flatMap(({ start, offered }) => {
      const actual = actualAt.get(start);
      return actual === undefined ? [] : [{ leadDays, start, forecast: offered, actual }];
    }),
  );
  return { intervalMinutes: width, leads: accuracyByLead(pairs, zone, width) };
}
