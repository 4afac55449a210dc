import { indexProblem } from '../problem-index.js';
import { type SchedulingProblem } from '../problem.js';
import { type Activity, type Shift } from '../roster.js';
import { type Rule } from './rule.js';

export const knownReferences: Rule = {
  id: 'known-references',
  title: 'Shifts name agents, contracts, queues, campaigns and called zones that exist',
  level: 'hard',
  cost: () => 0,
  evaluate: (problem, roster) =>
    roster.shifts.flatMap((shift) =>
      unknownNames(problem, shift).map((message) => ({
        ruleId: 'known-references',
        agentId: shift.agentId,
        start: shift.start,
        end: shift.end,
        amount: 1,
        message,
      })),
    ),
};

function unknownNames(problem: SchedulingProblem, shift: Shift): string[] {
  const index = indexProblem(problem);
  const agent = index.agents.get(shift.agentId);
  if (agent === undefined) return [`There is no agent "${shift.agentId}".`];
  if (!index.contracts.has(agent.contractId)) return [`There is no contract "${agent.contractId}".`];
  return [...new Set(shift.activities.flatMap((activity) => unknownWork(problem, activity)))];
}

function unknownWork(problem: SchedulingProblem, { kind, workId, calledZoneId }: Activity): string[] {
  const index = indexProblem(problem);
  if (kind === 'inbound') {
    return workId !== null && index.queues.has(workId) ? [] : [`There is no queue "${workId ?? ''}".`];
  }
  if (kind !== 'outbound') {
    return workId === null && calledZoneId === null ? [] : [`A ${kind} names no work and no called zone.`];
  }
  const campaign = index.campaigns.get(workId ?? '');
  if (campaign === undefined) return [`There is no campaign "${workId ?? ''}".`];
  return campaign.zones.some(({ id }) => id === calledZoneId)
    ? []
    : [`Campaign "${campaign.id}" has no called zone "${calledZoneId ?? ''}".`];
}
