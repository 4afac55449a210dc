import fc from 'fast-check';
import { aCampaign, aQueue, aScenario, aShift, someAgents } from '../../../../test/builders/scenario.js';
import { type ReplicationFigures } from './figures.js';
import { type ScenarioActivity } from './scenario.js';
import { ScenarioRun } from './scenario-run.js';
import { comparison, simulate } from './simulate.js';
import { type SimulationProgress } from './simulation.js';
import { Summary } from './summary.js';

const HOUR = 3600;

describe('a simulation', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const options = { seed: 4, replications: 5 };
    const once = simulate(aScenario(), options);
    expect(simulate(aScenario(), options)).toEqual(once);
    expect(simulate(aScenario(), { ...options, seed: 5 }).all).not.toEqual(once.all);
  });

  it('does not hang on which run makes which replication, or in which order', () => {
    const scenario = aScenario({ queues: [aQueue(), aQueue({ id: 'shop', dayVariation: 0.2 })] });
    const [one, other] = [new ScenarioRun(scenario), new ScenarioRun(scenario)];
    const figures: ReplicationFigures[] = [];
    for (const number of [5, 3, 1]) figures[number] = one.whole(9, number);
    for (const number of [0, 2, 4]) figures[number] = other.whole(9, number);
    const summary = new Summary(one.compiled, 0.95);
    for (const each of figures) summary.add(each);
    expect(summary.queues()).toEqual(simulate(scenario, { seed: 9, replications: 6 }).queues);
  });

  it('adds up: intervals to totals, queues to all, contacts to answered and abandoned', () => {
    const queues = [aQueue(), aQueue({ id: 'shop', patience: null })];
    const { all: total, queues: found } = simulate(aScenario({ queues }), { seed: 1, replications: 20 });
    const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
    expect(sum(total.intervals.map(({ offered }) => offered.value))).toBeCloseTo(total.total.offered.value);
    expect(sum(found.map((queue) => queue.total.answered.value))).toBeCloseTo(total.total.answered.value);
    const { offered, answered, abandoned, abandonment } = total.total;
    expect(answered.value + abandoned.value).toBeCloseTo(offered.value);
    expect(abandonment?.value).toBeCloseTo(abandoned.value / offered.value);
    expect(total.total.agents.value).toBeCloseTo(8);
  });

  it('orders the five service levels as their definitions do', () => {
    const { serviceLevels: level } = simulate(
      aScenario({ agents: someAgents(5, 'all', [aShift(0, 2 * HOUR)]) }),
      {
        seed: 1,
        replications: 20,
      },
    ).all.total;
    const of = (id: keyof typeof level) => level[id]?.value ?? 0;
    expect(of('sl.offered')).toBeLessThan(of('sl.short-credit'));
    expect(of('sl.short-credit')).toBeLessThan(of('sl.credit'));
    expect(of('sl.offered')).toBeLessThan(of('sl.ignore-short'));
    expect(of('sl.ignore-short')).toBeLessThan(of('sl.answered'));
  });

  it('shows intervals of the warm-up and leaves them out of totals', () => {
    const { all: total } = simulate(aScenario({ warmUpIntervals: 3 }), { seed: 1, replications: 10 });
    expect(total.intervals).toHaveLength(4);
    expect(total.total.offered.value).toBeCloseTo(total.intervals[3].offered.value);
  });

  it('says how sure a goal is', () => {
    const goal = (agents: number) =>
      simulate(aScenario({ agents: someAgents(agents, 'all', [aShift(0, 2 * HOUR)]) }), {
        seed: 1,
        replications: 30,
      }).queues[0].goal?.metInShareOfRuns ?? -1;
    expect(goal(4)).toBe(0);
    expect(goal(7)).toBeGreaterThan(0);
    expect(goal(7)).toBeLessThan(1);
    expect(goal(14)).toBe(1);
  });

  it('turns away whoever waits when the queue closes and nobody is left', () => {
    const queues = [aQueue({ contacts: [60, 0, 60, 0], patience: null })];
    const { queues: found } = simulate(
      aScenario({ queues, agents: someAgents(2, 'all', [aShift(0, 1800), aShift(3600, 5400)]) }),
      { seed: 1, replications: 10 },
    );
    const [first, , third] = found[0].intervals;
    expect(first.abandoned.value).toBeGreaterThan(10);
    expect(third.averageSpeedOfAnswerSeconds?.value).toBeLessThan(1800);
  });

  it('lets agents who are there at the end answer whoever came before it, but none from outbound blocks', () => {
    const queues = [aQueue({ patience: null })];
    const until = (activities: ScenarioActivity[]) =>
      simulate(
        aScenario({ queues, campaigns, agents: someAgents(6, 'all', [aShift(0, 2 * HOUR, { activities })]) }),
        {
          seed: 1,
          replications: 10,
        },
      ).all.total.abandoned.value;
    const campaigns = [aCampaign({ handleTime: { kind: 'constant', seconds: 60 } })];
    const outbound = { kind: 'outbound', startSeconds: HOUR, endSeconds: 2 * HOUR } as const;
    expect(until([])).toBe(0);
    expect(until([{ ...outbound, queueIds: null, campaignId: 'sales' }])).toBeGreaterThan(100);
  });

  it('counts contacts that call again as offered, and so more of them', () => {
    const retrial = { share: 0.8, delay: { kind: 'exponential', meanSeconds: 120 } } as const;
    const few = someAgents(3, 'all', [aShift(0, 2 * HOUR)]);
    const offered = (queue: ReturnType<typeof aQueue>) =>
      simulate(aScenario({ queues: [queue], agents: few }), { seed: 1, replications: 10 }).all.total.offered
        .value;
    expect(offered(aQueue({ retrial }))).toBeGreaterThan(offered(aQueue()) * 1.3);
  });

  it('delivers the minutes of a campaign', () => {
    const block = {
      kind: 'outbound',
      startSeconds: 0,
      endSeconds: HOUR,
      queueIds: null,
      campaignId: 'sales',
    } as const;
    const { campaigns } = simulate(
      aScenario({
        campaigns: [aCampaign()],
        agents: someAgents(3, 'all', [aShift(0, 2 * HOUR, { activities: [block] })]),
      }),
      { seed: 1, replications: 3 },
    );
    expect(campaigns[0].minutes).toEqual({ value: 180, halfWidth: 0 });
    expect(campaigns[0].minutesByInterval.map(({ value }) => value)).toEqual([90, 90, 0, 0]);
  });
});

