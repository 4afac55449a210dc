import { minutesBetween } from '../../../time/instant.js';
import { type BreakRule } from '../problem.js';
import { type Activity } from '../roster.js';
import { minutesOf } from '../shift-time.js';
import { type Finding, hardShiftRule, type ShiftContext } from './rule.js';

export const breaksInWindow = hardShiftRule(
  'breaks-in-window',
  'Every break and meal of the contract is there once, as long as it should be, inside its window',
  ({ contract, shift }: ShiftContext): Finding[] => {
    const pauses = shift.activities.filter(({ kind }) => kind === 'break' || kind === 'meal');
    const due = contract.breaks.filter((rule) => minutesOf(shift) >= rule.fromShiftMinutes);
    const open = [...due].sort((a, b) => a.latestAfterStartMinutes - b.latestAfterStartMinutes);
    const findings: Finding[] = [];
    for (const pause of pauses) {
      const fitting = open.findIndex((rule) => fits(rule, pause, shift));
      if (fitting >= 0) open.splice(fitting, 1);
      else findings.push(misplaced(pause, minutesBetween(shift.start, pause.start)));
    }
    const missing = open.map((rule) => ({
      amount: rule.minutes,
      message: `The ${rule.kind} of ${rule.minutes} min due ${rule.earliestAfterStartMinutes} to ${rule.latestAfterStartMinutes} min after the start is missing.`,
    }));
    return [...findings, ...missing];
  },
);

function fits(rule: BreakRule, pause: Activity, shift: { readonly start: Activity['start'] }): boolean {
  return (
    rule.kind === pause.kind &&
    rule.paid === pause.paid &&
    rule.minutes === minutesOf(pause) &&
    minutesBetween(shift.start, pause.start) >= rule.earliestAfterStartMinutes &&
    minutesBetween(shift.start, pause.end) <= rule.latestAfterStartMinutes
  );
}

function misplaced(pause: Activity, afterStart: number): Finding {
  const { start, end, kind } = pause;
  const message = `A ${kind} of ${minutesOf(pause)} min, ${afterStart} min after the start, fits no pause of the contract.`;
  return { start, end, amount: minutesOf(pause), message };
}
