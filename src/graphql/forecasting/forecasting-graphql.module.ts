import { Module } from '@nestjs/common';
import { ForecastingModule } from '../../forecasting/forecasting.module.js';
import { WorkforceModule } from '../../workforce/workforce.module.js';
import { CapacityPlanResolver } from './capacity-plan.resolver.js';
import { ForecastLayerResolver } from './forecast-layer.resolver.js';
import { ForecastSnapshotResolver } from './forecast-snapshot.resolver.js';
import { ForecastResolver } from './forecast.resolver.js';
import { HistoryFileResolver } from './history-file.resolver.js';
import { HistoryResolver } from './history.resolver.js';
import { IntradayResolver } from './intraday.resolver.js';
import { RequirementResolver } from './requirement.resolver.js';

@Module({
  imports: [ForecastingModule, WorkforceModule],
  providers: [
    HistoryResolver,
    HistoryFileResolver,
    ForecastResolver,
    ForecastLayerResolver,
    ForecastSnapshotResolver,
    RequirementResolver,
    CapacityPlanResolver,
    IntradayResolver,
  ],
})
export class ForecastingGraphqlModule {}
