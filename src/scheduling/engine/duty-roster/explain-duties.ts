import { checkDuties, type DutyRuleScore } from './check-duties.js';
import { dayName, type DutyProblem, type DutyRoster } from './problem.js';
import { type DutyViolation } from './rules/duty-rule.js';
import { DUTY_RULES } from './rules/registry.js';

/** Why a duty roster costs what it costs, for people. */
export interface DutyExplanation {
  readonly summary: readonly string[];
  /** Rules that are broken or cost something, with where; the dearest first, hard ones before soft ones. */
  readonly rules: readonly (DutyRuleScore & { readonly where: readonly DutyViolation[] })[];
  readonly days: readonly DayCost[];
  readonly agents: readonly AgentCost[];
  /** What stands in the way of the dearest missing shifts. */
  readonly missing: readonly MissingShift[];
}

export interface DayCost {
  readonly day: number;
  readonly name: string;
  readonly cost: number;
}

export interface AgentCost {
  readonly agentId: string;
  readonly hardViolations: number;
  /** Of requests; cover is nobody's alone. */
  readonly cost: number;
}

export interface MissingShift {
  readonly day: number;
  readonly shiftTypeId: string;
  readonly cost: number;
  /** How many agents each reason keeps from working it too. */
  readonly reasons: readonly { readonly reason: string; readonly agents: number }[];
  readonly message: string;
}

const MOST_SHOWN = 200;
const MOST_MISSING = 10;

/**
 * Says which rule costs what and where, by rule, day and agent, and for the dearest missing shifts what keeps the agents from
 * them: every hard rule that one more duty would break.
 * @example
 * explainDuties({ days: 1, shiftTypes: [], agents: [], requests: [], cover: [] }, { duties: [] }).summary // => ['No hard rule is broken.', 'The roster costs nothing.']
 */
export function explainDuties(problem: DutyProblem, roster: DutyRoster): DutyExplanation {
  const { hardViolations, cost, perRule, hard, soft } = checkDuties(problem, roster);
  const rules = perRule
    .filter(({ violations }) => violations > 0)
    .map((score) => ({
      ...score,
      where: [...hard, ...soft]
        .filter(({ ruleId }) => ruleId === score.ruleId)
        .sort((a, b) => b.cost - a.cost)
        .slice(0, MOST_SHOWN),
    }))
    .sort((a, b) => Number(a.level === 'soft') - Number(b.level === 'soft') || b.cost - a.cost);
  return {
    summary: [
      hardViolations === 0 ? 'No hard rule is broken.' : `Hard rules are broken ${hardViolations} times.`,
      ...rules.map(({ title, level, violations, cost: own }) =>
        level === 'hard'
          ? `${title}: broken ${violations} times.`
          : `${title}: ${violations}, costing ${own}.`,
      ),
      cost === 0 ? 'The roster costs nothing.' : `The roster costs ${cost} in all.`,
    ],
    rules,
    days: daysOf(soft),
    agents: agentsOf(hard, soft),
    missing: missingShifts(problem, roster, soft),
  };
}

function daysOf(soft: readonly DutyViolation[]): DayCost[] {
  const costs = new Map<number, number>();
  for (const { day, cost } of soft) if (day !== undefined) costs.set(day, (costs.get(day) ?? 0) + cost);
  return [...costs]
    .map(([day, cost]) => ({ day, name: dayName(day), cost }))
    .sort((a, b) => b.cost - a.cost || a.day - b.day);
}

function agentsOf(hard: readonly DutyViolation[], soft: readonly DutyViolation[]): AgentCost[] {
  const found = new Map<string, { hardViolations: number; cost: number }>();
  for (const { agentId, cost, ruleId } of [...hard, ...soft]) {
    if (agentId === undefined) continue;
    const own = found.get(agentId) ?? { hardViolations: 0, cost: 0 };
    own.cost += cost;
    if (hard.some((violation) => violation.ruleId === ruleId)) own.hardViolations++;
    found.set(agentId, own);
  }
  return [...found]
    .map(([agentId, own]) => ({ agentId, ...own }))
    .sort((a, b) => b.hardViolations - a.hardViolations || b.cost - a.cost);
}

function missingShifts(
  problem: DutyProblem,
  roster: DutyRoster,
  soft: readonly DutyViolation[],
): MissingShift[] {
  const dearest = soft
    .filter(({ ruleId }) => ruleId === 'under-cover')
    .sort((a, b) => b.cost - a.cost)
    .slice(0, MOST_MISSING);
  return dearest.map(({ day = 0, shiftTypeId = '', cost }) => {
    const counts = new Map<string, number>();
    for (const reason of reasonsAgainst(problem, roster, day, shiftTypeId)) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    const reasons = [...counts]
      .map(([reason, agents]) => ({ reason, agents }))
      .sort((a, b) => b.agents - a.agents);
    const words = reasons.map(({ reason, agents }) => `${agents}: ${reason}`).join('; ');
    const message = `${shiftTypeId} on ${dayName(day)} lacks agents. Why nobody else: ${words}.`;
    return { day, shiftTypeId, cost, reasons, message };
  });
}

/** For every agent not on the shift, what working it as well would break. */
function reasonsAgainst(
  problem: DutyProblem,
  roster: DutyRoster,
  day: number,
  shiftTypeId: string,
): string[] {
  const hardRules = DUTY_RULES.filter(({ level }) => level === 'hard');
  const title = new Map(hardRules.map((rule) => [rule.id, rule.title]));
  return problem.agents.flatMap((agent) => {
    const duties = roster.duties.filter(({ agentId }) => agentId === agent.id);
    const same = duties.find((duty) => duty.day === day);
    if (same !== undefined)
      return same.shiftTypeId === shiftTypeId ? [] : ['works another shift on that day'];
    const alone = { ...problem, agents: [agent], requests: [], cover: [] };
    const before = new Set(brokenRules(alone, { duties }));
    const broken = brokenRules(alone, { duties: [...duties, { agentId: agent.id, day, shiftTypeId }] });
    const fresh = broken.find((id) => !before.has(id));
    return [fresh === undefined ? 'could work it' : (title.get(fresh) ?? fresh)];
  });
}

function brokenRules(problem: DutyProblem, roster: DutyRoster): string[] {
  return checkDuties(problem, roster)
    .perRule.filter(({ level, violations }) => level === 'hard' && violations > 0)
    .map(({ ruleId }) => ruleId);
}
