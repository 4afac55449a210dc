import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AdherenceSummaryService } from '../../adherence/adherence-summary.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { AdherenceSummaryInput, toSummaryWanted } from './adherence-summary.input.js';
import { AdherenceSummaryType, toSummary } from './adherence-summary.type.js';

@Resolver()
export class AdherenceSummaryResolver {
  constructor(private readonly summaries: AdherenceSummaryService) {}

  @Query(() => AdherenceSummaryType, {
    description: 'Figures of agents, teams, sites or clients by interval, day or week.',
  })
  async adherenceSummary(
    @CurrentActor() actor: Actor,
    @Args('input') input: AdherenceSummaryInput,
  ): Promise<AdherenceSummaryType> {
    return toSummary(await this.summaries.summary(actor, toSummaryWanted(input)));
  }
}
