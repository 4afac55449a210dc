import { Module } from '@nestjs/common';
import { AdherenceModule } from '../../adherence/adherence.module.js';
import { AccessModule } from '../../access/access.module.js';
import { SchedulingModule } from '../../scheduling/scheduling.module.js';
import { WorkforceModule } from '../../workforce/workforce.module.js';
import { AdherenceMapResolver } from './adherence-map.resolver.js';
import { AdherenceSummaryResolver } from './adherence-summary.resolver.js';
import { AdherenceResolver } from './adherence.resolver.js';
import { AgentIdentityResolver } from './agent-identity.resolver.js';
import { BoardResolver } from './board.resolver.js';
import { ExplanationResolver } from './explanation.resolver.js';
import {
  AdvisedQueueResolver,
  IntradayActionResolver,
  IntradayAdviceResolver,
} from './intraday-advice.resolver.js';
import { TelephonyConnectionResolver } from './telephony-connection.resolver.js';
import { AdherenceMapAuthorResolver, ReasonMapAuthorResolver } from './map-author.resolver.js';
import { ReasonMapResolver } from './reason-map.resolver.js';
import { TelephonySourceResolver } from './telephony-source.resolver.js';

@Module({
  imports: [AccessModule, AdherenceModule, SchedulingModule, WorkforceModule],
  providers: [
    AdherenceResolver,
    AdherenceSummaryResolver,
    ExplanationResolver,
    ReasonMapResolver,
    BoardResolver,
    IntradayAdviceResolver,
    IntradayActionResolver,
    AdvisedQueueResolver,
    TelephonySourceResolver,
    TelephonyConnectionResolver,
    AgentIdentityResolver,
    AdherenceMapResolver,
    AdherenceMapAuthorResolver,
    ReasonMapAuthorResolver,
  ],
})
export class AdherenceGraphqlModule {}
