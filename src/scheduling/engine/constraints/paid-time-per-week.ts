import { addDays, localDay } from '../../../time/zoned-time.js';
import { agentLine, type LineShift } from '../agent-line.js';
import { agentWeeks, weekOf } from '../agent-weeks.js';
import { type WorkRuleOf } from '../work-rules.js';
import { type AgentContext, type Finding } from './rule.js';
import { agentTermRule, inWords, outside } from './term-rule.js';

/** Weeks as the site counts them, by the agent's dates, with the shifts of the previous period that are in them. */
export const paidTimePerWeek = agentTermRule(
  'paid-time-per-week',
  'Paid time of a week exceeds neither the contract nor other rules, and reaches what they ask for',
  ofTerm,
  (context) => {
    const { max } = context.contract.paidMinutesPerWeek;
    return lineByWeek(context).flatMap(({ firstDate, line, span }) => {
      const paid = sumOf(line);
      const amount = Math.min(paid - max, sumOf(line.filter(({ isPlanned }) => isPlanned)));
      const message = `${paid} paid min in the week of ${firstDate}; the contract allows ${max}.`;
      return amount > 0 ? [{ ...span, amount, message }] : [];
    });
  },
);

/** A week that the period cuts is held against the maximum alone. */
function ofTerm(context: AgentContext, term: WorkRuleOf<'paid-time-per-week'>): Finding[] {
  return lineByWeek(context).flatMap(({ firstDate, whole, line, span }) => {
    const paid = sumOf(line);
    const amount = outside(paid, whole ? term : { max: term.max });
    if (amount === 0) return [];
    const message = `${paid} paid min in the week of ${firstDate}; ${inWords(term)} are allowed`;
    return [{ ...span, amount, message }];
  });
}

function lineByWeek(context: AgentContext) {
  const { problem, agent } = context;
  const line = agentLine(context);
  return agentWeeks(problem, agent).map(({ firstDate, whole }) => ({
    firstDate,
    whole,
    span: {
      start: localDay(firstDate, agent.zone).start,
      end: localDay(addDays(firstDate, 7), agent.zone).start,
    },
    line: line.filter(({ date }) => weekOf(problem, agent, date) === firstDate),
  }));
}

function sumOf(line: readonly LineShift[]): number {
  return line.reduce((sum, { paidMinutes }) => sum + paidMinutes, 0);
}
