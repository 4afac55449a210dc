import { dayName } from '../problem.js';
import { hardLineRule } from './duty-rule.js';

export const daysOff = hardLineRule('days-off', 'Days off that are promised are kept', ({ agent, days }) =>
  agent.daysOff.flatMap((day) => {
    const type = days[day] ?? null;
    if (type === null) return [];
    const message = `${agent.id} works ${type.id} on ${dayName(day)}, a promised day off.`;
    return [{ day, shiftTypeId: type.id, message }];
  }),
);
