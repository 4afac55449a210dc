import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { ForecastingModule } from '../../forecasting/forecasting.module.js';
import { WorkforceModule } from '../../workforce/workforce.module.js';
import { CapacityPlanResolver } from './capacity-plan.resolver.js';
import {
  ForecastAuthorResolver,
  LayerAuthorResolver,
  UnusualDayMarkAuthorResolver,
} from './forecast-author.resolver.js';
import { ForecastDayResolver } from './forecast-day.resolver.js';
import { ForecastBatchQueueResolver, ForecastBatchResolver } from './forecast-batch.resolver.js';
import { ForecastLayerResolver } from './forecast-layer.resolver.js';
import { ForecastSnapshotResolver } from './forecast-snapshot.resolver.js';
import { ForecastResolver } from './forecast.resolver.js';
import { HistoryFileResolver } from './history-file.resolver.js';
import { HistoryResolver } from './history.resolver.js';
import { IntradayResolver } from './intraday.resolver.js';
import { RequirementResolver } from './requirement.resolver.js';
import { StaffingQuestionResolver } from './staffing-question.resolver.js';
import { UnusualDayResolver } from './unusual-day.resolver.js';

@Module({
  imports: [AccessModule, ForecastingModule, WorkforceModule],
  providers: [
    HistoryResolver,
    HistoryFileResolver,
    ForecastResolver,
    ForecastAuthorResolver,
    ForecastDayResolver,
    ForecastBatchResolver,
    ForecastBatchQueueResolver,
    ForecastLayerResolver,
    LayerAuthorResolver,
    ForecastSnapshotResolver,
    RequirementResolver,
    StaffingQuestionResolver,
    CapacityPlanResolver,
    IntradayResolver,
    UnusualDayResolver,
    UnusualDayMarkAuthorResolver,
  ],
})
export class ForecastingGraphqlModule {}
