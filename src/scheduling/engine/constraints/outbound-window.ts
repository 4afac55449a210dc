import { type Instant, MINUTE_MS } from '../../../time/instant.js';
import { durationMinutes, subtract } from '../../../time/interval.js';
import { blockedBy } from '../calling-windows.js';
import { indexProblem } from '../problem-index.js';
import { hardShiftRule } from './rule.js';

export const outboundWindow = hardShiftRule(
  'outbound-window',
  'Calls are made only inside the called party’s legal hours, with consent',
  ({ problem, shift }) =>
    shift.activities.flatMap((activity) => {
      if (activity.kind !== 'outbound') return [];
      const windows = indexProblem(problem)
        .windows.get(activity.workId ?? '')
        ?.get(activity.calledZoneId ?? '');
      if (windows === undefined) return [];
      return subtract([activity], windows.open).map((closed) => {
        const [why] = blockedBy(windows, Math.max(closed.start, closed.end - MINUTE_MS) as Instant);
        const reason = why === undefined ? 'beyond the planned time' : `${why.reason} Source: ${why.source}`;
        return {
          ...closed,
          workId: activity.workId ?? undefined,
          amount: durationMinutes(closed),
          message: `${durationMinutes(closed)} min of calls to "${activity.calledZoneId ?? ''}" while it is closed: ${reason}`,
        };
      });
    }),
);
