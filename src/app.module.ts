import { type DynamicModule, Module, type OnModuleDestroy } from '@nestjs/common';
import { dataSourceOptions } from '../ormconfig.js';
import { AccessModule } from './access/access.module.js';
import { AdherenceModule } from './adherence/adherence.module.js';
import { FeedRunner } from './adherence/telephony/feed/feed-runner.service.js';
import { ClockModule } from './clock.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { ForecastingModule } from './forecasting/forecasting.module.js';
import { GraphqlModule } from './graphql/graphql.module.js';
import { HttpModule } from './http/http.module.js';
import { JobSupervisor } from './jobs/job-supervisor.js';
import { JobsModule } from './jobs/jobs.module.js';
import { SchedulingModule } from './scheduling/scheduling.module.js';
import { type Settings } from './settings.js';
import { SettingsModule } from './settings.module.js';
import { TopicsModule } from './topics/topics.module.js';
import { WorkforceModule } from './workforce/workforce.module.js';

@Module({})
export class AppModule implements OnModuleDestroy {
  constructor(
    private readonly jobs: JobSupervisor,
    private readonly feeds: FeedRunner,
  ) {}

  // Nest destroys the root module first: work stops before the pools and connections it uses.
  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.jobs.stop(), this.feeds.stop()]);
  }

  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings),
        ClockModule,
        DatabaseModule.forRoot(dataSourceOptions(settings.database)),
        TopicsModule,
        JobsModule,
        AccessModule,
        WorkforceModule,
        ForecastingModule,
        SchedulingModule,
        AdherenceModule,
        DemoModule,
        HttpModule,
        GraphqlModule,
      ],
    };
  }
}
