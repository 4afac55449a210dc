import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AgentsService } from '../../workforce/agents.service.js';
import { CertificatesService } from '../../workforce/certificates.service.js';
import { EntitlementsService } from '../../workforce/entitlements.service.js';
import { OrganisationService } from '../../workforce/organisation.service.js';
import {
  type Agent,
  type Availability,
  type Contract,
  type Entitlement,
  type LanguageCertificate,
  type Site,
  type Team,
} from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { AgentType, AvailabilityType, EntitlementType, LanguageCertificateType } from './agent.type.js';
import { ContractType, SiteType, TeamType } from './organisation.type.js';

type Ids = readonly number[];

@Resolver(() => AgentType)
export class AgentFieldsResolver {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly agents: AgentsService,
    private readonly entitlementsService: EntitlementsService,
    private readonly certificatesService: CertificatesService,
  ) {}

  @ResolveField(() => SiteType, { nullable: true })
  site(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() agent: Agent) {
    const fetch = (ids: Ids): Promise<Site[]> => this.organisation.sitesByIds(actor, ids);
    return loaders.by('siteById', fetch).load(agent.siteId);
  }

  @ResolveField(() => TeamType, { nullable: true })
  team(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() agent: Agent) {
    const fetch = (ids: Ids): Promise<Team[]> => this.organisation.teamsByIds(actor, ids);
    return loaders.by('teamById', fetch).load(agent.teamId);
  }

  @ResolveField(() => ContractType, { nullable: true })
  contract(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() agent: Agent) {
    const fetch = (ids: Ids): Promise<Contract[]> => this.organisation.contractsByIds(actor, ids);
    return loaders.by('contractById', fetch).load(agent.contractId);
  }

  @ResolveField(() => [EntitlementType])
  entitlements(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() agent: Agent) {
    const fetch = (ids: Ids): Promise<Entitlement[]> =>
      this.entitlementsService.entitlementsOfAgents(actor, ids);
    return loaders.many('entitlementsByAgent', fetch, (row) => row.agentId).load(agent.id);
  }

  @ResolveField(() => [LanguageCertificateType])
  certificates(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() agent: Agent) {
    const fetch = (ids: Ids): Promise<LanguageCertificate[]> =>
      this.certificatesService.certificatesOfAgents(actor, ids);
    return loaders.many('certificatesByAgent', fetch, (row) => row.agentId).load(agent.id);
  }

  @ResolveField(() => [AvailabilityType], { description: 'None means always.' })
  availability(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() agent: Agent) {
    const fetch = (ids: Ids): Promise<Availability[]> => this.agents.availabilityOfAgents(actor, ids);
    return loaders.many('availabilityByAgent', fetch, (row) => row.agentId).load(agent.id);
  }
}
