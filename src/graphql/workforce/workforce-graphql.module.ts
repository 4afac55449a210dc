import { Module } from '@nestjs/common';
import { WorkforceModule } from '../../workforce/workforce.module.js';
import { AbsenceResolver } from './absence.resolver.js';
import { AgentFieldsResolver } from './agent-fields.resolver.js';
import { AgentResolver } from './agent.resolver.js';
import { CampaignResolver } from './campaign.resolver.js';
import { CertificateResolver } from './certificate.resolver.js';
import { ClientResolver } from './client.resolver.js';
import { ContractResolver } from './contract.resolver.js';
import { CoverLapseResolver } from './cover-lapse.resolver.js';
import { EntitlementResolver } from './entitlement.resolver.js';
import { HolidayResolver } from './holiday.resolver.js';
import { ImportResolver } from './import.resolver.js';
import { QueueResolver } from './queue.resolver.js';
import { SiteResolver } from './site.resolver.js';
import { TeamResolver } from './team.resolver.js';

@Module({
  imports: [WorkforceModule],
  providers: [
    AbsenceResolver,
    AgentFieldsResolver,
    AgentResolver,
    CampaignResolver,
    CertificateResolver,
    ClientResolver,
    ContractResolver,
    CoverLapseResolver,
    EntitlementResolver,
    HolidayResolver,
    ImportResolver,
    QueueResolver,
    SiteResolver,
    TeamResolver,
  ],
})
export class WorkforceGraphqlModule {}
