import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AgentsService } from '../../workforce/agents.service.js';
import { type Agent } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { AgentFilterArgs, AvailabilityInput, CreateAgentInput, UpdateAgentInput } from './agent.input.js';
import { AgentConnection, AgentType } from './agent.type.js';
import { given } from './given.js';

@Resolver(() => AgentType)
export class AgentResolver {
  constructor(private readonly service: AgentsService) {}

  @Query(() => AgentConnection, { description: 'Those you may see, in the order of ids.' })
  async agents(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args() { siteId, teamId, search }: AgentFilterArgs,
  ): Promise<ConnectionOf<Agent>> {
    const site = siteId ? parseId(siteId, 'siteId') : null;
    const team = teamId ? parseId(teamId, 'teamId') : null;
    const filter = { siteId: site, teamId: team, search };
    return toConnection(await this.service.agents(actor, pageRequest(page), filter));
  }

  @Query(() => AgentType)
  agent(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Agent> {
    return this.service.agent(actor, parseId(id));
  }

  @Mutation(() => AgentType)
  createAgent(@CurrentActor() actor: Actor, @Args('input') input: CreateAgentInput): Promise<Agent> {
    const teamId = parseId(input.teamId, 'teamId');
    const contractId = parseId(input.contractId, 'contractId');
    const { ownZone = null, leftOn = null } = input;
    return this.service.createAgent(actor, { ...input, teamId, contractId, ownZone, leftOn });
  }

  @Mutation(() => AgentType)
  updateAgent(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') { teamId, contractId, ...input }: UpdateAgentInput,
  ): Promise<Agent> {
    const team = teamId ? { teamId: parseId(teamId, 'teamId') } : {};
    const contract = contractId ? { contractId: parseId(contractId, 'contractId') } : {};
    const change = { ...given(input, ['ownZone', 'leftOn']), ...team, ...contract };
    return this.service.updateAgent(actor, parseId(id), change);
  }

  @Mutation(() => AgentType, {
    description: 'Replaces the weekly times in which the agent can work; none means always.',
  })
  setAvailability(
    @CurrentActor() actor: Actor,
    @Args('agentId', { type: () => ID }) agentId: string,
    @Args('times', { type: () => [AvailabilityInput] }) times: AvailabilityInput[],
  ): Promise<Agent> {
    return this.service.setAvailability(actor, parseId(agentId, 'agentId'), times);
  }
}
