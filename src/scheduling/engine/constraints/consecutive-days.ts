import { daysBetween } from '../../../time/zoned-time.js';
import { lastDayWorked } from '../planning-weeks.js';
import { type AgentContext, type Finding, hardAgentRule } from './rule.js';

export const consecutiveDays = hardAgentRule(
  'consecutive-days',
  'No more days in a row are worked than the contract allows, counting the previous period',
  ({ problem, agent, contract, shifts }: AgentContext): Finding[] => {
    const findings: Finding[] = [];
    let run = agent.history.consecutiveDaysWorked;
    let previous = lastDayWorked(agent, contract, problem.period);
    for (const shift of shifts) {
      if (shift.date === previous) continue;
      run = daysBetween(previous, shift.date) === 1 ? run + 1 : 1;
      previous = shift.date;
      if (run <= contract.maxConsecutiveDays) continue;
      const message = `${shift.date} is working day ${run} in a row; the contract allows ${contract.maxConsecutiveDays}.`;
      findings.push({ start: shift.start, end: shift.end, amount: 1, message });
    }
    return findings;
  },
);
