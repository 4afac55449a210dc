import { Module } from '@nestjs/common';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { ForecastingService } from './forecasting.service.js';
import { HistoryImportService } from './history-import.service.js';
import { ForecastRepository } from './persistence/forecast.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';
import { RequirementRepository } from './persistence/requirement.repository.js';
import { StaffingService } from './staffing.service.js';

const services = [ForecastingService, HistoryImportService, StaffingService];

@Module({
  imports: [WorkforceModule],
  providers: [...services, ForecastRepository, HistoryRepository, RequirementRepository],
  exports: services,
})
export class ForecastingModule {}
