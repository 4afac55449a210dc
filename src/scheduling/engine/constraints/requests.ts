import { indexProblem } from '../problem-index.js';
import { type ShiftRequest } from '../roster-goals.js';
import { shiftTypeOf } from '../shift-type.js';
import { type AgentContext, softAgentRule } from './rule.js';

export const requests = softAgentRule(
  'requests',
  'Agents’ requests for and against shifts and days are granted',
  () => 1,
  (context) =>
    (indexProblem(context.problem).requests.get(context.agent.id) ?? []).flatMap((request) => {
      const shifts = context.shifts.filter((shift) => isAsked(context, request, shift));
      if ((request.wish === 'for') === shifts.length > 0) return [];
      const what = request.shiftType === undefined ? 'work' : `a shift of type "${request.shiftType}"`;
      const message = `The request ${request.wish} ${what} on ${request.date} is not granted.`;
      const span = shifts.length > 0 ? { start: shifts[0].start, end: shifts[0].end } : {};
      return [{ ...span, amount: 1, cost: request.weight, message }];
    }),
);

function isAsked(
  { problem, agent }: AgentContext,
  { date, shiftType }: ShiftRequest,
  shift: AgentContext['shifts'][number],
): boolean {
  return (
    shift.date === date &&
    (shiftType === undefined || shiftTypeOf(problem, shift, agent.zone)?.id === shiftType)
  );
}
