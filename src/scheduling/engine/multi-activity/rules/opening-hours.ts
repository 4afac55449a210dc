import { letterRuns } from '../shift-text.js';
import { shiftRule } from './activity-rule.js';

/** Nobody is there while the day is closed. */
export const openingHours = shiftRule('opening-hours', 'Shifts within opening hours', ({ open }, text) => {
  const runs = letterRuns(text);
  if (runs.length === 0) return [];
  const [from, to] = [runs[0].from, runs[runs.length - 1].to];
  if (from >= open.from && to <= open.to) return [];
  return [`runs from period ${from} to ${to}; the day is open from ${open.from} to ${open.to}.`];
});
