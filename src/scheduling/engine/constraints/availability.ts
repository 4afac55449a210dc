import { durationMinutes, subtract } from '../../../time/interval.js';
import { hardShiftRule } from './rule.js';

export const availability = hardShiftRule(
  'availability',
  'Agents work only when they are available',
  ({ agent, shift }) =>
    agent.availability === null
      ? []
      : subtract([shift], agent.availability).map((outside) => ({
          ...outside,
          amount: durationMinutes(outside),
          message: `The shift of ${shift.date} reaches ${durationMinutes(outside)} min outside the agent’s availability.`,
        })),
);
