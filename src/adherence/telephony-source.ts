import { type Instant } from '../time/instant.js';
import { type ReasonMap } from './engine/agent-state.js';

/** Where agent events come from, as services hand it out: its keys stay inside. */
export interface TelephonySource {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly connector: string;
  readonly reasonMap: ReasonMap;
  /** A state not confirmed for this long is unknown; null when the source is silent while nothing changes. */
  readonly freshnessSeconds: number | null;
  /** How late events may come: younger figures are provisional. */
  readonly latenessSeconds: number;
  readonly keyCreatedAt: Instant;
  readonly hasPreviousKey: boolean;
}

/** Whom a login of a source belongs to, and when. */
export interface AgentIdentity {
  readonly id: number;
  readonly sourceId: number;
  readonly agentKey: string;
  readonly agentId: number;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
}

/** How the events of a source were read from then on; the versions of all sources are counted together. */
export interface ReasonMapVersion {
  readonly version: number;
  readonly sourceId: number;
  readonly reasonMap: ReasonMap;
  readonly freshnessSeconds: number | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
}
