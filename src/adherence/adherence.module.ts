import { Module } from '@nestjs/common';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { Settings } from '../settings.js';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { AdherenceLoader } from './adherence-loader.service.js';
import { AdherenceMapService } from './adherence-map.service.js';
import { AdherenceService } from './adherence.service.js';
import { AdherenceSummaryService } from './adherence-summary.service.js';
import { BoardLoader } from './board-loader.service.js';
import { BoardService } from './board.service.js';
import { ExplanationAccess } from './explanation-access.service.js';
import { ExplanationsService } from './explanations.service.js';
import { EventIntake } from './event-intake.service.js';
import { EventWriter } from './event-writer.js';
import { EvidenceLoader } from './evidence.service.js';
import { HeardNews } from './heard-news.js';
import { FollowedFeeds } from './followed-feeds.js';
import { HeardSources } from './heard-sources.service.js';
import { IdentityService } from './identity.service.js';
import { IntradayActionsService } from './intraday-actions.service.js';
import { IntakeLimits, intakeLimits } from './intake-limits.js';
import { LiveBoard } from './live-board.js';
import { AdherenceMapRepository } from './persistence/adherence-map.repository.js';
import { ExplanationRepository } from './persistence/explanation.repository.js';
import { IdentityHistoryRepository } from './persistence/identity-history.repository.js';
import { ReasonMapsService } from './reason-maps.service.js';
import { ReasonMapRepository } from './persistence/reason-map.repository.js';
import { AgentEventRepository } from './persistence/agent-event.repository.js';
import { TelephonyConnectionRepository } from './persistence/telephony-connection.repository.js';
import { TelephonyFeedRepository } from './persistence/telephony-feed.repository.js';
import { TelephonyHeardRepository } from './persistence/telephony-heard.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { SourceKinds } from './source-kinds.js';
import { TelephonyConnectionService } from './telephony-connection.service.js';
import { TelephonySourceService } from './telephony-source.service.js';
import { CloudEventsController } from './telephony/cloudevents/cloudevents.controller.js';
import { Connectors } from './telephony/connectors.js';
import { ConnectedSources } from './telephony/feed/connected-sources.service.js';
import { FeedRunner } from './telephony/feed/feed-runner.service.js';
import { FeedStore } from './telephony/feed/feed-store.service.js';
import { FEED_TIMING, FeedTiming } from './telephony/feed/feed-timing.js';
import { LiveFeeds } from './telephony/feed/live-feeds.js';
import { SimulatorService } from './telephony/simulator/simulator.service.js';
import { Webhook } from './telephony/webhook.js';
import { WebhookController } from './telephony/webhook.controller.js';

@Module({
  imports: [WorkforceModule, SchedulingModule],
  controllers: [CloudEventsController, WebhookController],
  providers: [
    AdherenceMapRepository,
    ExplanationRepository,
    ReasonMapRepository,
    AgentEventRepository,
    TelephonySourceRepository,
    IdentityHistoryRepository,
    TelephonyConnectionRepository,
    TelephonyFeedRepository,
    TelephonyHeardRepository,
    HeardSources,
    EvidenceLoader,
    { provide: IntakeLimits, inject: [Settings], useFactory: intakeLimits },
    EventWriter,
    HeardNews,
    EventIntake,
    Connectors,
    Webhook,
    LiveFeeds,
    SourceKinds,
    { provide: FeedTiming, useValue: FEED_TIMING },
    FollowedFeeds,
    FeedStore,
    ConnectedSources,
    FeedRunner,
    AdherenceMapService,
    AdherenceLoader,
    AdherenceService,
    AdherenceSummaryService,
    ExplanationAccess,
    ExplanationsService,
    ReasonMapsService,
    BoardLoader,
    LiveBoard,
    BoardService,
    IntradayActionsService,
    IdentityService,
    TelephonySourceService,
    TelephonyConnectionService,
    SimulatorService,
  ],
  exports: [
    AdherenceMapService,
    AdherenceService,
    AdherenceSummaryService,
    ExplanationsService,
    ReasonMapsService,
    BoardService,
    EventIntake,
    FeedRunner,
    IdentityService,
    IntradayActionsService,
    TelephonySourceService,
    TelephonyConnectionService,
    SimulatorService,
  ],
})
export class AdherenceModule {}
