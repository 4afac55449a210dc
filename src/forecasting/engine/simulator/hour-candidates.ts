import { type Scenario } from './scenario.js';
import { type SimulatedQueue } from './simulation.js';

export const HOUR_SECONDS = 3600;
/** Who comes an hour before the rush finds fewer waiting when it begins. */
const SHARE_OF_NEXT_HOUR = 0.5;
/** The same hour in many groups would leave no room for other hours. */
const MOST_OF_AN_HOUR = 4;

export interface HourCandidate {
  readonly groupId: string;
  readonly startSeconds: number;
  /** Contacts that are not answered in time in that hour and, by half, in the next, on queues of the group. */
  readonly late: number;
}

/**
 * Hours in which one agent more of a group may help most: those in which most of its contacts come too late. The most promising first.
 * @example
 * hourCandidates({ groups: [], intervals: 4, intervalSeconds: 900 }, [], null, 16) // => []
 */
export function hourCandidates(
  scenario: Scenario,
  queues: readonly SimulatedQueue[],
  queueId: string | null,
  most: number,
): HourCandidate[] {
  const hours = Math.ceil((scenario.intervals * scenario.intervalSeconds) / HOUR_SECONDS);
  const late = new Map(queues.map((queue) => [queue.queueId, lateByHour(scenario, queue, hours)]));
  const found = scenario.groups.flatMap((group) => {
    const served = group.skills.filter((skill) => queueId === null || skill.queueId === queueId);
    return Array.from({ length: hours }, (_, hour) => ({
      groupId: group.id,
      startSeconds: hour * HOUR_SECONDS,
      late: served.reduce((sum, skill) => sum + around(late.get(skill.queueId) ?? [], hour), 0),
    }));
  });
  const taken = new Map<number, number>();
  return found
    .filter((candidate) => candidate.late > 0)
    .sort((one, other) => other.late - one.late)
    .filter(({ startSeconds }) => {
      const before = taken.get(startSeconds) ?? 0;
      taken.set(startSeconds, before + 1);
      return before < MOST_OF_AN_HOUR;
    })
    .slice(0, most);
}

function around(late: readonly number[], hour: number): number {
  return (late[hour] ?? 0) + SHARE_OF_NEXT_HOUR * (late[hour + 1] ?? 0);
}

function lateByHour({ intervalSeconds }: Scenario, queue: SimulatedQueue, hours: number): number[] {
  const late = new Array<number>(hours).fill(0);
  queue.intervals.forEach(({ offered, serviceLevels }, interval) => {
    const hour = Math.floor((interval * intervalSeconds) / HOUR_SECONDS);
    late[hour] += offered.value * (1 - (serviceLevels['sl.offered']?.value ?? 1));
  });
  return late;
}
