import { Injectable } from '@nestjs/common';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Instant } from '../time/instant.js';
import { intakeBusy } from './adherence.errors.js';
import { type ReceivedEvent } from './engine/agent-event.js';
import { IntakeLimits } from './intake-limits.js';
import { AgentEventRepository } from './persistence/agent-event.repository.js';

/** Events that are stored together, or not at all. */
export interface EventDelivery {
  readonly sourceId: number;
  readonly events: readonly ReceivedEvent[];
  readonly receivedTime: Instant;
  /** Committed with the events, or neither is. */
  readonly alongside: (manager: EntityManager) => Promise<void>;
}

/** What `alongside` throws when this delivery must not be stored; others that are written with it are no part of that. */
export class DeliveryRefused extends Error {}

interface Waiting {
  readonly delivery: EventDelivery;
  readonly bytes: number;
  readonly done: (stored: number) => void;
  readonly failed: (error: unknown) => void;
}

const EVENTS_PER_TRANSACTION = 2_000;

/**
 * Stores deliveries. Those that come while others are being written are written together: a disk makes few commits a
 * second, and each may hold thousands of events. What waits is bounded, so that a slow database is told to the senders,
 * who have the events, and does not fill our memory.
 */
@Injectable()
export class EventWriter {
  private readonly waiting: Waiting[] = [];
  private unstoredBytes = 0;
  private writing = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: AgentEventRepository,
    private readonly limits: IntakeLimits,
  ) {}

  get isFull(): boolean {
    return this.unstoredBytes >= this.limits.mostUnstoredBytes;
  }

  /**
   * Returns how many events were new, once all are committed.
   * @throws UserError INTAKE_BUSY when too much waits already.
   */
  store(delivery: EventDelivery): Promise<number> {
    if (this.isFull) throw intakeBusy();
    const bytes = delivery.events.reduce((sum, { raw }) => sum + raw.length, 0);
    this.unstoredBytes += bytes;
    return new Promise<number>((done, failed) => {
      this.waiting.push({ delivery, bytes, done, failed });
      // Deliveries that have come together are all waiting by then.
      setImmediate(() => void this.write());
    });
  }

  private async write(): Promise<void> {
    if (this.writing >= this.limits.writers) return;
    this.writing += 1;
    for (let group = this.takeGroup(); group.length > 0; group = this.takeGroup()) {
      await this.writeGroup(group);
      for (const { bytes } of group) this.unstoredBytes -= bytes;
    }
    this.writing -= 1;
  }

  private takeGroup(): Waiting[] {
    let events = 0;
    const beyond = this.waiting.findIndex(({ delivery }, i) => {
      events += delivery.events.length;
      return i > 0 && events > EVENTS_PER_TRANSACTION;
    });
    return this.waiting.splice(0, beyond === -1 ? this.waiting.length : beyond);
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const stored = await this.unitOfWork.run((manager) => this.insert(manager, group));
      group.forEach(({ done }, i) => done(stored[i]));
    } catch (error) {
      if (group.length === 1 || isGone(error)) return group.forEach(({ failed }) => failed(error));
      // One that cannot be stored does not take the others with it.
      for (const each of group) await this.writeGroup([each]);
    }
  }

  private async insert(manager: EntityManager, group: readonly Waiting[]): Promise<number[]> {
    const stored: number[] = [];
    for (const { delivery } of group) {
      const { sourceId, events, receivedTime, alongside } = delivery;
      stored.push(await this.events.insertNew(manager, sourceId, events, receivedTime));
      await alongside(manager);
    }
    return stored;
  }
}

/** Without a database nothing is gained by trying one by one. */
function isGone(error: unknown): boolean {
  if (error instanceof DeliveryRefused) return false;
  if (!(error instanceof QueryFailedError)) return true;
  return (error.driverError as { fatal?: boolean }).fatal === true;
}
