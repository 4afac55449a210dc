import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type Actor, EVERYWHERE, requireEverywhere } from '../../../access/actor.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { SchedulingService } from '../../../scheduling/scheduling.service.js';
import { Clock } from '../../../time/clock.js';
import { type Instant } from '../../../time/instant.js';
import { contains, type Interval } from '../../../time/interval.js';
import { WorkforceDirectory } from '../../../workforce/workforce-directory.service.js';
import { type Agent } from '../../../workforce/workforce.js';
import { nothingToPlay } from '../../adherence.errors.js';
import { EventIntake, type Intake } from '../../event-intake.service.js';
import { groupBy } from '../../group-by.js';
import { TelephonySourceRepository } from '../../persistence/telephony-source.repository.js';
import { type TelephonySource } from '../../telephony-source.js';
import { type AgentStateCloudEvent } from '../cloudevents/agent-state-event.schema.js';
import { BATCH_TYPE, LARGEST_BATCH } from '../cloudevents/cloudevents.connector.js';
import { type DeviationRates, USUAL_DEVIATIONS } from './deviations.js';
import { simulateDay, type SimulatedAgent, SIMULATOR_REASONS } from './simulate-day.js';
import { SimulatorConnector } from './simulator.connector.js';

export const SIMULATOR_SOURCE = 'simulator';

/** Whose published shifts are played: those that start in the span. */
export interface PlayRequest {
  readonly siteIds?: readonly number[];
  readonly agentIds?: readonly number[];
  readonly span: Interval;
  readonly seed: number;
  /** Default: now. */
  readonly until?: Instant;
  readonly contactsPerHour?: number;
  readonly deviations?: DeviationRates;
}

export interface Played extends Intake {
  readonly agents: number;
  readonly events: number;
}

const USUAL_CONTACTS_PER_HOUR = 8;

/** Plays a published plan into the same door that real platforms use. */
@Injectable()
export class SimulatorService {
  private readonly connector = new SimulatorConnector();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: TelephonySourceRepository,
    private readonly directory: WorkforceDirectory,
    private readonly scheduling: SchedulingService,
    private readonly intake: EventIntake,
    private readonly clock: Clock,
  ) {}

  async play(actor: Actor, request: PlayRequest): Promise<Played> {
    requireEverywhere(actor, 'adherence.write');
    const { source, agents } = await this.unitOfWork.run((manager) => this.prepare(manager, request));
    const now = this.clock.now();
    const events = simulateDay(agents, {
      seed: request.seed,
      deviations: request.deviations ?? USUAL_DEVIATIONS,
      contactsPerHour: request.contactsPerHour ?? USUAL_CONTACTS_PER_HOUR,
      until: Math.min(request.until ?? now, now) as Instant,
    });
    const taken = await this.send(source, events);
    return { agents: agents.length, events: events.length, ...taken };
  }

  private async prepare(manager: EntityManager, request: PlayRequest) {
    const agents = await this.agentsOf(manager, request);
    if (agents.length === 0) throw nothingToPlay('No agent is chosen. Name sites or agents that exist.');
    const source = await this.sourceWith(manager);
    await this.nameAgents(manager, source, agents);
    const agentIds = agents.map((agent) => agent.id);
    const shifts = await this.scheduling.publishedShifts(manager, { agentIds, span: request.span });
    const starting = shifts.filter((shift) => contains(request.span, shift.start));
    const shiftsOf = groupBy(starting, (shift) => shift.agentId);
    const played = agents.flatMap(({ id, code }): SimulatedAgent[] => {
      const own = shiftsOf.get(id);
      return own === undefined ? [] : [{ agentKey: code, shifts: own }];
    });
    return { source, agents: played };
  }

  private async agentsOf(manager: EntityManager, { siteIds, agentIds }: PlayRequest): Promise<Agent[]> {
    if (agentIds !== undefined) return this.directory.agentsByIds(manager, agentIds);
    const all = await this.directory.agentsInReach(manager, EVERYWHERE, {});
    return siteIds === undefined ? all : all.filter((agent) => siteIds.includes(agent.siteId));
  }

  private async sourceWith(manager: EntityManager): Promise<TelephonySource> {
    const known = await this.sources.withKeys(manager, SIMULATOR_SOURCE);
    if (known !== null) return known.source;
    return this.sources.insert(manager, {
      code: SIMULATOR_SOURCE,
      name: 'Simulated platform (made up)',
      connector: this.connector.name,
      reasonMap: SIMULATOR_REASONS,
      freshnessSeconds: null,
      latenessSeconds: 0,
      currentKey: `wfmk_${randomBytes(32).toString('base64url')}`,
      keyCreatedAt: this.clock.now(),
    });
  }

  /** Simulated logins are agents' codes. */
  private async nameAgents(manager: EntityManager, source: TelephonySource, agents: readonly Agent[]) {
    const codes = agents.map((agent) => agent.code);
    const known = await this.sources.identitiesOfKeys(manager, source.id, codes);
    const named = new Set(known.map((identity) => identity.agentKey));
    const fresh = agents.filter((agent) => !named.has(agent.code));
    await this.sources.insertIdentities(
      manager,
      fresh.map(({ id, code }) => ({
        sourceId: source.id,
        agentKey: code,
        agentId: id,
        validFrom: 0 as Instant,
        validTo: null,
      })),
      null,
    );
  }

  private async send(source: TelephonySource, events: readonly AgentStateCloudEvent[]): Promise<Intake> {
    const taken = { accepted: 0, duplicates: 0 };
    for (let from = 0; from < events.length; from += LARGEST_BATCH) {
      const body = Buffer.from(JSON.stringify(events.slice(from, from + LARGEST_BATCH)));
      const { accepted, duplicates } = await this.intake.record(
        source.id,
        this.connector.read({ contentType: BATCH_TYPE, body }),
      );
      taken.accepted += accepted;
      taken.duplicates += duplicates;
    }
    return taken;
  }
}
