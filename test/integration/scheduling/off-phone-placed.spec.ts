import { walkRoster } from '../../../bench/scenarios/minute-walk.js';
import { explain } from '../../../src/scheduling/engine/explain.js';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { placeActivities } from '../../../src/scheduling/engine/off-phone/place-activities.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { type OffPhoneActivity } from '../../../src/scheduling/engine/roster-goals.js';
import { solve } from '../../../src/scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../../../src/scheduling/solver/calling-hours.loader.js';
import { localDate } from '../../../src/time/zoned-time.js';

const callingHours = loadCallingHoursPacks();
const FIRST_DATE = localDate('2026-10-26');

/** A week of three sites: a meeting of each site's first five, coaching pairs and an hour of training for everybody. */
function withActivities(seed: number): SchedulingProblem {
  const made = generateProblem({ agents: 30, weeks: 1, sites: 3, seed, firstDate: FIRST_DATE, callingHours });
  const ids = made.agents.map(({ id }) => id);
  const ofSite = (site: string) => made.agents.filter(({ siteId }) => siteId === site).map(({ id }) => id);
  const common = { windows: [made.period.span], inboundFloor: 0.8 };
  const meetings = [...new Set(made.agents.map(({ siteId }) => siteId))].map((site): OffPhoneActivity => ({
    ...common,
    id: `meeting-${site}`,
    name: `Meeting of ${site}`,
    kind: 'meeting',
    minutes: 30,
    participants: ofSite(site).slice(0, 5),
    atLeast: 3,
    together: true,
  }));
  const pairs = [0, 2, 4].map((at): OffPhoneActivity => ({
    ...common,
    id: `coaching-${at}`,
    name: `Coaching ${at}`,
    kind: 'coaching',
    minutes: 45,
    participants: ids.slice(at, at + 2),
    together: true,
  }));
  const training: OffPhoneActivity = {
    ...common,
    id: 'training',
    name: 'Training',
    kind: 'training',
    minutes: 60,
    participants: ids,
    atLeast: 0,
    together: false,
  };
  return { ...made, offPhoneActivities: [...meetings, ...pairs, training] };
}

describe('meetings, coaching and training in solved problems', () => {
  it.each([1, 2, 3])('are held by the rules, or it is told what is in the way (seed %i)', async (seed) => {
    const problem = withActivities(seed);
    const { roster, evaluation, bound, score } = await solve(problem, { seed, budget: { steps: 300 } });
    const { unplaced, summary } = explain(problem, roster, evaluation);
    const told = new Set(unplaced.map(({ activityId }) => activityId));
    expect(evaluation.hard.filter(({ workId = '' }) => !told.has(workId))).toEqual([]);
    expect(new Set(evaluation.hard.map(({ ruleId }) => ruleId))).toEqual(
      new Set(told.size > 0 ? ['off-phone-activities'] : []),
    );
    for (const { message } of unplaced) expect(summary).toContain(message);
    expect(walkRoster(problem, roster).faults.filter(({ kind }) => kind !== 'inbound-taken')).toEqual([]);
    expect(bound).toBeLessThanOrEqual(score.cost);
    const held = roster.shifts.flatMap(({ activities }) => activities.map(({ workId }) => workId));
    expect(held.filter((workId) => workId === 'training').length).toBeGreaterThan(15);
    // What is placed stays; a second look finds nothing more to place.
    expect(placeActivities(problem, roster).roster).toEqual(roster);
  });

  it('are held at the same times however agents and activities are listed', async () => {
    const problem = withActivities(4);
    const turned = {
      ...problem,
      agents: problem.agents.toReversed(),
      offPhoneActivities: problem.offPhoneActivities
        ?.map((activity) => ({
          ...activity,
          participants: activity.participants.toReversed(),
        }))
        .reverse(),
    };
    const options = { seed: 1, budget: { steps: 200 } };
    const [one, other] = [await solve(problem, options), await solve(turned, options)];
    expect(other.score).toEqual(one.score);
    expect(new Set(other.roster.shifts)).toEqual(new Set(one.roster.shifts));
  });
});
