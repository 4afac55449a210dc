import { bindingContract } from '../binding-contract.js';
import { indexProblem } from '../problem-index.js';
import { agentWeeks } from '../agent-weeks.js';
import { type Agent, type SchedulingProblem } from '../problem.js';
import { type LinearSolver } from '../search/linear-model.js';
import { type AgentWeek, canWork, weekDemands } from './agent-week.js';
import { type Conflict, conflictOf, minimalConflict } from './conflict.js';

/** What some agents of one kind cannot be given is the same for all of them; that many are asked about. */
const MOST_FOUND = 20;

/**
 * Weeks of agents in which the contract, its limits, time off and pins cannot all be kept, by an integer model of each such
 * week; agents with the same demands are asked about once. A conflict without a pin is soft: short of the hours that the
 * contract promises a roster is possible.
 * @example
 * contractConflicts({ agents: [], contracts: [], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), days: 0, zone: timeZone('UTC'), span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, {}) // => []
 */
export function contractConflicts(problem: SchedulingProblem, solver: LinearSolver): Conflict[] {
  const { contracts } = indexProblem(problem);
  const answers = new Map<string, boolean>();
  const found: Conflict[] = [];
  for (const agent of problem.agents) {
    const contract = contracts.get(agent.contractId);
    if (contract === undefined) continue;
    for (const week of agentWeeks(problem, agent)) {
      if (found.length >= MOST_FOUND) return found;
      // Labour rules narrow what the contract allows.
      const asked = { problem, agent, contract: bindingContract(problem, agent, contract), week };
      const key = JSON.stringify([week.firstDate, ...sameFor(problem, agent)]);
      let possible = answers.get(key);
      if (possible === undefined) {
        possible = canWork(asked, weekDemands(asked), solver);
        answers.set(key, possible);
        if (!possible) found.push(...conflictOfWeek(asked, solver));
      }
    }
  }
  return found;
}

/** All that an agent's weeks hang on but who he is. */
function sameFor(problem: SchedulingProblem, { id, ...agent }: Agent): unknown[] {
  const { contractId, siteId, zone, availability, absences, history, rules, flags } = agent;
  const pins = indexProblem(problem).pins.get(id) ?? [];
  const pinned = pins.map((pin) => (pin.kind === 'day-off' ? pin.date : [pin.shift.start, pin.shift.end]));
  return [contractId, siteId, zone, availability, absences, history, rules, flags, pinned];
}

function conflictOfWeek(asked: AgentWeek, solver: LinearSolver): Conflict[] {
  const demands = weekDemands(asked);
  const conflict = minimalConflict(demands, (kept) => canWork(asked, kept, solver));
  if (conflict === null || conflict.length === 0) return [];
  const members = conflict.map(({ member }) => member);
  const soft = members.some(({ ruleId }) => ruleId === 'contract-hours');
  const whose = `For agent "${asked.agent.id}" in the week of ${asked.week.firstDate}`;
  return [conflictOf(soft ? 'soft' : 'hard', whose, members)];
}
