import { indexProblem, isCertified } from '../problem-index.js';
import { minutesOf } from '../shift-time.js';
import { hardShiftRule } from './rule.js';

export const certificate = hardShiftRule(
  'certificate',
  'A valid certificate of the work’s language and level covers every minute on it',
  ({ problem, agent, shift }) =>
    shift.activities.flatMap((activity) => {
      const { queues, campaigns } = indexProblem(problem);
      const { workId, start, end } = activity;
      const work = workId === null ? undefined : (queues.get(workId) ?? campaigns.get(workId));
      if (work === undefined || isCertified(agent, work.need, activity)) return [];
      const message = `No valid certificate of ${work.need.language} ${work.need.level} for "${work.id}" all the time.`;
      return [{ workId: work.id, start, end, amount: minutesOf(activity), message }];
    }),
);
