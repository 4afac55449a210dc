import { type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { AccessGraphqlModule } from './access/access-graphql.module.js';
import { AdherenceGraphqlModule } from './adherence/adherence-graphql.module.js';
import { SignedInGuard } from './current-actor.decorator.js';
import { ErrorsModule } from './errors/errors.module.js';
import { ForecastingGraphqlModule } from './forecasting/forecasting-graphql.module.js';
import { GraphqlDriver } from './graphql-driver.js';
import { GraphqlOptions } from './graphql-options.js';
import { JobsGraphqlModule } from './jobs/jobs-graphql.module.js';
import { SchedulingGraphqlModule } from './scheduling/scheduling-graphql.module.js';
import { WorkforceGraphqlModule } from './workforce/workforce-graphql.module.js';

@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: GraphqlDriver,
      imports: [ErrorsModule],
      useClass: GraphqlOptions,
    }),
    AccessGraphqlModule,
    AdherenceGraphqlModule,
    ForecastingGraphqlModule,
    JobsGraphqlModule,
    SchedulingGraphqlModule,
    WorkforceGraphqlModule,
  ],
  providers: [{ provide: APP_GUARD, useClass: SignedInGuard }],
})
export class GraphqlModule {}
