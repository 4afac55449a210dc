import { AdherenceMapEntity } from './adherence-map.entity.js';
import { AgentEventEntity } from './agent-event.entity.js';
import { AgentIdentityEntity } from './agent-identity.entity.js';
import { TelephonySourceEntity } from './telephony-source.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const adherenceEntities: readonly (new () => object)[] = [
  TelephonySourceEntity,
  AgentIdentityEntity,
  AgentEventEntity,
  AdherenceMapEntity,
];
