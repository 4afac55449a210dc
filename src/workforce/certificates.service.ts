import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, type Scope } from '../access/actor.js';
import { explainDuplicate } from '../database/duplicates.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { localDateOf } from '../time/zoned-time.js';
import { AgentsService } from './agents.service.js';
import { checkedCertificate } from './agent-rules.js';
import { checkWhole } from './checks.js';
import { type CoverLapse, coverLapses, type CoverOfWork } from './cover.js';
import { agentsByIds, allAgents } from './persistence/agents.js';
import { agentsWithin } from './persistence/reach.js';
import { campaigns, certificates, entitlements, queues } from './persistence/tables.js';
import { certificateExists, certificateNotFound } from './workforce.errors.js';
import { type LanguageCertificate } from './workforce.js';

export type NewCertificate = Omit<LanguageCertificate, 'id'>;

const LONGEST_LOOK_AHEAD_DAYS = 366;

@Injectable()
export class CertificatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agents: AgentsService,
    private readonly clock: Clock,
  ) {}

  certificatesOfAgents(actor: Actor, agentIds: readonly number[]): Promise<LanguageCertificate[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) => {
      const seen = await agentsByIds(manager, agentIds, agentsWithin(reach));
      return certificates.among(
        manager,
        'agentId',
        seen.map((agent) => agent.id),
      );
    });
  }

  createCertificate(actor: Actor, certificate: NewCertificate): Promise<LanguageCertificate> {
    const reach = requireReach(actor, 'agent.write');
    const checked = checkedCertificate(certificate);
    return this.unitOfWork.run(async (manager) => {
      await this.agents.requireAgentWith(manager, reach, checked.agentId);
      const id = await explainDuplicate(
        () => certificateExists(checked.language, checked.testedOn),
        () => certificates.insert(manager, checked),
      );
      return { ...checked, id };
    });
  }

  /** The certificate stays with its agent. */
  updateCertificate(
    actor: Actor,
    id: number,
    change: Partial<Omit<NewCertificate, 'agentId'>>,
  ): Promise<LanguageCertificate> {
    const reach = requireReach(actor, 'agent.write');
    return this.unitOfWork.run(async (manager) => {
      const before = await requireCertificate(manager, reach, id);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const after = checkedCertificate({ ...before, ...given });
      await explainDuplicate(
        () => certificateExists(after.language, after.testedOn),
        () => certificates.update(manager, id, after),
      );
      return { ...after, id };
    });
  }

  /** The cover that queues and campaigns lose when certificates lapse in the next days, today's agents counted. */
  lapsingCertificates(
    actor: Actor,
    withinDays: number,
  ): Promise<{ lapses: readonly CoverLapse[]; work: readonly CoverOfWork[] }> {
    const reach = requireReach(actor, 'agent.read');
    checkWhole(withinDays, 'withinDays', { min: 1, max: LONGEST_LOOK_AHEAD_DAYS, unit: 'days' });
    const now = this.clock.now();
    return this.unitOfWork.read(async (manager) => {
      const agents = await allAgents(manager, agentsWithin(reach));
      const agentIds = agents.map((agent) => agent.id);
      const entitled = await entitlements.among(manager, 'agentId', agentIds);
      const facts = {
        agents,
        entitlements: entitled,
        certificates: await certificates.among(manager, 'agentId', agentIds),
        queues: await queues.byIds(manager, present(entitled.map((each) => each.queueId))),
        campaigns: await campaigns.byIds(manager, present(entitled.map((each) => each.campaignId))),
      };
      return coverLapses(facts, (agent) => localDateOf(now, agent.zone), withinDays);
    });
  }
}

async function requireCertificate(
  manager: EntityManager,
  reach: Scope,
  id: number,
): Promise<LanguageCertificate> {
  const found = await certificates.byId(manager, id);
  const seen = found === null ? [] : await agentsByIds(manager, [found.agentId], agentsWithin(reach));
  if (found === null || seen.length === 0) throw certificateNotFound(id);
  return found;
}

function present(ids: readonly (number | null)[]): number[] {
  return ids.filter((id) => id !== null);
}
