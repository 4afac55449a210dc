import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { intervalCount } from '../../../src/scheduling/engine/cover.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { type Random, randomInteger, seededRandom } from '../../../src/scheduling/engine/random.js';
import { solve } from '../../../src/scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../../../src/scheduling/solver/calling-hours.loader.js';
import { type Instant, HOUR_MS } from '../../../src/time/instant.js';
import { addDays, localDate, localDay, localTime, timeZone } from '../../../src/time/zoned-time.js';
import { forbiddenMinutes } from './outbound-walk.js';
import { unqualifiedMinutes } from './roster-walk.js';

const callingHours = loadCallingHoursPacks();
const PLANNERS = ['Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Warsaw', 'Asia/Manila'] as const;
const GRIDS = [5, 15, 30, 60] as const;

/** A made-up problem bent in many ways: odd zones and grids, nights, short breaks, speeds, gaps, tails, floors. */
function oddProblem(seed: number): SchedulingProblem {
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const firstDate = localDate(['2026-10-26', '2026-03-23', '2026-03-02'][seed % 3]);
  const made = generateProblem({
    agents: 6 + (seed % 4) * 6,
    weeks: 1,
    sites: 1 + (seed % 3),
    seed,
    firstDate,
    callingHours,
  });
  const zone = timeZone(PLANNERS[seed % PLANNERS.length]);
  const span = { start: localDay(firstDate, zone).start, end: localDay(addDays(firstDate, 7), zone).start };
  const period = { ...made.period, zone, span, gridMinutes: GRIDS[randomInteger(random, 0, 3)] };
  const after = (hours: number) => (span.start + Math.round(hours) * HOUR_MS) as Instant;
  return {
    ...made,
    period,
    queues: made.queues.map((queue) => ({
      ...queue,
      target: Array.from({ length: intervalCount(period) }, () => randomInteger(random, 0, 2)),
    })),
    contracts: made.contracts.map((contract) => oddContract(contract, random)),
    agents: made.agents.map((agent) => ({
      ...agent,
      entitlements: agent.entitlements
        .filter(() => chance(0.85))
        .map(({ workId }) => ({ workId, speed: chance(0.3) ? 0.7 + random() * 0.6 : 1 })),
      availability: chance(0.3)
        ? Array.from({ length: 7 }, (_, day) => ({
            start: after(24 * day + random() * 8),
            end: after(24 * day + 10 + random() * 16),
          }))
        : null,
      absences: chance(0.2)
        ? [{ start: after(random() * 100), end: after(101 + random() * 30) }]
        : agent.absences,
      history: chance(0.5)
        ? { lastShiftEnd: after(-random() * 40), consecutiveDaysWorked: randomInteger(random, 1, 6) }
        : agent.history,
    })),
    campaigns: made.campaigns.map((campaign) => ({
      ...campaign,
      hoursWanted: campaign.hoursWanted * random() * 3,
      zones: campaign.zones.map((called) => ({ ...called, consent: !chance(0.15) })),
    })),
    blending: {
      inboundFloor: chance(0.3) ? 0.9 : 1,
      minBlockMinutes: 30 * randomInteger(random, 1, 4),
      maxSwitchesPerShift: randomInteger(random, 0, 4),
    },
  };
}

function oddContract(contract: SchedulingProblem['contracts'][number], random: Random) {
  const shortBreaks = random() < 0.3;
  const shiftStarts = { earliest: localTime('00:00'), latest: localTime('23:00'), stepMinutes: 60 };
  return {
    ...contract,
    shiftStarts: random() < 0.5 ? shiftStarts : contract.shiftStarts,
    breaks: contract.breaks.map((pause) =>
      shortBreaks && pause.kind === 'break' ? { ...pause, minutes: 10 } : pause,
    ),
    maxConsecutiveDays: randomInteger(random, 3, 6),
    minDaysOffPerWeek: randomInteger(random, 1, 3),
  };
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('odd problem %i', (seed) => {
  it('gets a roster that breaks no rule and no law, and costs no less than its bound', async () => {
    const problem = oddProblem(seed);
    const { roster, evaluation, bound } = await solve(problem, { seed, budget: { steps: 200 } });
    expect(roster.shifts.length).toBeGreaterThan(5);
    expect(evaluation.hard).toEqual([]);
    expect(evaluation.soft.filter(({ ruleId }) => ruleId === 'outbound-excess')).toEqual([]);
    expect(forbiddenMinutes(problem, roster)).toEqual([]);
    expect(unqualifiedMinutes(problem, roster)).toEqual([]);
    expect(evaluation.score.cost).toBeGreaterThanOrEqual((bound ?? Infinity) - 1e-6);
  });
});
