import { Module } from '@nestjs/common';
import { ForecastingModule } from '../../forecasting/forecasting.module.js';
import { WorkforceModule } from '../../workforce/workforce.module.js';
import { ForecastResolver } from './forecast.resolver.js';
import { HistoryResolver } from './history.resolver.js';
import { RequirementResolver } from './requirement.resolver.js';

@Module({
  imports: [ForecastingModule, WorkforceModule],
  providers: [HistoryResolver, ForecastResolver, RequirementResolver],
})
export class ForecastingGraphqlModule {}
