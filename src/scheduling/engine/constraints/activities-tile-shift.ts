import { MINUTE_MS } from '../../../time/instant.js';
import { type Finding, hardShiftRule, type ShiftContext } from './rule.js';

export const activitiesTileShift = hardShiftRule(
  'activities-tile-shift',
  'Activities follow each other without gap or overlap from the start of a shift to its end',
  ({ shift }: ShiftContext): Finding[] => {
    const findings: Finding[] = [];
    let reached = shift.start;
    for (const { start, end } of shift.activities) {
      if (start !== reached) findings.push(offBy(Math.abs(start - reached)));
      if (end <= start) findings.push({ amount: 1, message: 'An activity ends before it starts.' });
      reached = end;
    }
    if (reached !== shift.end) findings.push(offBy(Math.abs(shift.end - reached)));
    return findings;
  },
);

function offBy(milliseconds: number): Finding {
  const amount = milliseconds / MINUTE_MS;
  return { amount, message: `Activities leave or share ${amount} min.` };
}
