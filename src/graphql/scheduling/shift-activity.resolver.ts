import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { RosterNamesService } from '../../scheduling/roster-names.service.js';
import { type ScheduledActivity } from '../../scheduling/schedule.js';
import { OffPhoneActivitiesService } from '../../scheduling/terms/off-phone-activities.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { ShiftActivity } from './shift.type.js';

@Resolver(() => ShiftActivity)
export class ShiftActivityResolver {
  constructor(
    private readonly names: RosterNamesService,
    private readonly activities: OffPhoneActivitiesService,
  ) {}

  @ResolveField(() => String, { nullable: true })
  async queueName(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { queueId }: ScheduledActivity,
  ): Promise<string | null> {
    const byId = loaders.by('rosterQueue', (ids) => this.names.queues(actor, ids));
    return queueId === null ? null : ((await byId.load(queueId))?.name ?? null);
  }

  @ResolveField(() => String, { nullable: true })
  async campaignName(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { campaignId }: ScheduledActivity,
  ): Promise<string | null> {
    const byId = loaders.by('rosterCampaign', (ids) => this.names.campaigns(actor, ids));
    return campaignId === null ? null : ((await byId.load(campaignId))?.name ?? null);
  }

  @ResolveField(() => String, { nullable: true })
  async offPhoneActivityName(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { offPhoneActivityId: id }: ScheduledActivity,
  ): Promise<string | null> {
    const byId = loaders.by('offPhoneActivity', (ids) => this.activities.byIds(actor, ids));
    return typeof id === 'number' ? ((await byId.load(id))?.name ?? null) : null;
  }
}
