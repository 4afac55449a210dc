import { shiftTypeOf } from '../shift-type.js';
import { shiftTermRule } from './term-rule.js';

export const shiftType = shiftTermRule(
  'shift-type',
  'A shift is of one of the types allowed, at their hours and with their fixed pauses',
  ({ problem, agent, shift }, { allowed }) => {
    const type = shiftTypeOf(problem, shift, agent.zone);
    if (type !== undefined && allowed.includes(type.id)) return [];
    const message = `The shift of ${shift.date} is of ${type === undefined ? 'no type' : `type "${type.id}"`}; allowed: ${allowed.join(', ')}`;
    return [{ amount: 1, message }];
  },
);