describe('a simulation ends', () => {
  it('once every queue and the total are known as well as wanted', () => {
    const result = simulate(aScenario(), { seed: 1, halfWidth: 0.03 });
    expect(result.precise).toBe(true);
    expect(result.widestHalfWidth).toBeLessThanOrEqual(0.03);
    expect(result.replications).toBeGreaterThanOrEqual(10);
    const fewer = simulate(aScenario(), { seed: 1, replications: result.replications - 1, halfWidth: 0.03 });
    expect(fewer.precise).toBe(false);
  });

  it('with what it has when it is told to stop, also within a replication', () => {
    const long = aScenario({ queues: [aQueue({ contacts: [2e6, 2e6] })], intervalSeconds: 1e6 });
    const running = comparison([long], { seed: 1, replications: 3 });
    expect(running.next().value).toMatchObject({ replications: 0 });
    expect(running.next(true)).toMatchObject({ done: true, value: { results: [{ replications: 0 }] } });
    let asked = 0;
    const result = simulate(aScenario(), { seed: 1, shouldStop: () => ++asked > 6 });
    expect(result.replications).toBe(7);
  });

  it('and tells how far it is', () => {
    const seen: SimulationProgress[] = [];
    simulate(aScenario(), { seed: 1, halfWidth: 0.02, onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ replications }) => replications)).toEqual(seen.map((_, at) => at + 1));
    expect(seen.at(-1)?.share).toBe(1);
    expect(seen[20].share).toBeLessThan(1);
  });

  it.each([
    [{ seed: 0.5 }, 'The seed (0.5) must be a whole number from 0 on. Maybe 1.'],
    [{ seed: 1, replications: 0 }, 'Replications (0) must be a whole number from 1 to 100000. Maybe 100.'],
    [{ seed: 1, halfWidth: 2 }, 'The half-width (2) must be above 0 and below 1. Maybe 0.01 for a point.'],
    [{ seed: 1, level: 95 }, 'The level (95) must be above 0 and below 1. Maybe 0.95 for 95 %.'],
  ])('before it begins with options that cannot be: %j', (options, message) => {
    expect(() => simulate(aScenario(), options)).toThrow(new RangeError(message));
  });
});

describe('with common random numbers', () => {
  const level = (agents: number, seed: number, contacts = 60, patience = 120) =>
    simulate(
      aScenario({
        queues: [
          aQueue({
            contacts: [contacts, contacts],
            patience: { kind: 'exponential', meanSeconds: patience },
          }),
        ],
        agents: someAgents(agents, 'all', [aShift(0, HOUR)]),
      }),
      { seed, replications: 8 },
    ).all.total;

  it('one agent more never makes callers wait noticeably longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 14 }), fc.nat({ max: 1e6 }), (agents, seed) => {
        const [less, more] = [level(agents, seed), level(agents + 1, seed)];
        expect(more.serviceLevels['sl.offered']?.value).toBeGreaterThan(
          (less.serviceLevels['sl.offered']?.value ?? 0) - 0.005,
        );
        expect(more.offered).toEqual(less.offered);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('more contacts never raise the service level noticeably', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 90 }), fc.nat({ max: 1e6 }), (contacts, seed) => {
        const value = (count: number) => level(7, seed, count).serviceLevels['sl.offered']?.value ?? 0;
        expect(value(contacts * 1.2)).toBeLessThan(value(contacts) + 0.02);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it('more patient callers are answered more often and wait longer', () => {
    const [hasty, patient] = [level(6, 1, 60, 60), level(6, 1, 60, 240)];
    expect(patient.abandonment?.value).toBeLessThan(hasty.abandonment?.value ?? 0);
    expect(patient.averageSpeedOfAnswerSeconds?.value).toBeGreaterThan(
      hasty.averageSpeedOfAnswerSeconds?.value ?? 0,
    );
  });
});
