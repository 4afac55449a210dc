import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { type ShrinkageComponent } from '../forecasting/engine/shrinkage.js';
import { ForecastGenerationService } from '../forecasting/forecast-generation.service.js';
import { ForecastSnapshotsService } from '../forecasting/forecast-snapshots.service.js';
import { HistoryImportService } from '../forecasting/history-import.service.js';
import { StaffingService } from '../forecasting/staffing.service.js';
import { type Instant } from '../time/instant.js';
import { addDays, dateRange, localDay, type LocalDate } from '../time/zoned-time.js';
import { HISTORY_INTERVAL_MINUTES } from './company/call-history.js';
import { type DemoCompany } from './company/demo-company.js';
import { type DemoQueue } from './company/demo-parts.js';
import { type DemoIds } from './demo-ids.js';

/** What the roster places itself (breaks, booked leave) is told, and not planned twice. */
const SHRINKAGE: readonly ShrinkageComponent[] = [
  { name: 'leave', place: 'out-of-office', share: 0.06, scheduledByRoster: true },
  { name: 'sickness', place: 'out-of-office', share: 0.05, scheduledByRoster: false },
  { name: 'breaks', place: 'in-office', share: 0.06, scheduledByRoster: true },
  { name: 'coaching', place: 'in-office', share: 0.03, scheduledByRoster: false },
];

/** Callers of the travel agency hang up soon: their queue is staffed with abandonment. */
const IMPATIENT_QUEUES: readonly string[] = ['TRAVEL-EN'];

/** A week of the planner starts while it is still Sunday in the Americas: forecasts start that day. */
const DAYS_BEFORE = 1;

/** History, forecasts and published staffing of every queue. */
@Injectable()
export class DemoPlansLoader {
  constructor(
    private readonly history: HistoryImportService,
    private readonly forecasts: ForecastGenerationService,
    private readonly staffing: StaffingService,
    private readonly snapshots: ForecastSnapshotsService,
  ) {}

  async loadHistory(company: DemoCompany, ids: DemoIds): Promise<void> {
    for (const { code, zone } of company.queues) {
      const outcome = await this.history.add(SYSTEM_ACTOR, {
        queueId: ids.queues.get(code)!,
        fileName: `demo-history-${code}.csv`,
        zone,
        intervalMinutes: HISTORY_INTERVAL_MINUTES,
        records: company.history[code],
      });
      if ('code' in outcome) throw new Error(outcome.message);
    }
  }

  /**
   * A forecast of each week from what was known before it, turned into agents and published; and what it said in each
   * night of the week that is over at `now`.
   */
  async planWeek(company: DemoCompany, ids: DemoIds, monday: LocalDate, now: Instant): Promise<void> {
    const from = addDays(monday, -DAYS_BEFORE);
    const queueIds = company.queues.map(({ code }) => ids.queues.get(code)!);
    const forecasts = await Promise.all(queueIds.map((queueId) => this.forecast(queueId, from)));
    for (const [i, queue] of company.queues.entries()) {
      const queueId = queueIds[i];
      await this.staff(queue, forecasts[i]);
      for (const date of dateRange(from, 7)) {
        const night = localDay(date, queue.zone).start;
        if (night < now) await this.snapshots.take(SYSTEM_ACTOR, queueId, night);
      }
    }
  }

  private async forecast(queueId: number, from: LocalDate): Promise<number> {
    const days = 7 + DAYS_BEFORE;
    const version = await this.forecasts.generate(SYSTEM_ACTOR, { queueId, from, days });
    if (version.kind !== 'ForecastVersion') throw new Error(version.message);
    return version.id;
  }

  private async staff(queue: DemoQueue, forecastVersionId: number): Promise<void> {
    const requirement = await this.staffing.calculate(SYSTEM_ACTOR, {
      forecastVersionId,
      model: IMPATIENT_QUEUES.includes(queue.code) ? 'A' : 'C',
      shrinkage: SHRINKAGE,
    });
    const published = await this.staffing.publish(SYSTEM_ACTOR, requirement.id);
    if (published.kind !== 'Requirement') throw new Error(published.message);
  }
}
