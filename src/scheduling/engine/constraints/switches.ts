import { switchesIn, workBlocks } from '../shift-time.js';
import { hardShiftRule } from './rule.js';

export const switches = hardShiftRule(
  'switches',
  'A shift switches between inbound and outbound no more often than allowed',
  ({ problem, shift }) => {
    const found = switchesIn(workBlocks(shift.activities));
    const { maxSwitchesPerShift } = problem.blending;
    if (found <= maxSwitchesPerShift) return [];
    const message = `${found} switches between inbound and outbound; ${maxSwitchesPerShift} are allowed.`;
    return [{ amount: found - maxSwitchesPerShift, message }];
  },
);
