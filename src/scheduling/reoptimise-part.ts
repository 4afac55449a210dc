import { type Agent } from '../workforce/workforce.js';
import { type RosterPart } from './schedule.js';
import { reoptimisePartInvalid } from './scheduling.errors.js';

const MOST_NAMED = 5_000;

/** @throws UserError REOPTIMISE_PART_INVALID when the part's days end before they start, or it names too much. */
export function checkPart({ agentIds = [], teamIds = [], siteIds = [], from, to }: RosterPart): void {
  const named = agentIds.length + teamIds.length + siteIds.length;
  if (named > MOST_NAMED) throw reoptimisePartInvalid('part', named, `names more than ${MOST_NAMED}.`);
  if (from !== undefined && to !== undefined && to < from) {
    throw reoptimisePartInvalid('to', to, `is before ${from}, the first day.`);
  }
}

/**
 * The agents of a period that a part of its roster opens; `undefined` for all of them.
 * @throws UserError REOPTIMISE_PART_INVALID for an agent, team or site that has nobody in the period.
 */
export function openAgents(
  { agentIds = [], teamIds = [], siteIds = [] }: RosterPart,
  agents: readonly Pick<Agent, 'id' | 'teamId' | 'siteId'>[],
): number[] | undefined {
  if (agentIds.length + teamIds.length + siteIds.length === 0) return undefined;
  const places = [
    ['agent', agentIds, (agent: (typeof agents)[number]) => agent.id],
    ['team', teamIds, (agent: (typeof agents)[number]) => agent.teamId],
    ['site', siteIds, (agent: (typeof agents)[number]) => agent.siteId],
  ] as const;
  const open = new Set<number>();
  for (const [what, ids, idOf] of places) {
    for (const id of ids) {
      const there = agents.filter((agent) => idOf(agent) === id);
      if (there.length === 0) {
        throw reoptimisePartInvalid(what, id, 'has nobody who is planned in this period.');
      }
      for (const agent of there) open.add(agent.id);
    }
  }
  return [...open].sort((a, b) => a - b);
}
