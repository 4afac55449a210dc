import { type Instant } from '../../../time/instant.js';
import { indexProblem, shiftsByAgent } from '../problem-index.js';
import { type Agent, type Contract, type SchedulingProblem, type ScoreWeights } from '../problem.js';
import { type Roster, type Shift } from '../roster.js';

/** One thing a roster must (hard) or should (soft) satisfy. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly level: 'hard' | 'soft';
  /** What one unit of a violation's amount costs; hard rules have none. */
  readonly cost: (weights: ScoreWeights) => number;
  readonly evaluate: (problem: SchedulingProblem, roster: Roster) => Violation[];
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
 * hardShiftRule('x', 'X', () => []).level // => 'hard'
 */
export function hardShiftRule(id: string, title: string, find: (context: ShiftContext) => Finding[]): Rule {
  return hardAgentRule(id, title, ({ shifts, ...context }) =>
    shifts.flatMap((shift) =>
      find({ ...context, shift }).map((finding) => ({ start: shift.start, end: shift.end, ...finding })),
    ),
  );
}

/**
 * A hard rule that looks at all shifts of one agent.
 * @example
 * hardAgentRule('x', 'X', () => []).id // => 'x'
 */
export function hardAgentRule(id: string, title: string, find: (context: AgentContext) => Finding[]): Rule {
  return {
    id,
    title,
    level: 'hard',
    cost: FREE,
    evaluate: (problem, roster) =>
      agentContexts(problem, roster).flatMap((context) =>
        find(context).map((finding) => ({ ruleId: id, agentId: context.agent.id, ...finding })),
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
