import { AdherenceMapEntity } from './adherence-map.entity.js';
import { AgentEventEntity } from './agent-event.entity.js';
import { AgentIdentityEntity } from './agent-identity.entity.js';
import { TelephonyConnectionEntity } from './telephony-connection.entity.js';
import { TelephonyFeedEntity } from './telephony-feed.entity.js';
import { TelephonyHeardEntity } from './telephony-heard.entity.js';
import { ExplanationEntity, ExplanationEntryEntity } from './explanation.entity.js';
import { FormerIdentityEntity } from './former-identity.entity.js';
import { ReasonMapEntity } from './reason-map.entity.js';
import { TelephonySourceEntity } from './telephony-source.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const adherenceEntities: readonly (new () => object)[] = [
  TelephonySourceEntity,
  AgentIdentityEntity,
  FormerIdentityEntity,
  AgentEventEntity,
  AdherenceMapEntity,
  TelephonyConnectionEntity,
  TelephonyFeedEntity,
  TelephonyHeardEntity,
  ReasonMapEntity,
  ExplanationEntity,
  ExplanationEntryEntity,
];
