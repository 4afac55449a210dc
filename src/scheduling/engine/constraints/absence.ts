import { durationMinutes, intersect } from '../../../time/interval.js';
import { hardShiftRule } from './rule.js';

export const absence = hardShiftRule('absence', 'Nobody works during an absence', ({ agent, shift }) =>
  (agent.absences.length === 0 ? [] : intersect([shift], agent.absences)).map((shared) => ({
    ...shared,
    amount: durationMinutes(shared),
    message: `The shift of ${shift.date} lies ${durationMinutes(shared)} min in an absence.`,
  })),
);
