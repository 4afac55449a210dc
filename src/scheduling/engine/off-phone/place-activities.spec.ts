import {
  aContract,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
  on,
} from '../../../../test/builders/roster.js';
import { check } from '../check.js';
import { type SchedulingProblem } from '../problem.js';
import { type OffPhoneActivity } from '../roster-goals.js';
import { type Shift } from '../roster.js';
import { placeActivities } from './place-activities.js';

const meeting: OffPhoneActivity = {
  id: 'team',
  name: 'Team meeting',
  kind: 'meeting',
  minutes: 30,
  participants: ['ana', 'bo', 'cy'],
  together: true,
  windows: [{ start: on(0, '06:00'), end: on(0, '20:00') }],
};
const agents = ['ana', 'bo', 'cy', 'di'].map((id) => anAgent({ id }));
/** Agents wanted from 08:00 to 16:00 on Monday, by hour. */
const wanted = (...byHour: number[]) =>
  Array.from({ length: 7 * 96 }, (_, at) => byHour[Math.floor((at - 32) / 4)] ?? 0);
const problemOf = (activities: readonly OffPhoneActivity[], changes: Partial<SchedulingProblem> = {}) =>
  aProblem({
    agents,
    queues: [aQueue({ target: wanted(4, 4, 4, 1, 4, 4, 4, 4) })],
    offPhoneActivities: activities,
    ...changes,
  });
const day = (agentId: string, activities = ['inbound 480'], start = '08:00') =>
  aShift(0, start, activities, { agentId });
const everybody = aRoster(...agents.map(({ id }) => day(id)));
const placesOf = (shifts: readonly Shift[]) =>
  shifts.flatMap(({ agentId, activities }) =>
    activities
      .filter(({ kind, workId }) => kind === 'off-phone' && workId !== null)
      .map(({ workId, start }) => [agentId, workId, (start - on(0, '00:00')) / 60_000]),
  );

describe('placing activities off the phone', () => {
  it('holds a meeting when all are there and the queue can spare them', () => {
    const problem = problemOf([meeting]);
    const { roster, unplaced } = placeActivities(problem, everybody);
    expect(unplaced).toEqual([]);
    expect(placesOf(roster.shifts)).toEqual([
      ['ana', 'team', 660],
      ['bo', 'team', 660],
      ['cy', 'team', 660],
    ]);
    expect(check(problem, roster).hard).toEqual([]);
    expect(check(problem, roster).score.cost).toBeLessThan(check(problem, everybody).score.cost);
  });

  it('moves no pause for it, and keeps what a pin holds', () => {
    const paused = ['inbound 180', 'break 45', 'inbound 255'];
    const roster = aRoster(day('ana', paused), day('bo'), day('cy'));
    const free = problemOf([meeting], { queues: [aQueue()] });
    const placed = placeActivities(free, roster).roster;
    expect(new Set(placesOf(placed.shifts).map(([, , at]) => at)).size).toBe(1);
    expect(placed.shifts[0].activities.filter(({ kind }) => kind === 'break')).toEqual([
      roster.shifts[0].activities[1],
    ]);
    const pins = roster.shifts
      .slice(0, 1)
      .map((shift) => ({ kind: 'shift', agentId: 'ana', shift }) as const);
    const { roster: held, unplaced } = placeActivities({ ...free, pins }, roster);
    expect(held.shifts).toEqual(roster.shifts);
    expect(unplaced).toMatchObject([{ activityId: 'team', cause: 'pauses', missing: 3 }]);
  });

  it('lets everybody train at a time of his own', () => {
    const training = { ...meeting, id: 'course', name: 'Course', minutes: 60, together: false };
    const problem = problemOf([training], { queues: [aQueue({ target: wanted(3, 3, 3, 3, 3, 3, 3, 3) })] });
    const { roster, unplaced } = placeActivities(problem, everybody);
    expect(unplaced).toEqual([]);
    expect(new Set(placesOf(roster.shifts).map(([, , at]) => at)).size).toBe(3);
    expect(check(problem, roster).hard).toEqual([]);
  });

  it('finds a place for the activity with the fewest times first, however they are listed', () => {
    const coaching = {
      ...meeting,
      id: 'coach',
      kind: 'coaching',
      minutes: 60,
      participants: ['ana', 'bo'],
      windows: [{ start: on(0, '11:00'), end: on(0, '12:00') }],
    } as const;
    const one = { ...meeting, participants: ['ana'] };
    const queues = [aQueue({ target: wanted(4, 4, 4, 1, 4, 3, 4, 4) })];
    for (const activities of [
      [one, coaching],
      [coaching, one],
    ]) {
      const { roster, unplaced } = placeActivities(problemOf(activities, { queues }), everybody);
      expect(unplaced).toEqual([]);
      expect(placesOf(roster.shifts)).toEqual([
        ['ana', 'coach', 660],
        ['ana', 'team', 780],
        ['bo', 'coach', 660],
      ]);
    }
  });

  it('keeps blocks long enough', () => {
    const blended = ['inbound 240', 'outbound 90', 'inbound 150'];
    const roster = aRoster(day('ana', blended));
    const one = {
      ...meeting,
      participants: ['ana'],
      windows: [{ start: on(0, '12:00'), end: on(0, '13:30') }],
    };
    const calm = { queues: [aQueue()], agents: agents.slice(0, 1) };
    const placed = placeActivities(problemOf([one], calm), roster).roster;
    // Calls from 12:00 to 13:30: only at either end do 60 min of them stay together.
    expect(placesOf(placed.shifts)).toEqual([['ana', 'team', 720]]);
    const long = { ...one, minutes: 45 };
    const { roster: same, unplaced } = placeActivities(problemOf([long], calm), roster);
    expect(same.shifts).toEqual(roster.shifts);
    expect(unplaced).toMatchObject([{ cause: 'blocks', missing: 1 }]);
  });

  it('tells who is not there, and which queue would fall below its floor', () => {
    const apart = aRoster(day('ana', ['inbound 240']), day('bo', ['inbound 240'], '14:00'), day('cy'));
    expect(placeActivities(problemOf([meeting]), apart).unplaced).toMatchObject([
      {
        cause: 'nobody-there',
        missing: 3,
        message: expect.stringMatching(/2 are in a shift and bo not/) as string,
      },
    ]);
    const busy = { queues: [aQueue({ target: wanted(4, 4, 4, 4, 4, 4, 4, 4) })] };
    expect(placeActivities(problemOf([meeting], busy), everybody).unplaced).toMatchObject([
      { cause: 'guard', message: expect.stringContaining('Help desk would fall below its floor') as string },
    ]);
    const lower = { ...meeting, inboundFloor: 0.25 };
    expect(placeActivities(problemOf([lower], busy), everybody).unplaced).toEqual([]);
    const fewer = { ...meeting, atLeast: 1, inboundFloor: 0.7 };
    const { roster } = placeActivities(problemOf([fewer], busy), everybody);
    expect(placesOf(roster.shifts)).toHaveLength(1);
  });

  it('holds a soft one only where it costs less than leaving it out', () => {
    const busy = {
      queues: [aQueue({ target: wanted(4, 4, 4, 4, 4, 4, 4, 4) })],
      contracts: [aContract()],
    };
    const soft = (weight: number) => ({ ...meeting, level: 'soft', inboundFloor: 0, weight }) as const;
    expect(placesOf(placeActivities(problemOf([soft(3)], busy), everybody).roster.shifts)).toEqual([]);
    expect(placesOf(placeActivities(problemOf([soft(5)], busy), everybody).roster.shifts)).toHaveLength(3);
  });
});
