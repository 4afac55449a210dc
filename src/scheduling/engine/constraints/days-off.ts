import { addDays, localDay } from '../../../time/zoned-time.js';
import { agentWeeks, weekOf } from '../agent-weeks.js';
import { workedBefore, workingDaysOf } from '../contract-weeks.js';
import { type AgentContext, type Finding } from './rule.js';
import { agentTermRule } from './term-rule.js';

export const daysOff = agentTermRule(
  'days-off',
  'Every week has the days off of the contract and of other rules',
  (context, { min }) => daysBeyond(context, 7 - min, `at least ${min} days off are asked for`),
  (context) => {
    const most = workingDaysOf(context.contract);
    return daysBeyond(context, most, `the days off leave room for ${most}.`);
  },
);

/** Weeks as the site counts them, by the agent's dates; days worked in the previous period count, but alone break nothing. */
function daysBeyond(context: AgentContext, most: number, allowed: string): Finding[] {
  const { problem, agent, contract, shifts } = context;
  return agentWeeks(problem, agent).flatMap((week) => {
    const { firstDate } = week;
    const before = workedBefore(agent, contract, problem.period, week).dates;
    const planned = shifts
      .map(({ date }) => date)
      .filter((date) => weekOf(problem, agent, date) === firstDate && !before.has(date));
    const worked = new Set([...before, ...planned]).size;
    const amount = Math.min(worked - most, new Set(planned).size);
    if (amount <= 0) return [];
    const start = localDay(firstDate, agent.zone).start;
    const end = localDay(addDays(firstDate, 7), agent.zone).start;
    const message = `${worked} days worked in the week of ${firstDate}; ${allowed}`;
    return [{ start, end, amount, message }];
  });
}
