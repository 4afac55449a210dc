import { Module } from '@nestjs/common';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { CapacityPlansService } from './capacity-plans.service.js';
import { CurrentForecasts } from './current-forecasts.js';
import { EffectiveForecasts } from './effective-forecasts.js';
import { ForecastAccuracyService } from './forecast-accuracy.service.js';
import { ForecastImportService } from './forecast-import.service.js';
import { ForecastLayersService } from './forecast-layers.service.js';
import { ForecastSnapshotsService } from './forecast-snapshots.service.js';
import { ForecastingService } from './forecasting.service.js';
import { HistoryFileImportService } from './history-file-import.service.js';
import { HistoryImportService } from './history-import.service.js';
import { HistoryMappingsService } from './history-mappings.service.js';
import { HistoryStaging } from './history-staging.js';
import { IntradayService } from './intraday.service.js';
import { PastDays } from './past-days.js';
import { CapacityPlanRepository } from './persistence/capacity-plan.repository.js';
import { ForecastLayerRepository } from './persistence/forecast-layer.repository.js';
import { ForecastSnapshotRepository } from './persistence/forecast-snapshot.repository.js';
import { ForecastRepository } from './persistence/forecast.repository.js';
import { HistoryMappingRepository } from './persistence/history-mapping.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';
import { RequirementRepository } from './persistence/requirement.repository.js';
import { SnapshotJob } from './snapshot-job.js';
import { SnapshotNights } from './snapshot-nights.js';
import { StaffingService } from './staffing.service.js';

const services = [
  CapacityPlansService,
  ForecastAccuracyService,
  ForecastImportService,
  ForecastLayersService,
  ForecastSnapshotsService,
  ForecastingService,
  HistoryFileImportService,
  HistoryImportService,
  HistoryMappingsService,
  IntradayService,
  SnapshotJob,
  StaffingService,
];
const repositories = [
  CapacityPlanRepository,
  ForecastLayerRepository,
  ForecastRepository,
  ForecastSnapshotRepository,
  HistoryMappingRepository,
  HistoryRepository,
  RequirementRepository,
];

@Module({
  imports: [WorkforceModule],
  providers: [
    ...services,
    ...repositories,
    CurrentForecasts,
    EffectiveForecasts,
    HistoryStaging,
    PastDays,
    SnapshotNights,
  ],
  exports: services,
})
export class ForecastingModule {}
