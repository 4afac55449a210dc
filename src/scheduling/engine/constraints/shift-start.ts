import { localDateOf, localTimeOf, minuteOfDay } from '../../../time/zoned-time.js';
import { type Finding, hardShiftRule, type ShiftContext } from './rule.js';

const DAY_MINUTES = 24 * 60;

export const shiftStart = hardShiftRule(
  'shift-start',
  'A shift starts at one of the contract’s start times, in the agent’s zone',
  ({ agent, contract, shift }: ShiftContext): Finding[] => {
    const date = localDateOf(shift.start, agent.zone);
    if (date !== shift.date) {
      return [{ amount: 1, message: `The shift starts on ${date} in ${agent.zone}, not on ${shift.date}.` }];
    }
    const { earliest, latest, stepMinutes } = contract.shiftStarts;
    const time = localTimeOf(shift.start, agent.zone);
    const afterEarliest = wrapped(minuteOfDay(time) - minuteOfDay(earliest));
    const window = wrapped(minuteOfDay(latest) - minuteOfDay(earliest));
    if (afterEarliest > window) {
      const outside = Math.min(afterEarliest - window, DAY_MINUTES - afterEarliest);
      return [
        { amount: outside, message: `Start ${time} is outside ${earliest}-${latest} of the contract.` },
      ];
    }
    const offStep = afterEarliest % stepMinutes;
    if (offStep === 0) return [];
    return [
      { amount: offStep, message: `Start ${time} is not a step of ${stepMinutes} min after ${earliest}.` },
    ];
  },
);

function wrapped(minutes: number): number {
  return (minutes + DAY_MINUTES) % DAY_MINUTES;
}
