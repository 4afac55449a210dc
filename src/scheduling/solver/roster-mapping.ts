import { type SchedulingProblem } from '../engine/problem.js';
import { type Activity, type Roster } from '../engine/roster.js';
import { type NewShift } from '../schedule.js';
import { activityOfWork, rowOfWork } from './work-ids.js';

/** A roster's shifts with row ids, and with the speed that each activity was counted at. */
export function toNewShifts(problem: SchedulingProblem, roster: Roster): NewShift[] {
  const speeds = new Map(
    problem.agents.flatMap(({ id, entitlements }) =>
      entitlements.map(({ workId, speed }) => [`${id} ${workId}`, speed] as const),
    ),
  );
  return roster.shifts.map(({ agentId, date, start, end, activities }) => ({
    agentId: Number(agentId),
    date,
    start,
    end,
    activities: activities.map((activity) => ({
      ...toActivity(activity),
      speed: speeds.get(`${agentId} ${activity.workId}`) ?? 1,
    })),
  }));
}

function toActivity({ kind, start, end, paid, workId, calledZoneId }: Activity) {
  const offPhoneActivityId = activityOfWork(workId);
  const activity = { kind, start, end, paid, ...rowOfWork(workId), calledZoneId };
  return offPhoneActivityId === null ? activity : { ...activity, offPhoneActivityId };
}
