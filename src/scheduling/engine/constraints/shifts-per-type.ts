import { agentWeeks, weekOf } from '../agent-weeks.js';
import { shiftTypeOf } from '../shift-type.js';
import { agentTermRule, inWords, outside } from './term-rule.js';

/** A week that the period cuts is held against the most alone. */
export const shiftsPerType = agentTermRule(
  'shifts-per-type',
  'Agents work no more and no fewer shifts of a type than asked for, in the period or in every week',
  ({ problem, agent, shifts }, { shiftType, per, min, max }) => {
    const dates = shifts
      .filter((shift) => shiftTypeOf(problem, shift, agent.zone)?.id === shiftType)
      .map(({ date }) => date);
    const spans =
      per === 'period'
        ? [{ count: dates.length, bounds: { min, max }, when: 'the period' }]
        : agentWeeks(problem, agent).map(({ firstDate, whole }) => ({
            count: dates.filter((date) => weekOf(problem, agent, date) === firstDate).length,
            bounds: { min: whole ? min : undefined, max },
            when: `the week of ${firstDate}`,
          }));
    return spans.flatMap(({ count, bounds, when }) => {
      const amount = outside(count, bounds);
      if (amount === 0) return [];
      const message = `${count} shifts of type "${shiftType}" in ${when}; ${inWords({ min, max })} are asked for`;
      return [{ amount, message }];
    });
  },
);
