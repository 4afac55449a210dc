import { Module } from '@nestjs/common';
import { AdherenceModule } from '../../adherence/adherence.module.js';
import { AdherenceMapResolver } from './adherence-map.resolver.js';
import { AdherenceResolver } from './adherence.resolver.js';
import { AgentIdentityResolver } from './agent-identity.resolver.js';
import { BoardResolver } from './board.resolver.js';
import { TelephonySourceResolver } from './telephony-source.resolver.js';

@Module({
  imports: [AdherenceModule],
  providers: [
    AdherenceResolver,
    BoardResolver,
    TelephonySourceResolver,
    AgentIdentityResolver,
    AdherenceMapResolver,
  ],
})
export class AdherenceGraphqlModule {}
