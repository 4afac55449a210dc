import { type FaultKind, walkRoster, type WalkOptions } from '../../../bench/scenarios/minute-walk.js';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { type Agent, type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { type Activity, type Roster, type Shift } from '../../../src/scheduling/engine/roster.js';
import { solve } from '../../../src/scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../../../src/scheduling/solver/calling-hours.loader.js';
import { instant, type Instant, MINUTE_MS } from '../../../src/time/instant.js';
import { addDays, localDate, localDay, timeZone } from '../../../src/time/zoned-time.js';

/** The week in which clocks in the United States go forward, on Sunday 8 March 2026. */
const FIRST_DATE = localDate('2026-03-02');
const callingHours = loadCallingHoursPacks();

let problem: SchedulingProblem;
let roster: Roster;

beforeAll(async () => {
  problem = generateProblem({ agents: 24, weeks: 1, sites: 3, seed: 5, firstDate: FIRST_DATE, callingHours });
  ({ roster } = await solve(problem, { seed: 1, budget: { steps: 300 } }));
});

const later = (at: Instant, minutes: number): Instant => instant(at + minutes * MINUTE_MS);
const kinds = (changed: Roster, other: SchedulingProblem = problem, options?: WalkOptions): FaultKind[] => [
  ...new Set(walkRoster(other, changed, options).faults.map(({ kind }) => kind)),
];
const withActivities = (shift: Shift, change: (activity: Activity) => Activity): Roster => ({
  shifts: roster.shifts.map((each) =>
    each === shift ? { ...shift, activities: shift.activities.map(change) } : each,
  ),
});
const moved = (shift: Shift, minutes: number): Shift => ({
  ...shift,
  start: later(shift.start, minutes),
  end: later(shift.end, minutes),
  activities: shift.activities.map((activity) => ({
    ...activity,
    start: later(activity.start, minutes),
    end: later(activity.end, minutes),
  })),
});
const withAgent = (id: string, change: Partial<Agent>): SchedulingProblem => ({
  ...problem,
  agents: problem.agents.map((agent) => (agent.id === id ? { ...agent, ...change } : agent)),
});

/** A shift with both kinds of calls. */
function blendedShift(): Shift {
  const found = roster.shifts.find(({ activities }) =>
    (['inbound', 'outbound'] as const).every((kind) => activities.some((one) => one.kind === kind)),
  );
  if (found === undefined) throw new Error('The roster has no blended shift: choose another seed.');
  return found;
}

describe('a walk through every minute of a solved problem', () => {
  it('finds nothing wrong over the night the clocks go forward', () => {
    const walk = walkRoster(problem, roster);
    expect(walk.faults).toEqual([]);
    expect(walk.walkedMinutes).toBeGreaterThan(24 * 4 * 8 * 60);
    expect(walk.outboundMinutes).toBeGreaterThan(0);
  });

  it('finds calls at night', () => {
    const shift = blendedShift();
    const others = roster.shifts.filter((each) => each !== shift);
    for (const hours of [8, 12]) {
      const night = moved(shift, hours * 60);
      if (kinds({ shifts: [...others, night] }).includes('outbound-closed')) return;
    }
    throw new Error('No call was found outside its window.');
  });

  it('finds calls without consent', () => {
    const campaigns = problem.campaigns.map((campaign) => ({
      ...campaign,
      zones: campaign.zones.map((zone) => ({ ...zone, consent: false })),
    }));
    expect(kinds(roster, { ...problem, campaigns })).toEqual(['outbound-closed']);
  });

  it('finds work without entitlement', () => {
    expect(kinds(roster, withAgent(blendedShift().agentId, { entitlements: [] }))).toContain('not-entitled');
  });

  it('finds the minute in which a certificate is over', () => {
    const { agentId, end } = blendedShift();
    const agent = problem.agents.find(({ id }) => id === agentId) as Agent;
    const certificates = agent.certificates.map((certificate) => ({
      ...certificate,
      valid: { start: certificate.valid.start, end: later(end, -1) },
    }));
    expect(kinds(roster, withAgent(agentId, { certificates }))).toContain('no-certificate');
  });

  it('finds blocks that are too short, and too many switches', () => {
    const blending = { ...problem.blending, minBlockMinutes: 600, maxSwitchesPerShift: 0 };
    expect(kinds(roster, { ...problem, blending })).toEqual(['short-block', 'too-many-switches']);
  });

  it('finds a block that takes inbound below its requirement', () => {
    const shift = blendedShift();
    const agent = problem.agents.find(({ id }) => id === shift.agentId) as Agent;
    const call = shift.activities.find(({ kind }) => kind === 'outbound') as Activity;
    const { span, gridMinutes } = problem.period;
    const interval = Math.floor((call.start - span.start) / MINUTE_MS / gridMinutes);
    const queueOf = ({ workId }: { workId: string }) => problem.queues.find(({ id }) => id === workId);
    const queue = agent.entitlements.map(queueOf).find((each) => each !== undefined);
    const there = roster.shifts
      .flatMap(({ agentId, activities }) => activities.map((activity) => ({ agentId, activity })))
      .filter(
        ({ activity }) =>
          activity.workId === queue?.id && activity.start <= call.start && call.start < activity.end,
      )
      .map(({ agentId }) => problem.agents.find(({ id }) => id === agentId)?.entitlements)
      .reduce((sum, own) => sum + (own?.find(({ workId }) => workId === queue?.id)?.speed ?? 0), 0);
    const queues = problem.queues.map((each) =>
      each === queue ? { ...each, target: each.target.with(interval, there + 0.5) } : each,
    );
    expect(kinds(roster, { ...problem, queues })).toContain('inbound-taken');
  });

  it('finds rest that is too short, and people in two places', () => {
    const [shift] = roster.shifts;
    const soon = moved(shift, (shift.end - shift.start) / MINUTE_MS + 60);
    expect(kinds({ shifts: [...roster.shifts, soon] })).toContain('short-rest');
    expect(kinds({ shifts: [...roster.shifts, shift] })).toContain('in-two-places');
  });

  it('finds a day and a week of too many paid hours', () => {
    const shift = blendedShift();
    const unpaid = withActivities(shift, (activity) => ({ ...activity, paid: false }));
    expect(kinds(unpaid)).toContain('paid-time');
    const contracts = problem.contracts.map((contract) => ({
      ...contract,
      paidMinutesPerWeek: { min: 0, max: 600 },
    }));
    expect(kinds(roster, { ...problem, contracts })).toEqual(['paid-time']);
    const rested = problem.contracts.map((contract) => ({ ...contract, minDaysOffPerWeek: 6 }));
    expect(kinds(roster, { ...problem, contracts: rested })).toEqual(['days-off']);
  });

  it('counts weeks by the agent’s own dates, as his site does, with the shifts before the period', () => {
    const { agentId, date } = blendedShift();
    const agent = problem.agents.find(({ id }) => id === agentId) as Agent;
    const past = { date, start: instant(0), end: instant(MINUTE_MS), paidMinutes: 2400 };
    const history = { ...agent.history, shifts: [past] };
    expect(kinds(roster, withAgent(agentId, { history }))).toEqual(['paid-time']);
    const before = { ...past, date: addDays(problem.period.firstDate, -6) };
    expect(kinds(roster, withAgent(agentId, { history: { ...history, shifts: [before] } }))).toEqual([]);
  });

  it.each([2, 3])('finds nothing wrong in other problems, from London and Manila (seed %i)', async (seed) => {
    const made = generateProblem({
      agents: 18,
      weeks: 2,
      sites: 5,
      seed,
      firstDate: FIRST_DATE,
      callingHours,
    });
    for (const zone of ['Europe/London', 'Asia/Manila'].map(timeZone)) {
      const { firstDate, days } = made.period;
      const start = localDay(firstDate, zone).start;
      const span = { start, end: later(start, days * 1440) };
      const other = { ...made, period: { ...made.period, zone, span } };
      const solved = await solve(other, { seed, budget: { steps: 150 } });
      expect(solved.score.hardViolations).toBe(0);
      expect(walkRoster(other, solved.roster).faults).toEqual([]);
    }
  });

  it('finds work in an absence, and where nobody is available', () => {
    const { agentId, start } = blendedShift();
    const absences = [{ start, end: later(start, 1) }];
    expect(walkRoster(withAgent(agentId, { absences }), roster).faults).toMatchObject([
      { kind: 'absent', agentId, minutes: 1 },
    ]);
    expect(kinds(roster, withAgent(agentId, { availability: [] }))).toEqual(['not-available']);
  });

  it('finds pins that were not kept', () => {
    const shift = blendedShift();
    const { agentId, date } = shift;
    const pinned = (pin: NonNullable<SchedulingProblem['pins']>[number]) => ({ ...problem, pins: [pin] });
    expect(kinds(roster, pinned({ kind: 'shift', agentId, shift }))).toEqual([]);
    expect(kinds(roster, pinned({ kind: 'shift', agentId, shift: moved(shift, 15) }))).toEqual(['pin-moved']);
    expect(kinds(roster, pinned({ kind: 'day-off', agentId, date }))).toEqual(['pin-moved']);
  });

  it('finds less calling than 97 % of a given bound', () => {
    const { outboundMinutes } = walkRoster(problem, roster);
    expect(kinds(roster, problem, { mostOutboundMinutes: outboundMinutes / 0.98 })).toEqual([]);
    expect(kinds(roster, problem, { mostOutboundMinutes: outboundMinutes / 0.96 })).toEqual([
      'outbound-short',
    ]);
  });
});
