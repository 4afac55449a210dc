import { MINUTE_MS } from '../../../time/instant.js';
import { overlapMs } from '../../../time/interval.js';
import { indexProblem } from '../problem-index.js';
import { type PublishedPlan } from '../roster-goals.js';
import { type Shift } from '../roster.js';
import { minutesOf } from '../shift-time.js';
import { type Finding, softAgentRule } from './rule.js';

/** Shifts of one local date are compared; amounts are minutes that become work, or no longer are. */
export const stability = softAgentRule(
  'stability',
  'Agents keep the shifts of the plan that is published',
  () => 1,
  ({ problem, agent, shifts }) => {
    const plan = problem.published;
    if (plan === undefined) return [];
    const published = indexProblem(problem).published.get(agent.id) ?? [];
    const dates = [...new Set([...published, ...shifts].map(({ date }) => date))].sort();
    return dates.flatMap((date) =>
      changes(
        plan,
        published.find((shift) => shift.date === date),
        shifts.find((shift) => shift.date === date),
      ),
    );
  },
);

function changes(plan: PublishedPlan, was: Shift | undefined, is: Shift | undefined): Finding[] {
  const shift = is ?? was;
  if (shift === undefined) return [];
  const isKept = was !== undefined && is !== undefined;
  const shared = isKept ? overlapMs(was, is) / MINUTE_MS : 0;
  const amount = [was, is].reduce(
    (sum, each) => sum + (each === undefined ? 0 : minutesOf(each) - shared),
    0,
  );
  const other = isKept ? otherWorkMinutes(was, is) : 0;
  const cost =
    (amount > 0 ? plan.perShift + amount * plan.perMinute : 0) + other * (plan.perActivityMinute ?? 0);
  if (amount === 0 && cost === 0) return [];
  const { date, start, end } = shift;
  const what = isKept ? 'is changed' : was === undefined ? 'is new' : 'is gone';
  const message = `The published shift of ${date} ${what}: ${amount} min of work or free time, ${other} min on other work.`;
  return [{ start, end, amount, cost, message }];
}

function otherWorkMinutes(was: Shift, is: Shift): number {
  return was.activities.reduce(
    (sum, before) =>
      sum +
      is.activities
        .filter(({ kind, workId }) => kind !== before.kind || workId !== before.workId)
        .reduce((own, now) => own + overlapMs(before, now) / MINUTE_MS, 0),
    0,
  );
}
