import { Module } from '@nestjs/common';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { EffectiveForecasts } from './effective-forecasts.js';
import { ForecastImportService } from './forecast-import.service.js';
import { ForecastLayersService } from './forecast-layers.service.js';
import { ForecastingService } from './forecasting.service.js';
import { HistoryImportService } from './history-import.service.js';
import { ForecastLayerRepository } from './persistence/forecast-layer.repository.js';
import { ForecastRepository } from './persistence/forecast.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';
import { RequirementRepository } from './persistence/requirement.repository.js';
import { StaffingService } from './staffing.service.js';

const services = [
  ForecastImportService,
  ForecastLayersService,
  ForecastingService,
  HistoryImportService,
  StaffingService,
];
const repositories = [ForecastLayerRepository, ForecastRepository, HistoryRepository, RequirementRepository];

@Module({
  imports: [WorkforceModule],
  providers: [...services, ...repositories, EffectiveForecasts],
  exports: services,
})
export class ForecastingModule {}
