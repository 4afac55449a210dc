import { type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { ClockModule } from '../../../src/clock.module.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { migrate } from '../../../src/database/migrate.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { ForecastingModule } from '../../../src/forecasting/forecasting.module.js';
import { ForecastGenerationService } from '../../../src/forecasting/forecast-generation.service.js';
import { type ForecastOrder } from '../../../src/forecasting/forecast-order.js';
import { ForecastingService } from '../../../src/forecasting/forecasting.service.js';
import { type ForecastVersion } from '../../../src/forecasting/forecast-version.js';
import { type HistoryReport } from '../../../src/forecasting/history.js';
import { HistoryImportService, type HistoryOrder } from '../../../src/forecasting/history-import.service.js';
import { type Requirement, type StaffingOrder } from '../../../src/forecasting/requirement.js';
import { StaffingService } from '../../../src/forecasting/staffing.service.js';
import { JobsModule } from '../../../src/jobs/jobs.module.js';
import { readSettings } from '../../../src/settings.js';
import { SettingsModule } from '../../../src/settings.module.js';
import { Clock } from '../../../src/time/clock.js';
import { TopicsModule } from '../../../src/topics/topics.module.js';
import { dateRange, localDate, timeZone, weekday } from '../../../src/time/zoned-time.js';
import { WorkforceModule } from '../../../src/workforce/workforce.module.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/database.js';

export const me = SYSTEM_ACTOR;

/** Memorial Day and Juneteenth: the bank keeps the holidays of the United States. */
const CLOSED = ['2026-05-25', '2026-06-19'];

/** A file of the open weekdays: `calls(day of the week)` at 10:00, and half as many at 10:30. */
export function weekdayCsv(from: string, days: number, calls: (weekdayNumber: number) => number): string {
  const rows = dateRange(localDate(from), days)
    .filter((date) => weekday(date) <= 5 && !CLOSED.includes(date))
    .flatMap((date) => [
      `${date},10:00,${calls(weekday(date))}`,
      `${date},10:30,${calls(weekday(date)) / 2}`,
    ]);
  return ['date,start,calls', ...rows].join('\n');
}

export function orderOf(queueId: number, content: string, more: Partial<HistoryOrder> = {}): HistoryOrder {
  return { queueId, fileName: 'june.csv', content, zone: timeZone('America/New_York'), ...more };
}

/** The forecasting services on a database of their own, with a company to plan for. */
export class PlanningDesk {
  readonly history: HistoryImportService;
  readonly forecasting: ForecastingService;
  readonly generation: ForecastGenerationService;
  readonly staffing: StaffingService;
  readonly unitOfWork: UnitOfWork;

  private constructor(
    private readonly database: ScratchDatabase,
    private readonly app: TestingModule,
    readonly company: Company,
  ) {
    this.history = app.get(HistoryImportService, { strict: false });
    this.forecasting = app.get(ForecastingService, { strict: false });
    this.generation = app.get(ForecastGenerationService, { strict: false });
    this.staffing = app.get(StaffingService, { strict: false });
    this.unitOfWork = app.get(UnitOfWork, { strict: false });
  }

  static async open(clock?: Clock): Promise<PlanningDesk> {
    const database = await scratchDatabase();
    const options = dataSourceOptions(database.settings);
    const settings = { ...readSettings({ NODE_ENV: 'test' }), database: database.settings };
    const platform = [SettingsModule.with(settings), DatabaseModule.forRoot(options), ClockModule];
    const imports = [...platform, TopicsModule, JobsModule, WorkforceModule, ForecastingModule];
    const builder = Test.createTestingModule({ imports });
    if (clock !== undefined) builder.overrideProvider(Clock).useValue(clock);
    const app = await builder.compile();
    await migrate(app.get(DataSource));
    return new PlanningDesk(database, app, await buildCompany(app));
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  async import(queueId: number, content: string): Promise<HistoryReport> {
    const outcome = await this.history.import(me, orderOf(queueId, content));
    if (outcome.kind !== 'HistoryReport') throw new Error(outcome.message);
    return outcome;
  }

  /** The week of 29 June 2026, by a quick model that plain figures show, unless the order says otherwise. */
  async forecast(queueId: number, more: Partial<ForecastOrder> = {}): Promise<ForecastVersion> {
    const order = { queueId, from: localDate('2026-06-29'), days: 7, model: 'weekday-exponential', ...more };
    const outcome = await this.generation.generate(me, order);
    if (outcome.kind !== 'ForecastVersion') throw new Error(outcome.message);
    return outcome;
  }

  async publish(forecastVersionId: number, more: Partial<StaffingOrder> = {}): Promise<Requirement> {
    const draft = await this.staffing.calculate(me, { forecastVersionId, ...more });
    const outcome = await this.staffing.publish(me, draft.id);
    if (outcome.kind !== 'Requirement') throw new Error(outcome.message);
    return outcome;
  }
}
