import { indexProblem } from '../problem-index.js';
import { type Pin } from '../problem.js';
import { type Activity, type Shift } from '../roster.js';
import { type AgentContext, type Finding, hardAgentRule } from './rule.js';

export const pins = hardAgentRule(
  'pins',
  'Pinned shifts stand as they are, and pinned days off stay free',
  ({ problem, agent, shifts }: AgentContext): Finding[] =>
    (indexProblem(problem).pins.get(agent.id) ?? []).flatMap((pin) => broken(pin, shifts)),
);

function broken(pin: Pin, shifts: readonly Shift[]): Finding[] {
  if (pin.kind === 'day-off') {
    return shifts
      .filter(({ date }) => date === pin.date)
      .map(({ start, end }) => ({
        start,
        end,
        amount: 1,
        message: `A shift starts on ${pin.date}, which is pinned as a day off.`,
      }));
  }
  const { start, end, date } = pin.shift;
  const found = shifts.find((shift) => shift.start === start);
  if (found !== undefined && isSameShift(found, pin.shift)) return [];
  const what = found === undefined ? 'is missing' : 'was changed';
  return [{ start, end, amount: 1, message: `The pinned shift of ${date} ${what}.` }];
}

function isSameShift(a: Shift, b: Shift): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.date === b.date &&
    a.activities.length === b.activities.length &&
    a.activities.every((activity, at) => isSameActivity(activity, b.activities[at]))
  );
}

function isSameActivity(a: Activity, b: Activity): boolean {
  return (
    a.kind === b.kind &&
    a.start === b.start &&
    a.end === b.end &&
    a.paid === b.paid &&
    a.workId === b.workId &&
    a.calledZoneId === b.calledZoneId
  );
}
