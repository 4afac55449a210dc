import { indexProblem } from '../problem-index.js';
import { type Pin, type SchedulingProblem } from '../problem.js';
import { type Activity, type Shift } from '../roster.js';
import { type Rule, type Violation } from './rule.js';

export const knownReferences: Rule = {
  id: 'known-references',
  title: 'Shifts and pins name agents, contracts, queues, campaigns and called zones that exist',
  level: 'hard',
  scope: 'roster',
  cost: () => 0,
  evaluate: (problem, roster) => [
    ...roster.shifts.flatMap((shift) =>
      unknownNames(problem, shift).map((message) => brokenBy(shift, message)),
    ),
    ...(problem.pins ?? []).flatMap((pin) => pinFaults(problem, pin)),
  ],
};

/** A roster without its pins is the business of `pins`; here it is whether anybody could keep them. */
function pinFaults(problem: SchedulingProblem, pin: Pin): Violation[] {
  if (!indexProblem(problem).agents.has(pin.agentId)) {
    const what = pin.kind === 'shift' ? `shift of ${pin.shift.date}` : `day off of ${pin.date}`;
    return [
      {
        ...OFFENCE,
        agentId: pin.agentId,
        message: `The pinned ${what} is of agent "${pin.agentId}", whom there is not.`,
      },
    ];
  }
  if (pin.kind === 'day-off') return [];
  if (pin.shift.agentId === pin.agentId) return [];
  const message = `A pin of agent "${pin.agentId}" holds a shift of agent "${pin.shift.agentId}".`;
  return [brokenBy({ ...pin.shift, agentId: pin.agentId }, message)];
}

const OFFENCE = { ruleId: 'known-references', amount: 1 };

function brokenBy(
  { agentId, start, end }: Pick<Shift, 'agentId' | 'start' | 'end'>,
  message: string,
): Violation {
  return { ...OFFENCE, agentId, start, end, message };
}

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
  if (kind === 'off-phone' && workId !== null && calledZoneId === null) {
    return index.offPhoneActivities.has(workId) ? [] : [`There is no off-phone activity "${workId}".`];
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
