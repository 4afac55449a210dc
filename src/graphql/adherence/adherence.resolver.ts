import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AdherenceService } from '../../adherence/adherence.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { AdherenceHistoryArgs, AgentTimelineArgs, TeamAdherenceArgs } from './adherence.input.js';
import { AgentAdherenceDayType, toAgentDay } from './adherence.type.js';
import { toAsOf } from './as-of.input.js';
import { AgentStateIntervalType, toStateInterval } from './agent-timeline.type.js';

@Resolver()
export class AdherenceResolver {
  constructor(private readonly adherence: AdherenceService) {}

  @Query(() => [AgentStateIntervalType], { description: 'What an agent did, as intervals without gap.' })
  async agentTimeline(
    @CurrentActor() actor: Actor,
    @Args() { agentId, from, to, asOf }: AgentTimelineArgs,
  ): Promise<AgentStateIntervalType[]> {
    const span = { start: from, end: to };
    const intervals = await this.adherence.timeline(actor, parseId(agentId, 'agentId'), span, toAsOf(asOf));
    return intervals.map(toStateInterval);
  }

  @Query(() => [AgentAdherenceDayType], { description: 'Figures of an agent by day, by every formula.' })
  async adherenceHistory(
    @CurrentActor() actor: Actor,
    @Args() { agentId, fromDate, toDate, asOf, zone }: AdherenceHistoryArgs,
  ): Promise<AgentAdherenceDayType[]> {
    const id = parseId(agentId, 'agentId');
    const wanted = { asOf: toAsOf(asOf), zone };
    return (await this.adherence.history(actor, id, fromDate, toDate, wanted)).map(toAgentDay);
  }

  @Query(() => [AgentAdherenceDayType], { description: 'One day of the agents of a team.' })
  async teamAdherence(
    @CurrentActor() actor: Actor,
    @Args() { teamId, date, asOf, zone }: TeamAdherenceArgs,
  ): Promise<AgentAdherenceDayType[]> {
    const wanted = { asOf: toAsOf(asOf), zone };
    return (await this.adherence.teamDay(actor, parseId(teamId, 'teamId'), date, wanted)).map(toAgentDay);
  }
}
