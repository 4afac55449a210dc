import { aProblem, aQueue, on } from '../../../test/builders/roster.js';
import { type RestOfDayInterval } from '../../forecasting/intraday.js';
import { type RequirementRow } from '../../forecasting/requirement.js';
import { queueWork } from '../solver/work-ids.js';
import { type QueueUpdate, withNeedsOfToday } from './intraday-needs.js';

const needed = (time: string, rosterTarget: number | null) =>
  ({
    start: on(0, time),
    staffing: rosterTarget === null ? null : { rosterTarget },
  }) as RestOfDayInterval;
const published = (time: string, rosterTarget: number) =>
  ({ start: on(0, time), rosterTarget }) as RequirementRow;

/** The quarter-hours of an hour of Monday. */
const hour = (target: readonly number[], from: number) => target.slice(from * 4, from * 4 + 4);

function updated(update: Pick<QueueUpdate, 'rest' | 'published'>, planned: number): readonly number[] {
  const queues = [7, 8].map((id) =>
    aQueue({ id: queueWork(id), target: Array.from({ length: 7 * 96 }, () => planned) }),
  );
  const { queues: after } = withNeedsOfToday(aProblem({ queues }), [
    { queueId: 7, intervalMinutes: 30, ...update },
  ]);
  expect(after[1].target).toEqual(queues[1].target);
  return after[0].target;
}

describe('what a queue needs today', () => {
  it('changes by as much as the need has since it was published, so that cover from elsewhere stays taken off', () => {
    const target = updated(
      {
        rest: [needed('10:00', 7), needed('10:30', 4)],
        published: [published('10:00', 5), published('10:30', 5)],
      },
      3,
    );
    expect(hour(target, 10)).toEqual([5, 5, 2, 2]);
    expect(hour(target, 9)).toEqual([3, 3, 3, 3]);
    expect(hour(target, 11)).toEqual([3, 3, 3, 3]);
  });

  it('stays as planned while the queue is closed, counts from nothing where nothing was published, and is never less than nobody', () => {
    expect(
      hour(updated({ rest: [needed('10:00', null)], published: [published('10:00', 5)] }, 3), 10),
    ).toEqual([3, 3, 3, 3]);
    expect(hour(updated({ rest: [needed('10:00', 2)], published: [] }, 0), 10)).toEqual([2, 2, 0, 0]);
    expect(hour(updated({ rest: [needed('10:00', 0)], published: [published('10:00', 5)] }, 3), 10)).toEqual([
      0, 0, 3, 3,
    ]);
  });
});
