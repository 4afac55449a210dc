import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { IntradayActionsService } from '../../adherence/intraday-actions.service.js';
import { type AdvisedQueue } from '../../scheduling/intraday/intraday-advice.js';
import { RosterNamesService } from '../../scheduling/roster-names.service.js';
import { type Agent } from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { RosterAgent } from '../scheduling/shift.type.js';
import {
  AdvisedQueueType,
  adviceOrder,
  IntradayActionType,
  IntradayAdviceArgs,
  IntradayAdviceType,
  toAdvice,
} from './intraday-advice.type.js';

@Resolver(() => IntradayAdviceType)
export class IntradayAdviceResolver {
  constructor(private readonly actions: IntradayActionsService) {}

  @Query(() => IntradayAdviceType, {
    description:
      'What to do for the rest of today about a published schedule: by the forecast as it stands now, and with those only who have come.',
  })
  async intradayAdvice(
    @CurrentActor() actor: Actor,
    @Args() args: IntradayAdviceArgs,
  ): Promise<IntradayAdviceType> {
    return toAdvice(await this.actions.advise(actor, adviceOrder(args)));
  }
}

@Resolver(() => IntradayActionType)
export class IntradayActionResolver {
  constructor(private readonly names: RosterNamesService) {}

  @ResolveField(() => RosterAgent, { nullable: true })
  async agent(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { agentId }: IntradayActionType,
  ): Promise<Agent | null> {
    const byId = loaders.by('rosterAgent', (ids) => this.names.agents(actor, ids));
    return (await byId.load(agentId)) ?? null;
  }
}

@Resolver(() => AdvisedQueueType)
export class AdvisedQueueResolver {
  constructor(private readonly names: RosterNamesService) {}

  @ResolveField(() => String, { nullable: true })
  async queueName(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { queueId }: AdvisedQueue,
  ): Promise<string | null> {
    const byId = loaders.by('rosterQueue', (ids) => this.names.queues(actor, ids));
    return (await byId.load(queueId))?.name ?? null;
  }
}
