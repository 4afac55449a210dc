import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { type Instant } from '../time/instant.js';
import { boardTopic, Topics } from '../topics/topics.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type BoardChange } from './board-change.js';
import { type ReceivedEvent } from './engine/agent-event.js';
import { groupBy } from './group-by.js';
import { AgentEventRepository } from './persistence/agent-event.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';

export interface Intake {
  /** New, and stored. */
  readonly accepted: number;
  /** Known already; stored once, whatever was sent. */
  readonly duplicates: number;
}

/** Takes agent events in: stored first, then told. */
@Injectable()
export class EventIntake {
  private readonly logger = new Logger('Telephony');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: AgentEventRepository,
    private readonly sources: TelephonySourceRepository,
    private readonly directory: WorkforceDirectory,
    private readonly topics: Topics,
    private readonly clock: Clock,
  ) {}

  /** Returns only after every event is committed. */
  async record(sourceId: number, events: readonly ReceivedEvent[]): Promise<Intake> {
    const receivedTime = this.clock.now();
    const accepted = await this.unitOfWork.run((manager) =>
      this.events.insertNew(manager, sourceId, events, receivedTime),
    );
    if (accepted > 0) await this.tell(sourceId, events, receivedTime);
    return { accepted, duplicates: events.length - accepted };
  }

  /** The events are safe by now: a board that hears of them late must not make the sender send them again. */
  private async tell(sourceId: number, events: readonly ReceivedEvent[], now: Instant): Promise<void> {
    try {
      const keys = [...new Set(events.map((event) => event.agentKey))];
      const changes = await this.unitOfWork.read((manager) => this.changes(manager, sourceId, keys, now));
      await Promise.all(changes.map((change) => this.topics.publish(boardTopic(change.teamId), change)));
    } catch (error) {
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  private async changes(
    manager: EntityManager,
    sourceId: number,
    keys: readonly string[],
    now: Instant,
  ): Promise<BoardChange[]> {
    const identities = await this.sources.identitiesOfKeys(manager, sourceId, keys);
    const current = identities.filter((i) => i.validFrom <= now && (i.validTo === null || now < i.validTo));
    const agents = await this.directory.agentsByIds(
      manager,
      current.map((identity) => identity.agentId),
    );
    const teams = groupBy(agents, (agent) => agent.teamId);
    return [...teams].map(([teamId, members]) => ({ teamId, agentIds: members.map((agent) => agent.id) }));
  }
}
