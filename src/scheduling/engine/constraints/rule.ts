import { type Instant } from '../../../time/instant.js';
import { indexProblem, shiftsByAgent } from '../problem-index.js';
import { type Agent, type Contract, type SchedulingProblem, type ScoreWeights } from '../problem.js';
import { type Roster, type Shift } from '../roster.js';

/** One thing a roster must (hard) or should (soft) satisfy. */
export type Rule = LineRule | RosterRule;

interface RuleBase {
  readonly id: string;
  readonly title: string;
  readonly level: 'hard' | 'soft';
  /** What one unit of a violation's amount costs; hard rules have none. */
  readonly cost: (weights: ScoreWeights) => number;
  readonly evaluate: (problem: SchedulingProblem, roster: Roster) => Violation[];
}

/** A rule for one shift, or for all shifts of one agent: nobody else's shifts change what it finds. */
export interface LineRule extends RuleBase {
  readonly scope: 'shift' | 'agent';
  readonly evaluateAgent: (context: AgentContext) => Finding[];
}

/** A rule that can only be judged on the roster as a whole. */
export interface RosterRule extends RuleBase {
  readonly scope: 'roster';
}

/** Where a roster breaks a rule; `amount` is in minutes unless the rule says otherwise. */
export interface Violation {
  readonly ruleId: string;
  readonly agentId?: string;
  readonly workId?: string;
  readonly start?: Instant;
  readonly end?: Instant;
  readonly amount: number;
  readonly message: string;
  /** Where a term of a rule is meant otherwise than the rule: absent, the rule's level and cost hold. */
  readonly level?: 'hard' | 'soft';
  /** In points, for all of the amount. */
  readonly cost?: number;
}

/** A violation before its rule, agent and place are filled in. */
export type Finding = Omit<Violation, 'ruleId' | 'agentId'>;

/** One shift, with who works it; shifts of unknown agents are the business of `known-references`. */
export interface ShiftContext {
  readonly problem: SchedulingProblem;
  readonly agent: Agent;
  readonly contract: Contract;
  readonly shift: Shift;
}

/** All shifts of one agent, in order of start. */
export interface AgentContext extends Omit<ShiftContext, 'shift'> {
  readonly shifts: readonly Shift[];
}

const FREE = () => 0;

/**
 * A hard rule that looks at one shift at a time.
 * @example
 * hardShiftRule('x', 'X', () => []).scope // => 'shift'
 */
export function hardShiftRule(
  id: string,
  title: string,
  find: (context: ShiftContext) => Finding[],
): LineRule {
  return lineRule({ id, title, level: 'hard', cost: FREE, scope: 'shift', evaluateAgent: eachShift(find) });
}

/**
 * A hard rule that looks at all shifts of one agent.
 * @example
 * hardAgentRule('x', 'X', () => []).id // => 'x'
 */
export function hardAgentRule(
  id: string,
  title: string,
  evaluateAgent: (context: AgentContext) => Finding[],
): LineRule {
  return lineRule({ id, title, level: 'hard', cost: FREE, scope: 'agent', evaluateAgent });
}

/**
 * A soft rule that looks at all shifts of one agent.
 * @example
 * softAgentRule('x', 'X', () => 2, () => []).level // => 'soft'
 */
export function softAgentRule(
  id: string,
  title: string,
  cost: (weights: ScoreWeights) => number,
  evaluateAgent: (context: AgentContext) => Finding[],
): LineRule {
  return lineRule({ id, title, level: 'soft', cost, scope: 'agent', evaluateAgent });
}

/**
 * A soft rule that looks at one shift at a time.
 * @example
 * softShiftRule('x', 'X', () => 2, () => []).scope // => 'shift'
 */
export function softShiftRule(
  id: string,
  title: string,
  cost: (weights: ScoreWeights) => number,
  find: (context: ShiftContext) => Finding[],
): LineRule {
  return lineRule({ id, title, level: 'soft', cost, scope: 'shift', evaluateAgent: eachShift(find) });
}

function eachShift(find: (context: ShiftContext) => Finding[]): LineRule['evaluateAgent'] {
  return ({ shifts, problem, agent, contract }) =>
    shifts.flatMap((shift) =>
      find({ problem, agent, contract, shift }).map((finding) => ({
        start: shift.start,
        end: shift.end,
        ...finding,
      })),
    );
}

function lineRule(rule: Omit<LineRule, 'evaluate'>): LineRule {
  return {
    ...rule,
    evaluate: (problem, roster) =>
      agentContexts(problem, roster).flatMap((context) =>
        rule
          .evaluateAgent(context)
          .map((finding) => ({ ruleId: rule.id, agentId: context.agent.id, ...finding })),
      ),
  };
}

/**
 * Every agent with a contract, with their shifts, in the order of the problem.
 * @example
 * agentContexts({ agents: [], contracts: [], queues: [], campaigns: [] }, { shifts: [] }) // => []
 */
export function agentContexts(problem: SchedulingProblem, roster: Roster): AgentContext[] {
  const { contracts } = indexProblem(problem);
  const shifts = shiftsByAgent(roster);
  return problem.agents.flatMap((agent) => {
    const contract = contracts.get(agent.contractId);
    return contract === undefined ? [] : [{ problem, agent, contract, shifts: shifts.get(agent.id) ?? [] }];
  });
}
