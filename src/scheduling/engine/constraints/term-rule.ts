import { localDateOf } from '../../../time/zoned-time.js';
import { type HeldTerm, termsFor } from '../agent-terms.js';
import { type Bounds, type WorkRuleId, type WorkRuleOf } from '../work-rules.js';
import {
  type AgentContext,
  type Finding,
  hardAgentRule,
  hardShiftRule,
  type LineRule,
  type ShiftContext,
} from './rule.js';

const NOTHING: Finding[] = [];

/**
 * A rule for all shifts of one agent whose terms come with the problem: hard, or soft at its weight. Messages are
 * written without a full stop, so that the source can follow.
 * @example
 * agentTermRule('spread-over', 'X', () => []).scope // => 'agent'
 */
export function agentTermRule<Id extends WorkRuleId>(
  id: Id,
  title: string,
  find: (context: AgentContext, term: WorkRuleOf<Id>) => Finding[],
  ofContract: (context: AgentContext) => Finding[] = () => [],
): LineRule {
  return hardAgentRule(id, title, (context) => [
    ...ofContract(context),
    ...findingsOfTerms(id, context, (term) => find(context, term)),
  ]);
}

/**
 * The same for rules that look at one shift at a time.
 * @example
 * shiftTermRule('spread-over', 'X', () => []).scope // => 'shift'
 */
export function shiftTermRule<Id extends WorkRuleId>(
  id: Id,
  title: string,
  find: (context: ShiftContext, term: WorkRuleOf<Id>) => Finding[],
  ofContract: (context: ShiftContext) => Finding[] = () => [],
): LineRule {
  return hardShiftRule(id, title, (context) => [
    ...ofContract(context),
    ...findingsOfTerms(id, context, (term) =>
      find(context, term).map((finding) => ({
        start: context.shift.start,
        end: context.shift.end,
        ...finding,
      })),
    ),
  ]);
}

function findingsOfTerms<Id extends WorkRuleId>(
  id: Id,
  { problem, agent, contract }: Omit<AgentContext, 'shifts'>,
  find: (term: WorkRuleOf<Id>) => Finding[],
): Finding[] {
  const held = termsFor(problem, agent, contract, id);
  if (held.length === 0) return NOTHING;
  return held.flatMap((each) =>
    find(each.term)
      .filter((finding) => isInForce(finding, each, agent.zone))
      .map((finding) => meant(finding, each.term)),
  );
}

function isInForce<Id extends WorkRuleId>(
  { start }: Finding,
  { validFrom, validTo }: HeldTerm<Id>,
  zone: AgentContext['agent']['zone'],
): boolean {
  if (start === undefined || validFrom === undefined) return true;
  const date = localDateOf(start, zone);
  return validFrom <= date && (validTo === null || validTo === undefined || date <= validTo);
}

function meant<Id extends WorkRuleId>(
  finding: Finding,
  { source, level, weight = 1 }: WorkRuleOf<Id>,
): Finding {
  const message = source === undefined ? `${finding.message}.` : `${finding.message} (${source}).`;
  return level === 'soft'
    ? { ...finding, message, level, cost: finding.amount * weight }
    : { ...finding, message };
}

/**
 * How far a value lies outside its bounds; 0 inside.
 * @example
 * outside(3, { min: 5 }) // => 2
 */
export function outside(value: number, { min = -Infinity, max = Infinity }: Bounds): number {
  return Math.max(0, min - value, value - max);
}

/**
 * Bounds in words.
 * @example
 * inWords({ min: 2, max: 5 }) // => '2 to 5'
 */
export function inWords({ min, max }: Bounds): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}
