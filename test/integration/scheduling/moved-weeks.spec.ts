import fc from 'fast-check';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { problemFromJson, problemToJson } from '../../../src/scheduling/engine/problem-json.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { rosterToJson } from '../../../src/scheduling/engine/roster-json.js';
import { solve } from '../../../src/scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../../../src/scheduling/solver/calling-hours.loader.js';
import { zoneChanges, zoneOffsetMs } from '../../../src/time/zone-offsets.js';
import { addDays, localDate } from '../../../src/time/zoned-time.js';
import { aFullWeek } from '../../builders/full-week.js';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** As far from the period as shifts of the week before and rests after it lie. */
const MARGIN_MS = 2 * WEEK_MS;
const MOST_WEEKS = 600;
const callingHours = loadCallingHoursPacks();

/** Every date and instant of a JSON value so many weeks later, those of laws and public holidays too. */
function moved(value: unknown, weeks: number): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, weeks));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, moved(member, weeks)]));
  }
  if (typeof value !== 'string') return value;
  const later = () => new Date(Date.parse(value) + weeks * WEEK_MS).toISOString();
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return later().slice(0, 10);
  return /^\d{4}-\d\d-\d\dT/.test(value) ? later() : value;
}

/** Weeks by which a problem can move so that all its clocks tell the same times and change on the same nights. */
function weeksOfTheSameClock({ period, agents, campaigns }: SchedulingProblem): number[] {
  const called = campaigns.flatMap(({ zones }) => zones.map(({ zone }) => zone));
  const zones = [...new Set([period.zone, ...agents.map(({ zone }) => zone), ...called])];
  const clocks = (weeks: number) => {
    const by = weeks * WEEK_MS;
    const [from, to] = [period.span.start - MARGIN_MS + by, period.span.end + MARGIN_MS + by];
    const changesOf = (zone: string) => zoneChanges(from, to, zone).map(({ at, after }) => [at - by, after]);
    return JSON.stringify(zones.map((zone) => [zoneOffsetMs(from, zone), changesOf(zone)]));
  };
  const here = clocks(0);
  return Array.from({ length: 2 * MOST_WEEKS + 1 }, (_, at) => at - MOST_WEEKS).filter(
    (weeks) => weeks !== 0 && clocks(weeks) === here,
  );
}

async function solved(json: unknown, seed: number) {
  const { roster, score, bound } = await solve(problemFromJson(json), { seed, budget: { steps: 40 } });
  return { roster: rosterToJson(roster), score, bound };
}

async function expectSameRoster(problem: SchedulingProblem, weeks: number, seed: number): Promise<void> {
  // Read and written first, so that instants are written in one way.
  const here = problemToJson(problemFromJson(moved(problemToJson(problem), 0)));
  const stays = await solved(here, seed);
  const goes = await solved(moved(here, weeks), seed);
  expect(stays.roster.shifts).not.toEqual([]);
  expect(goes).toEqual(moved(stays, weeks));
}

describe('a roster whose problem moves by whole weeks', () => {
  const companies = fc.record({
    agents: fc.integer({ min: 3, max: 7 }),
    sites: fc.integer({ min: 1, max: 5 }),
    week: fc.integer({ min: 0, max: 51 }),
    seed: fc.integer({ min: 1, max: 1_000 }),
    choice: fc.nat(),
  });

  it('is the same where no clock tells another time', async () => {
    await fc.assert(
      fc.asyncProperty(companies, async ({ week, choice, ...made }) => {
        const firstDate = addDays(localDate('2026-01-05'), 7 * week);
        const problem = generateProblem({ ...made, weeks: 1, firstDate, callingHours });
        const weeks = weeksOfTheSameClock(problem);
        await expectSameRoster(problem, weeks[choice % weeks.length], made.seed);
      }),
      { numRuns: 4 },
    );
  });

  it.each(['2026-10-19', '2026-10-26'])(
    'is the same in another year in which the same night changes the clocks (week of %s)',
    async (monday) => {
      const firstDate = localDate(monday);
      const problem = generateProblem({ agents: 5, weeks: 1, sites: 3, seed: 4, firstDate, callingHours });
      // Eleven years back: 2015 and 2026 begin on the same weekday, and neither is a leap year.
      expect(weeksOfTheSameClock(problem)).toContain(-574);
      await expectSameRoster(problem, -574, 4);
    },
  );

  it.each([-574, -365])('is the same with all that hangs on dates, %i weeks on', async (weeks) => {
    const problem = aFullWeek();
    expect(weeksOfTheSameClock(problem)).toContain(weeks);
    await expectSameRoster(problem, weeks, 2);
  });

  it('has in it what moves', async () => {
    const problem = aFullWeek();
    const { roster, evaluation } = await solve(problem, { seed: 2, budget: { steps: 40 } });
    const kinds = new Set(roster.shifts.flatMap(({ activities }) => activities.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['inbound', 'meal', 'off-phone', 'outbound']);
    expect(evaluation.hard).toEqual([]);
    expect(new Set(roster.shifts.map(({ agentId }) => agentId)).size).toBe(problem.agents.length);
  });
});
