import { createHash } from 'node:crypto';
import { type Instant } from '../../time/instant.js';
import { type Contact, type DeclaredStatus, type ReceivedEvent } from '../engine/agent-event.js';

/** A moment by the source's clock; `order` tells moments of one millisecond apart. */
export interface Moment {
  readonly time: Instant;
  readonly order: number;
}

export interface Situation {
  readonly declared: DeclaredStatus;
  readonly contacts: readonly Contact[];
}

/** What the agents were told to be last, as it is kept between two runs: a digest for each. */
export type ToldSituations = Readonly<Record<string, string>>;

/** Turns the situations of agents into events: one whenever something has changed. */
export class SituationStream {
  private readonly told: Map<string, string>;

  constructor(
    private readonly origin: string,
    told: ToldSituations = {},
  ) {
    this.told = new Map(Object.entries(told));
  }

  tell(agentKey: string, { time, order }: Moment, situation: Situation, raw: string): ReceivedEvent[] {
    const text = JSON.stringify(situation);
    const digest = digestOf(text).slice(0, DIGEST_KEPT);
    if (this.told.get(agentKey) === digest) return [];
    this.told.set(agentKey, digest);
    const id = digestOf(JSON.stringify([agentKey, time, order, text])).slice(0, 32);
    return [{ origin: this.origin, id, agentKey, eventTime: time, sequence: order, ...situation, raw }];
  }

  /** Of an agent who has gone for good. */
  forget(agentKey: string): void {
    this.told.delete(agentKey);
  }

  get kept(): ToldSituations {
    return Object.fromEntries(this.told);
  }
}

const DIGEST_KEPT = 16;

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
