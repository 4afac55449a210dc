import { checkDuties } from '../../src/scheduling/engine/duty-roster/check-duties.js';
import {
  type Duty,
  type DutyAgent,
  type DutyProblem,
  type DutyRoster,
} from '../../src/scheduling/engine/duty-roster/problem.js';
import { type DutyViolation } from '../../src/scheduling/engine/duty-roster/rules/duty-rule.js';
import { DUTY_RULES } from '../../src/scheduling/engine/duty-roster/rules/registry.js';

/** An agent A who may work nearly anything, with what a test cares about changed. */
export function aDutyAgent(changes: Partial<DutyAgent> = {}): DutyAgent {
  return {
    id: 'A',
    maxShifts: { D: 14, N: 14 },
    maxMinutes: 14 * 480,
    minMinutes: 0,
    maxConsecutiveShifts: 14,
    minConsecutiveShifts: 1,
    minConsecutiveDaysOff: 1,
    maxWeekends: 2,
    daysOff: [],
    ...changes,
  };
}

/** Two weeks, a day shift D and a night shift N after which no D may follow, and agent A. */
export function aDutyProblem(changes: Partial<DutyProblem> = {}): DutyProblem {
  return {
    days: 14,
    shiftTypes: [
      { id: 'D', minutes: 480, notFollowedBy: [] },
      { id: 'N', minutes: 480, notFollowedBy: ['D'] },
    ],
    agents: [aDutyAgent()],
    requests: [],
    cover: [],
    ...changes,
  };
}

/** Duties of one agent from day 0 on, a letter for each day: `DD-N` is two days, a day off and a night. */
export function dutiesOf(agentId: string, days: string): Duty[] {
  return [...days].flatMap((letter, day) => (letter === '-' ? [] : [{ agentId, day, shiftTypeId: letter }]));
}

/** A roster from a line of days for each agent. */
export function aDutyRoster(lines: Readonly<Record<string, string>>): DutyRoster {
  return { duties: Object.entries(lines).flatMap(([agentId, days]) => dutiesOf(agentId, days)) };
}

/** What the rule of the registry finds; it must be there. */
export function violationsOf(ruleId: string, problem: DutyProblem, roster: DutyRoster): DutyViolation[] {
  if (!DUTY_RULES.some(({ id }) => id === ruleId)) throw new Error(`${ruleId} is not in the registry.`);
  const { hard, soft } = checkDuties(problem, roster);
  return [...hard, ...soft].filter((violation) => violation.ruleId === ruleId);
}
