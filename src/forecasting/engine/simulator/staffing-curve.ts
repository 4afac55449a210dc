import { type ScenarioShift } from './scenario.js';

/**
 * Shifts that put so many agents to work in each interval: the k-th agent is there while k or more are wanted.
 * @throws RangeError when a count is negative or not whole.
 * @example
 * shiftsForCurve([1, 2, 0, 1], 900).map((shifts) => shifts.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])) // => [[[0, 1800], [2700, 3600]], [[900, 1800]]]
 */
export function shiftsForCurve(counts: readonly number[], intervalSeconds: number): ScenarioShift[][] {
  const wrong = counts.find((count) => !Number.isInteger(count) || count < 0);
  if (wrong !== undefined)
    throw new RangeError(`The agents of an interval (${wrong}) must be a whole number from 0 on.`);
  const most = counts.reduce((all, count) => Math.max(all, count), 0);
  return Array.from({ length: most }, (_, agent) => runs(counts, agent + 1, intervalSeconds));
}

function runs(counts: readonly number[], least: number, intervalSeconds: number): ScenarioShift[] {
  const shifts: ScenarioShift[] = [];
  let begin = -1;
  for (let interval = 0; interval <= counts.length; interval++) {
    const wanted = interval < counts.length && counts[interval] >= least;
    if (wanted && begin < 0) begin = interval;
    if (wanted || begin < 0) continue;
    shifts.push({
      startSeconds: begin * intervalSeconds,
      endSeconds: interval * intervalSeconds,
      activities: [],
    });
    begin = -1;
  }
  return shifts;
}
