import { daysBetween } from '../../../time/zoned-time.js';
import { lastDayWorked } from '../contract-weeks.js';
import { type AgentContext, type Finding } from './rule.js';
import { agentTermRule } from './term-rule.js';

export const consecutiveDays = agentTermRule(
  'consecutive-days',
  'No more days in a row are worked than the contract and other rules allow, counting the previous period',
  (context, { max }) => daysBeyond(context, max, `${max} are allowed`),
  (context) => {
    const { maxConsecutiveDays } = context.contract;
    return daysBeyond(context, maxConsecutiveDays, `the contract allows ${maxConsecutiveDays}.`);
  },
);

function daysBeyond(
  { problem, agent, contract, shifts }: AgentContext,
  most: number,
  allowed: string,
): Finding[] {
  const findings: Finding[] = [];
  let run = agent.history.consecutiveDaysWorked;
  let previous = lastDayWorked(agent, contract, problem.period);
  for (const shift of shifts) {
    if (shift.date === previous) continue;
    run = daysBetween(previous, shift.date) === 1 ? run + 1 : 1;
    previous = shift.date;
    if (run <= most) continue;
    const message = `${shift.date} is working day ${run} in a row; ${allowed}`;
    findings.push({ start: shift.start, end: shift.end, amount: 1, message });
  }
  return findings;
}
