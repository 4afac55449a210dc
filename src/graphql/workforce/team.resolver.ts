import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AgentsService } from '../../workforce/agents.service.js';
import { OrganisationService } from '../../workforce/organisation.service.js';
import { type Agent, type Site, type Team } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { AgentType } from './agent.type.js';
import { given } from './given.js';
import { CreateTeamInput, UpdateTeamInput } from './organisation.input.js';
import { SiteType, TeamConnection, TeamType } from './organisation.type.js';

@Resolver(() => TeamType)
export class TeamResolver {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly agents: AgentsService,
  ) {}

  @Query(() => TeamConnection, { name: 'teams' })
  async list(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('siteId', { type: () => ID, nullable: true }) siteId?: string | null,
  ): Promise<ConnectionOf<Team>> {
    const site = siteId ? parseId(siteId, 'siteId') : null;
    return toConnection(await this.organisation.teams(actor, pageRequest(page), site));
  }

  @Query(() => TeamType)
  team(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Team> {
    return this.organisation.team(actor, parseId(id));
  }

  @Mutation(() => TeamType)
  createTeam(@CurrentActor() actor: Actor, @Args('input') input: CreateTeamInput): Promise<Team> {
    return this.organisation.createTeam(actor, { ...input, siteId: parseId(input.siteId, 'siteId') });
  }

  @Mutation(() => TeamType)
  updateTeam(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UpdateTeamInput,
  ): Promise<Team> {
    return this.organisation.updateTeam(actor, parseId(id), given(input));
  }

  @ResolveField(() => SiteType, { name: 'site', nullable: true })
  siteOf(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() team: Team,
  ): Promise<Site | null> {
    const fetch = (ids: readonly number[]) => this.organisation.sitesByIds(actor, ids);
    return loaders.by('siteById', fetch).load(team.siteId);
  }

  @ResolveField(() => [AgentType], { name: 'agents', description: 'Those you may see, in the order of ids.' })
  agentsOf(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() team: Team,
  ): Promise<readonly Agent[]> {
    const fetch = (ids: readonly number[]) => this.agents.agentsOfTeams(actor, ids);
    return loaders.many('agentsByTeam', fetch, (agent) => agent.teamId).load(team.id);
  }
}
