import { agentLine } from '../agent-line.js';
import { agentWeeks, weekOf } from '../agent-weeks.js';
import { localMinute } from '../local-window.js';
import { agentTermRule } from './term-rule.js';

const DAY = 24 * 60;

export const shiftStartVariance = agentTermRule(
  'shift-start-variance',
  'All local starts of a week lie close enough together',
  (context, { max }) => {
    const { problem, agent } = context;
    const line = agentLine(context);
    return agentWeeks(problem, agent).flatMap(({ firstDate }) => {
      const worked = line.filter(({ date }) => weekOf(problem, agent, date) === firstDate);
      const last = worked.at(-1);
      if (last?.isPlanned !== true) return [];
      const spread = clockSpread(worked.map(({ start }) => localMinute(start, agent.zone)));
      if (spread <= max) return [];
      const message = `Starts in the week of ${firstDate} lie ${spread} min apart by the clock; at most ${max} are allowed`;
      return [{ start: worked[0].start, end: last.end, amount: spread - max, message }];
    });
  },
);

/** The shortest stretch of the clock that holds all minutes: a day less the longest gap between neighbours. */
function clockSpread(minutes: readonly number[]): number {
  const sorted = [...minutes].sort((a, b) => a - b);
  const gaps = sorted.map((minute, at) =>
    at === 0 ? sorted[0] + DAY - sorted[sorted.length - 1] : minute - sorted[at - 1],
  );
  return DAY - Math.max(...gaps);
}
