import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Clock } from '../time/clock.js';
import { type ReceivedEvent } from './engine/agent-event.js';
import { EventWriter } from './event-writer.js';
import { HeardNews } from './heard-news.js';
import { inTime } from './in-time.js';
import { IntakeLimits } from './intake-limits.js';

export interface Intake {
  /** New, and stored. */
  readonly accepted: number;
  /** Known already; stored once, whatever was sent. */
  readonly duplicates: number;
}

/** Takes agent events in: stored first, then told. */
@Injectable()
export class EventIntake {
  constructor(
    private readonly writer: EventWriter,
    private readonly news: HeardNews,
    private readonly clock: Clock,
    private readonly limits: IntakeLimits,
  ) {}

  /** More than can be stored is waiting: what comes now would be refused. */
  get isFull(): boolean {
    return this.writer.isFull;
  }

  /** What the database gives, unless it takes longer than a sender is left waiting. */
  inTime<T>(work: Promise<T>): Promise<T> {
    return inTime(work, this.limits.longestStoreMs);
  }

  /**
   * Returns only after every event is committed; what is done `alongside` is committed with them, or neither is.
   * @throws UserError INTAKE_BUSY, STORAGE_SLOW
   */
  async record(
    sourceId: number,
    events: readonly ReceivedEvent[],
    alongside: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<Intake> {
    const receivedTime = this.clock.now();
    const stored = this.writer.store({ sourceId, events, receivedTime, alongside });
    void stored.then(
      (accepted) => accepted > 0 && this.news.tell(sourceId, events, receivedTime),
      () => undefined,
    );
    const accepted = await this.inTime(stored);
    return { accepted, duplicates: events.length - accepted };
  }
}
