import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { type ShrinkageComponent } from '../forecasting/engine/shrinkage.js';
import { ForecastingService } from '../forecasting/forecasting.service.js';
import { HistoryImportService } from '../forecasting/history-import.service.js';
import { StaffingService } from '../forecasting/staffing.service.js';
import { addDays, type LocalDate } from '../time/zoned-time.js';
import { HISTORY_INTERVAL_MINUTES } from './company/call-history.js';
import { type DemoCompany } from './company/demo-company.js';
import { type DemoQueue } from './company/demo-parts.js';
import { type DemoIds } from './demo-workforce.loader.js';

/** What the roster places itself (breaks, booked leave) is told, and not planned twice. */
const SHRINKAGE: readonly ShrinkageComponent[] = [
  { name: 'leave', place: 'out-of-office', share: 0.06, scheduledByRoster: true },
  { name: 'sickness', place: 'out-of-office', share: 0.05, scheduledByRoster: false },
  { name: 'breaks', place: 'in-office', share: 0.06, scheduledByRoster: true },
  { name: 'coaching', place: 'in-office', share: 0.03, scheduledByRoster: false },
];

/** Named, so that eighteen forecasts stay quick whichever model is the default. */
const MODEL = 'weekday-exponential';

/** Callers of the travel agency hang up soon: their queue is staffed with abandonment. */
const IMPATIENT_QUEUES: readonly string[] = ['TRAVEL-EN'];

/** A week of the planner starts while it is still Sunday in the Americas: forecasts start that day. */
const DAYS_BEFORE = 1;

/** History, forecasts and published staffing of every queue. */
@Injectable()
export class DemoPlansLoader {
  constructor(
    private readonly history: HistoryImportService,
    private readonly forecasting: ForecastingService,
    private readonly staffing: StaffingService,
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

  /** A forecast of each week from what was known before it, turned into agents and published. */
  async planWeek(company: DemoCompany, ids: DemoIds, monday: LocalDate): Promise<void> {
    for (const queue of company.queues) {
      await this.planQueue(queue, ids.queues.get(queue.code)!, addDays(monday, -DAYS_BEFORE));
    }
  }

  private async planQueue(queue: DemoQueue, queueId: number, from: LocalDate): Promise<void> {
    const days = 7 + DAYS_BEFORE;
    const version = await this.forecasting.generate(SYSTEM_ACTOR, { queueId, from, days, model: MODEL });
    if (version.kind !== 'ForecastVersion') throw new Error(version.message);
    const requirement = await this.staffing.calculate(SYSTEM_ACTOR, {
      forecastVersionId: version.id,
      model: IMPATIENT_QUEUES.includes(queue.code) ? 'A' : 'C',
      shrinkage: SHRINKAGE,
    });
    const published = await this.staffing.publish(SYSTEM_ACTOR, requirement.id);
    if (published.kind !== 'Requirement') throw new Error(published.message);
  }
}
