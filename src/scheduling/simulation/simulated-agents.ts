import { type Interval } from '../../time/interval.js';
import { localDateOf } from '../../time/zoned-time.js';
import { coveredUntil } from '../../workforce/cover.js';
import { type Agent, type PlanningWorkforce } from '../../workforce/workforce.js';
import { type RosteredAgent } from '../engine/roster-scenario.js';
import { type ScheduledShift } from '../schedule.js';

/** Who is rostered, with the queues that they are rostered on or may take: entitled, and certified when the span begins. */
export function simulatedAgents(
  workforce: PlanningWorkforce,
  shifts: readonly ScheduledShift[],
  span: Interval,
): RosteredAgent[] {
  const sites = new Map(workforce.sites.map(({ id, name }) => [id, name]));
  const rostered = rosteredQueues(shifts);
  const entitled = byAgent(workforce.entitlements);
  const certificates = byAgent(workforce.certificates);
  const queues = new Map(workforce.queues.map((queue) => [queue.id, queue]));
  return workforce.agents.map((agent) => {
    const today = localDateOf(span.start, agent.zone);
    const speeds = new Map<number, number>();
    for (const queueId of rostered.get(agent.id) ?? []) speeds.set(queueId, 1);
    for (const { queueId, speed } of entitled.get(agent.id) ?? []) {
      const queue = queueId === null ? undefined : queues.get(queueId);
      if (queue === undefined) continue;
      const certified = coveredUntil(certificates.get(agent.id) ?? [], queue, today) !== null;
      if (certified || speeds.has(queue.id)) speeds.set(queue.id, speed);
    }
    return toAgent(agent, sites.get(agent.siteId) ?? '', speeds);
  });
}

function toAgent({ id }: Agent, siteName: string, speeds: ReadonlyMap<number, number>): RosteredAgent {
  const queues = [...speeds].map(([queueId, speed]) => ({ queueId: String(queueId), speed }));
  return { id: String(id), siteName, queues };
}

function rosteredQueues(shifts: readonly ScheduledShift[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const { agentId, activities } of shifts) {
    const own = found.get(agentId) ?? new Set();
    found.set(agentId, own);
    for (const { queueId } of activities) if (queueId !== null) own.add(queueId);
  }
  return found;
}

function byAgent<T extends { readonly agentId: number }>(rows: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) {
    const own = found.get(row.agentId);
    if (own === undefined) found.set(row.agentId, [row]);
    else own.push(row);
  }
  return found;
}
