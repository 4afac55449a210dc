import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type Coverage, CoverageService, type PublishedOutbound } from '../../scheduling/coverage.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { CoverageArgs, SpanArgs, toCoverageRequest } from './coverage.input.js';
import { CoverageType } from './coverage.type.js';
import { PublishedOutboundType } from './schedule.type.js';

@Resolver(() => CoverageType)
export class CoverageResolver {
  constructor(private readonly coverages: CoverageService) {}

  @Query(() => CoverageType, { description: 'Of a queue in the published rosters.' })
  coverage(@CurrentActor() actor: Actor, @Args() args: CoverageArgs): Promise<Coverage> {
    return this.coverages.coverage(actor, toCoverageRequest(args, null));
  }

  @Query(() => [PublishedOutboundType], { description: 'Hours of a campaign in the published rosters.' })
  outboundHours(
    @CurrentActor() actor: Actor,
    @Args('campaignId', { type: () => ID }) campaignId: string,
    @Args() { from, to }: SpanArgs,
  ): Promise<PublishedOutbound[]> {
    const span = { start: from, end: to };
    return this.coverages.publishedOutbound(actor, parseId(campaignId, 'campaignId'), span);
  }
}
