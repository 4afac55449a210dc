import { erlangA } from '../../src/forecasting/engine/erlang-a.js';
import { erlangC } from '../../src/forecasting/engine/erlang-c.js';
import { RandomStream } from '../../src/forecasting/engine/simulator/random-stream.js';
import { simulate } from '../../src/forecasting/engine/simulator/simulate.js';
import { type Estimate, type SimulatedFigures } from '../../src/forecasting/engine/simulator/simulation.js';
import { steadyState } from '../builders/scenario.js';

const CASES = 50;
const REPLICATIONS = 20;
const LEVEL = 0.99;
const SEED = 2026;
/** Intervals at 99 % miss one time in a hundred; of 50, they miss more than three times in one list of 600. */
const MOST_OUTSIDE = 3;

/** A queue whose waits are neither certain nor too rare to be seen: agents = load + beta x sqrt(load). */
interface RandomQueue {
  readonly agents: number;
  readonly averageHandleTimeSeconds: number;
  readonly answerThresholdSeconds: number;
  readonly patienceSeconds: number;
  readonly beta: number;
}

const stream = new RandomStream().start(20_260_302, 1, 0);
const between = (low: number, high: number) => low + (high - low) * stream.next();
const queues = Array.from({ length: CASES }, (): RandomQueue => ({
  agents: Math.round(Math.exp(between(0, Math.log(80)))),
  averageHandleTimeSeconds: between(60, 600),
  answerThresholdSeconds: Math.round(between(0, 60)),
  patienceSeconds: between(20, 600),
  beta: between(0.4, 1.6),
}));

/** Solves agents = load + beta x sqrt(load). */
function loadFor(agents: number, beta: number): number {
  return ((Math.sqrt(beta * beta + 4 * agents) - beta) / 2) ** 2;
}

/**
 * The total of a long run: ten times the time in which such a queue forgets its start (1 / (n mu (1 - sqrt(rho))^2), which impatience only
 * shortens) to warm up, and many more to be measured.
 */
function longRun(queue: RandomQueue, load: number, impatient: boolean, seed: number): SimulatedFigures {
  const { agents, averageHandleTimeSeconds: aht, answerThresholdSeconds, patienceSeconds } = queue;
  const occupancy = Math.min(load / agents, impatient ? 0.97 : 1);
  const unforced = aht / (agents * (1 - Math.sqrt(occupancy)) ** 2);
  const memory = impatient ? Math.min(unforced, 2 * Math.max(aht, patienceSeconds)) : unforced;
  const perSecond = load / aht;
  const scenario = steadyState(
    {
      answerThresholdSeconds,
      talk: { kind: 'exponential', meanSeconds: aht },
      patience: impatient ? { kind: 'exponential', meanSeconds: patienceSeconds } : null,
    },
    {
      perSecond,
      agents,
      warmUpSeconds: 10 * memory + 6 * aht,
      seconds: Math.max(4000 / perSecond, 60 * memory),
    },
  );
  return simulate(scenario, { seed, replications: REPLICATIONS, level: LEVEL }).all.total;
}

const FIGURES = [
  'Erlang C: service level',
  'Erlang C: average speed of answer',
  'Erlang C: occupancy',
  'Erlang A: answered in time, of all offered',
  'Erlang A: answered in time, of all answered',
  'Erlang A: answered in time, short abandons left out',
  'Erlang A: abandonment',
  'Erlang A: average speed of answer',
  'Erlang A: occupancy',
] as const;

/** The figures of a queue, with those of its formula, in the order of `FIGURES`. */
function figuresOf(queue: RandomQueue, seed: number): (readonly [found: Estimate | null, truth: number])[] {
  const load = loadFor(queue.agents, queue.beta);
  const c = erlangC({ ...queue, offeredLoad: load });
  if (c === undefined) throw new Error(`${load} erlangs for ${queue.agents} agents`);
  const patient = longRun(queue, load, false, seed);
  const more = loadFor(queue.agents, queue.beta - 1);
  const a = erlangA({ ...queue, offeredLoad: more });
  const impatient = longRun(queue, more, true, seed);
  return [
    [patient.serviceLevels['sl.offered'], c.serviceLevel],
    [patient.averageSpeedOfAnswerSeconds, c.averageSpeedOfAnswerSeconds],
    [patient.occupancy, load / queue.agents],
    [impatient.serviceLevels['sl.offered'], a.serviceLevels.offered],
    [impatient.serviceLevels['sl.answered'], a.serviceLevels.answered],
    [impatient.serviceLevels['sl.ignore-short'], a.serviceLevels['excluding-short-abandons']],
    [impatient.abandonment, a.abandonProbability],
    [impatient.averageSpeedOfAnswerSeconds, a.averageSpeedOfAnswerSeconds],
    [impatient.occupancy, a.occupancy],
  ];
}

describe('the simulator on 50 random queues', () => {
  /** How far off each figure is, in half-widths of its own interval, by figure and queue. */
  let misses: number[][];
  beforeAll(() => {
    const found = queues.map((queue, at) => figuresOf(queue, SEED + at));
    misses = FIGURES.map((_, figure) =>
      found.map((figures) => {
        const [estimate, truth] = figures[figure];
        return ((estimate?.value ?? NaN) - truth) / (estimate?.halfWidth ?? NaN);
      }),
    );
  });

  it.each(FIGURES.map((name, figure) => [name, figure] as const))('agrees with %s', (_, figure) => {
    const outside = misses[figure].filter((miss) => !(Math.abs(miss) <= 1));
    expect(outside.length).toBeLessThanOrEqual(MOST_OUTSIDE);
    expect(Math.max(...misses[figure].map(Math.abs))).toBeLessThan(2);
  });

  it('misses to both sides alike, by as much as its intervals say', () => {
    // An interval at 99 % with 19 degrees of freedom reaches 2.86 standard errors, so misses spread by sqrt(19 / 17) / 2.86 = 0.37 of it.
    const all = misses.flat();
    const mean = all.reduce((sum, miss) => sum + miss, 0) / all.length;
    const spread = Math.sqrt(all.reduce((sum, miss) => sum + miss * miss, 0) / all.length);
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(spread).toBeGreaterThan(0.3);
    expect(spread).toBeLessThan(0.44);
  });
});
