import { localPeriod } from '../agent-weeks.js';
import { paidMinutes } from '../shift-time.js';
import { type AgentContext, type Finding } from './rule.js';
import { agentTermRule } from './term-rule.js';

const NEGLIGIBLE = 1e-6;

/**
 * Held at the end of every seven days of the period, over the weeks before or as many of them as are known. Days of
 * absence leave the average: their share of a week is taken off the weeks counted.
 */
export const averageHours = agentTermRule(
  'average-hours',
  'Paid time a week is no more than allowed on average, counting the weeks before',
  (context, { max, weeks }): Finding[] => {
    const known = [...pastWeeks(context), ...plannedWeeks(context)];
    return known.flatMap(({ span }, at) => {
      if (span === undefined) return [];
      const counted = known.slice(Math.max(0, at + 1 - weeks), at + 1);
      const paid = counted.reduce((sum, week) => sum + week.paid, 0);
      const share = counted.reduce((sum, week) => sum + week.share, 0);
      const amount = paid - max * share;
      if (amount <= NEGLIGIBLE) return [];
      const message = `${paid} paid min in ${Math.round(share * 100) / 100} weeks are more than ${max} a week on average`;
      return [{ ...span, amount, message }];
    });
  },
);

interface CountedWeek {
  readonly paid: number;
  /** Of a whole week, without absences. */
  readonly share: number;
  readonly span?: {
    readonly start: NonNullable<Finding['start']>;
    readonly end: NonNullable<Finding['end']>;
  };
}

function pastWeeks({ agent }: AgentContext): CountedWeek[] {
  return (agent.history.weeklyPaidMinutes ?? []).map((paid) => ({
    paid: paid ?? 0,
    share: paid === null ? 0 : 1,
  }));
}

function plannedWeeks({ problem, agent, shifts }: AgentContext): CountedWeek[] {
  const { days } = localPeriod(problem.period, agent.zone);
  const weeks: CountedWeek[] = [];
  for (let from = 0; from < days.length; from += 7) {
    const week = days.slice(from, from + 7);
    const present = week.filter(
      ({ span }) => !agent.absences.some((absence) => absence.start < span.end && span.start < absence.end),
    );
    const [first, last] = [week[0], week[week.length - 1]];
    const paid = shifts
      .filter(({ date }) => first.date <= date && date <= last.date)
      .reduce((sum, shift) => sum + paidMinutes(shift), 0);
    weeks.push({
      paid,
      share: present.length / 7,
      span: { start: first.span.start, end: last.span.end },
    });
  }
  return weeks;
}
