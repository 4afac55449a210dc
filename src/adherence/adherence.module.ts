import { Module } from '@nestjs/common';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { AdherenceMapService } from './adherence-map.service.js';
import { AdherenceService } from './adherence.service.js';
import { BoardService } from './board.service.js';
import { EventIntake } from './event-intake.service.js';
import { EvidenceLoader } from './evidence.service.js';
import { IdentityService } from './identity.service.js';
import { AdherenceMapRepository } from './persistence/adherence-map.repository.js';
import { AgentEventRepository } from './persistence/agent-event.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { TelephonySourceService } from './telephony-source.service.js';
import { CloudEventsController } from './telephony/cloudevents/cloudevents.controller.js';
import { Connectors } from './telephony/connectors.js';
import { SimulatorService } from './telephony/simulator/simulator.service.js';
import { Webhook } from './telephony/webhook.js';

@Module({
  imports: [WorkforceModule, SchedulingModule],
  controllers: [CloudEventsController],
  providers: [
    AdherenceMapRepository,
    AgentEventRepository,
    TelephonySourceRepository,
    EvidenceLoader,
    EventIntake,
    Connectors,
    Webhook,
    AdherenceMapService,
    AdherenceService,
    BoardService,
    IdentityService,
    TelephonySourceService,
    SimulatorService,
  ],
  exports: [
    AdherenceMapService,
    AdherenceService,
    BoardService,
    EventIntake,
    IdentityService,
    TelephonySourceService,
    SimulatorService,
  ],
})
export class AdherenceModule {}
