import { addDays, type LocalDate } from '../time/zoned-time.js';
import {
  type Agent,
  type Campaign,
  CEFR_LEVELS,
  type CefrLevel,
  type Entitlement,
  type LanguageCertificate,
  type Queue,
} from './workforce.js';

/** An agent who may work on a queue or campaign today and, as certificates stand, not after `lastDay`. */
export interface CoverLapse {
  readonly agentId: number;
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly language: string;
  readonly level: CefrLevel;
  readonly lastDay: LocalDate;
}

/** How many agents a queue or campaign has today, and how many of them it loses in the window. */
export interface CoverOfWork {
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly agentsToday: number;
  readonly agentsLost: number;
}

/** A need for a language at a level or above. */
export interface LanguageNeed {
  readonly language: string;
  readonly level: CefrLevel;
}

/**
 * The last day up to which certificates that meet the need follow each other without a gap, seen from `today`; null when
 * none is valid today.
 */
export function coveredUntil(
  certificates: readonly LanguageCertificate[],
  need: LanguageNeed,
  today: LocalDate,
): LocalDate | null {
  const valid = certificates.filter((certificate) => meets(certificate, need));
  let lastDay: LocalDate | null = null;
  for (let next = today; ;) {
    const reaching = valid.filter(({ testedOn, expiresOn }) => testedOn <= next && next <= expiresOn);
    if (reaching.length === 0) return lastDay;
    lastDay = reaching.map((certificate) => certificate.expiresOn).reduce((a, b) => (a > b ? a : b));
    next = addDays(lastDay, 1);
  }
}

export interface CoverFacts {
  readonly agents: readonly Agent[];
  readonly entitlements: readonly Entitlement[];
  readonly certificates: readonly LanguageCertificate[];
  readonly queues: readonly Queue[];
  readonly campaigns: readonly Campaign[];
}

/**
 * Entitlements that are covered today and stop to be within `withinDays` days, earliest first, and what that means for
 * each queue and campaign. An agent who leaves the company before is not counted as lost cover.
 */
export function coverLapses(
  facts: CoverFacts,
  todayOf: (agent: Agent) => LocalDate,
  withinDays: number,
): { lapses: CoverLapse[]; work: CoverOfWork[] } {
  const lapses: CoverLapse[] = [];
  const figures = new Map<string, { agentsToday: number; agentsLost: number } & WorkId>();
  for (const { entitlement, need, agent, certificates } of needsOf(facts)) {
    const today = todayOf(agent);
    const lastDay = employedOn(agent, today) ? coveredUntil(certificates, need, today) : null;
    if (lastDay === null) continue;
    const { agentId, queueId, campaignId } = entitlement;
    const key = workKey(entitlement);
    const work = figures.get(key) ?? { queueId, campaignId, agentsToday: 0, agentsLost: 0 };
    figures.set(key, work);
    work.agentsToday++;
    if (lastDay >= addDays(today, withinDays) || (agent.leftOn !== null && agent.leftOn <= lastDay)) continue;
    work.agentsLost++;
    lapses.push({ agentId, queueId, campaignId, language: need.language, level: need.level, lastDay });
  }
  lapses.sort((a, b) => (a.lastDay === b.lastDay ? a.agentId - b.agentId : a.lastDay < b.lastDay ? -1 : 1));
  return { lapses, work: [...figures.values()].filter((work) => work.agentsLost > 0) };
}

function needsOf(facts: CoverFacts) {
  const agents = new Map(facts.agents.map((agent) => [agent.id, agent]));
  const certificates = new Map<number, LanguageCertificate[]>();
  for (const each of facts.certificates) {
    const held = certificates.get(each.agentId);
    if (held === undefined) certificates.set(each.agentId, [each]);
    else held.push(each);
  }
  const needs = new Map<string, LanguageNeed>([
    ...facts.queues.map((queue) => [`q${queue.id}`, queue] as const),
    ...facts.campaigns.map((campaign) => [`c${campaign.id}`, campaign] as const),
  ]);
  return facts.entitlements.flatMap((entitlement) => {
    const agent = agents.get(entitlement.agentId);
    const need = needs.get(workKey(entitlement));
    if (agent === undefined || need === undefined) return [];
    return [{ entitlement, need, agent, certificates: certificates.get(agent.id) ?? [] }];
  });
}

function workKey({ queueId, campaignId }: WorkId): string {
  return queueId === null ? `c${campaignId}` : `q${queueId}`;
}

interface WorkId {
  readonly queueId: number | null;
  readonly campaignId: number | null;
}

function meets(certificate: LanguageCertificate, need: LanguageNeed): boolean {
  const enough = CEFR_LEVELS.indexOf(certificate.level) >= CEFR_LEVELS.indexOf(need.level);
  return certificate.language === need.language && enough;
}

function employedOn(agent: Agent, day: LocalDate): boolean {
  return agent.hiredOn <= day && (agent.leftOn === null || day <= agent.leftOn);
}
