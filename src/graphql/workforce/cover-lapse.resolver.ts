import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AgentsService } from '../../workforce/agents.service.js';
import { type CoverLapse } from '../../workforce/cover.js';
import { type Agent } from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { AgentType } from './agent.type.js';
import { CoverLapseType } from './cover.type.js';

@Resolver(() => CoverLapseType)
export class CoverLapseResolver {
  constructor(private readonly agents: AgentsService) {}

  @ResolveField(() => AgentType, { nullable: true })
  agent(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() lapse: CoverLapse) {
    const fetch = (ids: readonly number[]): Promise<Agent[]> => this.agents.agentsByIds(actor, ids);
    return loaders.by('agentById', fetch).load(lapse.agentId);
  }
}
