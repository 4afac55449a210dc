import { type Instant } from '../../../time/instant.js';
import { type Contact } from '../../engine/agent-event.js';
import { type Moment, type ToldSituations } from '../situation-stream.js';
import { type Membership } from './agent-situation.js';
import { type Leg } from './ami-calls.js';

/** Of the shape of `AmiState`: one of another version is not understood. */
export const AMI_STATE_VERSION = 1;

/** A member of queues. */
export interface AmiMember {
  readonly key: string;
  readonly queues: Map<string, Membership>;
  /** He was in no queue when a day ended: after another such day he is forgotten. */
  idle: boolean;
  /** Asterisk's device state: 1 free, 2 in use, 4 and 5 unreachable, 6 ringing, 7 ringing and in use. */
  device: number;
  wrapUp: { readonly contact: Contact; readonly until: Instant } | null;
}

/** All that is to be known for going on after a break; JSON. */
export interface AmiState {
  readonly version: typeof AMI_STATE_VERSION;
  readonly members: readonly (readonly [string, KeptMember])[];
  readonly phones: readonly (readonly [string, string])[];
  readonly legs: readonly (readonly [string, Leg])[];
  readonly told: ToldSituations;
  readonly last: Moment | null;
  readonly aheadMs: number;
  readonly startedAt: Instant | null;
}

type KeptMember = Omit<AmiMember, 'queues'> & { readonly queues: readonly (readonly [string, Membership])[] };
