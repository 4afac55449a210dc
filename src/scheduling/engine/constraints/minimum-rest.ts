import { minutesBetween } from '../../../time/instant.js';
import { type AgentContext, type Finding } from './rule.js';
import { agentTermRule } from './term-rule.js';

export const minimumRest = agentTermRule(
  'minimum-rest',
  'Elapsed rest between two shifts is at least what the contract and other rules ask for',
  (context, { minutes }) => shortRests(context, minutes, `at least ${minutes} are needed`),
  (context) => {
    const { minRestMinutes } = context.contract;
    return shortRests(context, minRestMinutes, `the contract asks for ${minRestMinutes}.`);
  },
);

function shortRests({ agent, shifts }: AgentContext, least: number, need: string): Finding[] {
  return shifts.flatMap((shift, at) => {
    const previousEnd = at > 0 ? shifts[at - 1].end : agent.history.lastShiftEnd;
    if (previousEnd === null) return [];
    const rest = minutesBetween(previousEnd, shift.start);
    if (rest >= least) return [];
    const message = `${rest} min of rest before the shift of ${shift.date}; ${need}`;
    return [{ start: shift.start, end: shift.end, amount: least - rest, message }];
  });
}
