import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { HOUR_MS, type Instant } from '../time/instant.js';
import { contains } from '../time/interval.js';
import { localDateOf } from '../time/zoned-time.js';
import { boardTopic, Topics } from '../topics/topics.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent } from '../workforce/workforce.js';
import { teamNotFound } from '../workforce/workforce.errors.js';
import { AdherenceMapService } from './adherence-map.service.js';
import { type BoardChange } from './board-change.js';
import { watchBoard } from './board-watch.js';
import { effectiveTime } from './engine/agent-event.js';
import { agentTimeline } from './engine/agent-timeline.js';
import { boardPosition, type BoardPosition } from './engine/board.js';
import { eventsDeciding, type Evidence, EvidenceLoader } from './evidence.service.js';
import { type MapVersion } from './map-version.js';

export interface BoardRow extends BoardPosition {
  readonly agent: Agent;
  /** When this was so. */
  readonly asOf: Instant;
}

const LOOK_BACK_MS = HOUR_MS;
const LOOK_AHEAD_MS = 12 * HOUR_MS;
const TICK_MS = 10_000;

/** One team, now. */
@Injectable()
export class BoardService {
  private readonly logger = new Logger('Board');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evidence: EvidenceLoader,
    private readonly maps: AdherenceMapService,
    private readonly directory: WorkforceDirectory,
    private readonly topics: Topics,
    private readonly clock: Clock,
  ) {}

  /** The agents of the team that the actor may see, in the order of their codes. */
  board(actor: Actor, teamId: number): Promise<BoardRow[]> {
    const reach = requireReach(actor, 'adherence.read');
    return this.unitOfWork.read((manager) => this.rows(manager, reach, teamId, null));
  }

  /** All rows first, then those that change. */
  async watch(actor: Actor, teamId: number): Promise<AsyncIterableIterator<readonly BoardRow[]>> {
    const changes = this.topics.subscribe<BoardChange>(boardTopic(teamId));
    try {
      const first = await this.board(actor, teamId);
      const reach = requireReach(actor, 'adherence.read');
      return watchBoard(
        {
          changes,
          rows: (agentIds) => this.unitOfWork.read((manager) => this.rows(manager, reach, teamId, agentIds)),
          likeness,
          tickMs: TICK_MS,
          onError: (error) => this.logger.error(error instanceof Error ? error.stack : String(error)),
        },
        first,
      );
    } catch (error) {
      await changes.return?.();
      throw error;
    }
  }

  private async rows(
    manager: EntityManager,
    reach: Scope,
    teamId: number,
    agentIds: readonly number[] | null,
  ): Promise<BoardRow[]> {
    const now = this.clock.now();
    const visible = await this.directory.agentsInReach(manager, reach, { teamId });
    if (visible.length === 0 && (await this.directory.teamInReach(manager, reach, teamId)) === null) {
      throw teamNotFound(teamId);
    }
    const agents = visible
      .filter((agent) => employedAt(agent, now) && (agentIds === null || agentIds.includes(agent.id)))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    const span = { start: (now - LOOK_BACK_MS) as Instant, end: (now + LOOK_AHEAD_MS) as Instant };
    const ids = agents.map((agent) => agent.id);
    const evidence = await this.evidence.load(manager, ids, span);
    const map = await this.maps.currentWith(manager);
    return agents.flatMap((agent) => {
      const own = evidence.get(agent.id);
      return own === undefined ? [] : [boardRow(agent, own, map, now)];
    });
  }
}

/** The timeline reaches just past now, so that what begins at this very moment is seen. */
function boardRow(agent: Agent, evidence: Evidence, { map }: MapVersion, asOf: Instant): BoardRow {
  const current = evidence.shifts.find((shift) => contains(shift, asOf));
  const lookBack = Math.min(asOf - LOOK_BACK_MS, current?.start ?? asOf) as Instant;
  const until = { start: lookBack, end: (asOf + 1) as Instant };
  const feeds = evidence.feeds.map((feed) => ({ ...feed, events: eventsDeciding(feed, until) }));
  const times = feeds.flatMap((feed) => feed.events.map(effectiveTime));
  const start = Math.min(lookBack, ...times) as Instant;
  const timeline = agentTimeline(feeds, { start, end: until.end });
  return { agent, asOf, ...boardPosition(evidence.shifts, timeline, map, asOf) };
}

function employedAt(agent: Agent, now: Instant): boolean {
  const today = localDateOf(now, agent.zone);
  return agent.hiredOn <= today && (agent.leftOn === null || today <= agent.leftOn);
}

/** A row has changed when more has than the moment it was looked at. */
function likeness(row: BoardRow): string {
  return JSON.stringify({ ...row, asOf: 0, actual: { ...row.actual, end: 0 } });
}
