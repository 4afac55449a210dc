import { type RestOfDayInterval } from '../../forecasting/intraday.js';
import { type RequirementRow } from '../../forecasting/requirement.js';
import { addMinutes, MINUTE_MS } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { queueWork } from '../solver/work-ids.js';

/** What a queue needs for the rest of the day, beside what was published for it. */
export interface QueueUpdate {
  readonly queueId: number;
  readonly intervalMinutes: GridMinutes;
  readonly rest: readonly RestOfDayInterval[];
  readonly published: readonly RequirementRow[];
}

/**
 * The problem with targets that follow the day: each changes by as much as the need has changed since it was published, so that what other rosters cover
 * stays taken off.
 */
export function withNeedsOfToday(
  problem: SchedulingProblem,
  updates: readonly QueueUpdate[],
): SchedulingProblem {
  const byQueue = new Map(updates.map((update) => [queueWork(update.queueId), update]));
  const queues = problem.queues.map((queue) => {
    const update = byQueue.get(queue.id);
    return update === undefined ? queue : { ...queue, target: targetsOf(problem, queue.target, update) };
  });
  return { ...problem, queues };
}

function targetsOf(
  { period }: SchedulingProblem,
  planned: readonly number[],
  { rest, published, intervalMinutes }: QueueUpdate,
): number[] {
  const target = [...planned];
  const width = period.gridMinutes * MINUTE_MS;
  const before = new Map(published.map(({ start, rosterTarget }) => [start, rosterTarget]));
  for (const { start, staffing } of rest) {
    if (staffing === null) continue;
    const change = staffing.rosterTarget - (before.get(start) ?? 0);
    const first = Math.floor((start - period.span.start) / width);
    const end = Math.ceil((addMinutes(start, intervalMinutes) - period.span.start) / width);
    for (let at = Math.max(0, first); at < Math.min(end, target.length); at++) {
      target[at] = Math.max(0, target[at] + change);
    }
  }
  return target;
}
