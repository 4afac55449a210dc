import { workBlocks } from '../shift-time.js';
import { hardShiftRule } from './rule.js';

export const blockLength = hardShiftRule(
  'block-length',
  'In a shift that mixes inbound and outbound every block of either has the minimum length',
  ({ problem, shift }) => {
    const blocks = workBlocks(shift.activities).filter(({ kind }) => kind !== 'off-phone');
    if (new Set(blocks.map(({ kind }) => kind)).size < 2) return [];
    const { minBlockMinutes } = problem.blending;
    return blocks
      .filter(({ minutes }) => minutes < minBlockMinutes)
      .map(({ kind, minutes, start, end }) => ({
        start,
        end,
        amount: minBlockMinutes - minutes,
        message: `An ${kind} block of ${minutes} work min; the shortest allowed is ${minBlockMinutes}.`,
      }));
  },
);
