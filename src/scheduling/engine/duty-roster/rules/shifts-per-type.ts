import { hardLineRule } from './duty-rule.js';

export const shiftsPerType = hardLineRule(
  'shifts-per-type',
  'Nobody works more shifts of a type than allowed',
  ({ agent, days }, { problem }) =>
    problem.shiftTypes.flatMap(({ id }) => {
      const most = agent.maxShifts[id] ?? 0;
      const worked = days.filter((type) => type?.id === id).length;
      if (worked <= most) return [];
      return [{ shiftTypeId: id, message: `${agent.id} works ${worked} shifts ${id}; ${most} are allowed.` }];
    }),
);
