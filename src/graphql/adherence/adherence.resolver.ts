import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AdherenceService } from '../../adherence/adherence.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { AdherenceHistoryArgs, AgentTimelineArgs, TeamAdherenceArgs } from './adherence.input.js';
import { AgentAdherenceDayType, toAgentDay } from './adherence.type.js';
import { AgentStateIntervalType, toStateInterval } from './agent-timeline.type.js';

@Resolver()
export class AdherenceResolver {
  constructor(private readonly adherence: AdherenceService) {}

  @Query(() => [AgentStateIntervalType], { description: 'What an agent did, as intervals without gap.' })
  async agentTimeline(
    @CurrentActor() actor: Actor,
    @Args() { agentId, from, to }: AgentTimelineArgs,
  ): Promise<AgentStateIntervalType[]> {
    const intervals = await this.adherence.timeline(actor, parseId(agentId, 'agentId'), {
      start: from,
      end: to,
    });
    return intervals.map(toStateInterval);
  }

  @Query(() => [AgentAdherenceDayType], { description: 'Figures of an agent by day, by every formula.' })
  async adherenceHistory(
    @CurrentActor() actor: Actor,
    @Args() { agentId, fromDate, toDate }: AdherenceHistoryArgs,
  ): Promise<AgentAdherenceDayType[]> {
    return (await this.adherence.history(actor, parseId(agentId, 'agentId'), fromDate, toDate)).map(
      toAgentDay,
    );
  }

  @Query(() => [AgentAdherenceDayType], { description: 'One day of the agents of a team.' })
  async teamAdherence(
    @CurrentActor() actor: Actor,
    @Args() { teamId, date }: TeamAdherenceArgs,
  ): Promise<AgentAdherenceDayType[]> {
    return (await this.adherence.teamDay(actor, parseId(teamId, 'teamId'), date)).map(toAgentDay);
  }
}
