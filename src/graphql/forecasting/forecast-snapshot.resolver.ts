import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import {
  type ForecastAccuracy,
  type ForecastSnapshot,
  type TakeSnapshotOutcome,
} from '../../forecasting/forecast-snapshot.js';
import { ForecastAccuracyService } from '../../forecasting/forecast-accuracy.service.js';
import { ForecastSnapshotsService } from '../../forecasting/forecast-snapshots.service.js';
import { SnapshotJob } from '../../forecasting/snapshot-job.js';
import { type Job } from '../../jobs/job.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { JobType } from '../jobs/job.type.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import {
  ForecastAccuracyType,
  ForecastSnapshotConnection,
  ForecastSnapshotType,
  TakeSnapshotResult,
} from './forecast-snapshot.type.js';

@Resolver(() => ForecastSnapshotType)
export class ForecastSnapshotResolver {
  constructor(
    private readonly snapshots: ForecastSnapshotsService,
    private readonly accuracy: ForecastAccuracyService,
    private readonly job: SnapshotJob,
  ) {}

  @Query(() => ForecastSnapshotConnection)
  async forecastSnapshots(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<ForecastSnapshot>> {
    return toConnection(await this.snapshots.list(actor, parseId(queueId, 'queueId'), pageRequest(page)));
  }

  @Query(() => ForecastAccuracyType, { description: 'A day, a week and four weeks ahead.' })
  forecastAccuracy(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args('from', { type: () => LocalDateScalar }) from: LocalDate,
    @Args('to', { type: () => LocalDateScalar, description: 'The last day, at most 370 days on.' })
    to: LocalDate,
  ): Promise<ForecastAccuracy> {
    return this.accuracy.byLead(actor, parseId(queueId, 'queueId'), from, to);
  }

  @Mutation(() => TakeSnapshotResult, { description: 'Of one queue, at once.' })
  takeForecastSnapshot(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
  ): Promise<TakeSnapshotOutcome> {
    return this.snapshots.take(actor, parseId(queueId, 'queueId'));
  }

  @Mutation(() => JobType, { description: 'Of every queue that has none of today, as every night.' })
  takeForecastSnapshots(@CurrentActor() actor: Actor): Promise<Job> {
    return this.job.start(actor);
  }
}
