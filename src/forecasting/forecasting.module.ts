import { Module } from '@nestjs/common';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { CapacityPlansService } from './capacity-plans.service.js';
import { CurrentForecasts } from './current-forecasts.js';
import { DaysToJudge } from './days-to-judge.js';
import { EffectiveForecasts } from './effective-forecasts.js';
import { ForecastAccuracyService } from './forecast-accuracy.service.js';
import { ForecastBatchJob } from './forecast-batch-job.js';
import { ForecastBatchesService } from './forecast-batches.service.js';
import { ForecastComputer, forecastComputer } from './forecast-computer.js';
import { ForecastGenerationService } from './forecast-generation.service.js';
import { ForecastImportService } from './forecast-import.service.js';
import { ForecastInputsReader } from './forecast-inputs.js';
import { ForecastLayersService } from './forecast-layers.service.js';
import { ForecastsInForceService } from './forecasts-in-force.service.js';
import { ForecastSnapshotsService } from './forecast-snapshots.service.js';
import { ForecastStaffing } from './forecast-staffing.js';
import { ForecastingService } from './forecasting.service.js';
import { HistoryFileImportService } from './history-file-import.service.js';
import { HistoryImportService } from './history-import.service.js';
import { HistoryMappingsService } from './history-mappings.service.js';
import { HistoryStaging } from './history-staging.js';
import { IntradayService } from './intraday.service.js';
import { PastDays } from './past-days.js';
import { CapacityPlanRepository } from './persistence/capacity-plan.repository.js';
import { ForecastBatchRepository } from './persistence/forecast-batch.repository.js';
import { ForecastLayerRepository } from './persistence/forecast-layer.repository.js';
import { ForecastSnapshotRepository } from './persistence/forecast-snapshot.repository.js';
import { ForecastRepository } from './persistence/forecast.repository.js';
import { HistoryMappingRepository } from './persistence/history-mapping.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';
import { RequirementRepository } from './persistence/requirement.repository.js';
import { UnusualDayRepository } from './persistence/unusual-day.repository.js';
import { SnapshotJob } from './snapshot-job.js';
import { SnapshotNights } from './snapshot-nights.js';
import { StaffingQuestionsService } from './staffing-questions.service.js';
import { StaffingService } from './staffing.service.js';
import { WhatIfService } from './what-if.service.js';
import { UnusualDaysService } from './unusual-days.service.js';

const services = [
  CapacityPlansService,
  ForecastAccuracyService,
  ForecastBatchesService,
  ForecastGenerationService,
  ForecastImportService,
  ForecastLayersService,
  ForecastsInForceService,
  ForecastSnapshotsService,
  ForecastingService,
  HistoryFileImportService,
  HistoryImportService,
  HistoryMappingsService,
  IntradayService,
  SnapshotJob,
  StaffingQuestionsService,
  StaffingService,
  WhatIfService,
  UnusualDaysService,
];
const repositories = [
  CapacityPlanRepository,
  ForecastBatchRepository,
  ForecastLayerRepository,
  ForecastRepository,
  ForecastSnapshotRepository,
  HistoryMappingRepository,
  HistoryRepository,
  RequirementRepository,
  UnusualDayRepository,
];

@Module({
  imports: [WorkforceModule],
  providers: [
    ...services,
    ...repositories,
    CurrentForecasts,
    DaysToJudge,
    EffectiveForecasts,
    ForecastBatchJob,
    ForecastInputsReader,
    ForecastStaffing,
    { provide: ForecastComputer, useFactory: () => forecastComputer() },
    HistoryStaging,
    PastDays,
    SnapshotNights,
  ],
  exports: services,
})
export class ForecastingModule {}
