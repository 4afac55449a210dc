import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { OrganisationService } from '../../workforce/organisation.service.js';
import { type Site, type Team } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { given } from './given.js';
import { CreateSiteInput, UpdateSiteInput } from './organisation.input.js';
import { SiteConnection, SiteType, TeamType } from './organisation.type.js';

@Resolver(() => SiteType)
export class SiteResolver {
  constructor(private readonly organisation: OrganisationService) {}

  @Query(() => SiteConnection)
  async sites(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ConnectionOf<Site>> {
    return toConnection(await this.organisation.sites(actor, pageRequest(page)));
  }

  @Query(() => SiteType)
  site(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Site> {
    return this.organisation.site(actor, parseId(id));
  }

  @Mutation(() => SiteType)
  createSite(@CurrentActor() actor: Actor, @Args('input') input: CreateSiteInput): Promise<Site> {
    return this.organisation.createSite(actor, { ...input, weekStartsOn: input.weekStartsOn ?? 1 });
  }

  @Mutation(() => SiteType)
  updateSite(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UpdateSiteInput,
  ): Promise<Site> {
    return this.organisation.updateSite(actor, parseId(id), given(input));
  }

  @ResolveField(() => [TeamType])
  teams(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() site: Site,
  ): Promise<readonly Team[]> {
    const fetch = (ids: readonly number[]) => this.organisation.teamsOfSites(actor, ids);
    return loaders.many('teamsBySite', fetch, (team) => team.siteId).load(site.id);
  }
}
