import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AdherenceModule } from '../adherence/adherence.module.js';
import { ForecastingModule } from '../forecasting/forecasting.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { DemoController } from './demo.controller.js';
import { DemoFloorLoader } from './demo-floor.loader.js';
import { DemoLoader } from './demo-loader.service.js';
import { DemoHouseTermsLoader } from './demo-house-terms.loader.js';
import { DemoPlansLoader } from './demo-plans.loader.js';
import { DemoRostersLoader } from './demo-rosters.loader.js';
import { DemoSignInsLoader } from './demo-sign-ins.loader.js';
import { DemoWeekTermsLoader } from './demo-week-terms.loader.js';
import { DemoWorkforceLoader } from './demo-workforce.loader.js';

@Module({
  controllers: [DemoController],
  imports: [AccessModule, AdherenceModule, ForecastingModule, SchedulingModule, WorkforceModule],
  providers: [
    DemoLoader,
    DemoWorkforceLoader,
    DemoHouseTermsLoader,
    DemoWeekTermsLoader,
    DemoSignInsLoader,
    DemoPlansLoader,
    DemoRostersLoader,
    DemoFloorLoader,
  ],
  exports: [DemoLoader],
})
export class DemoModule {}
