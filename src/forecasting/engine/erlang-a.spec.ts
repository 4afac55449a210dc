import { erlangA } from './erlang-a.js';
import { erlangC } from './erlang-c.js';

const input = {
  offeredLoad: 10,
  agents: 12,
  averageHandleTimeSeconds: 180,
  patienceSeconds: 120,
  answerThresholdSeconds: 20,
};

describe('Erlang A', () => {
  it('comes to Erlang C as patience grows without end', () => {
    const patient = erlangA({ ...input, patienceSeconds: 1e9 });
    const c = erlangC(input);
    expect(patient.waitProbability).toBeCloseTo(c?.waitProbability ?? NaN, 6);
    expect(patient.serviceLevels.offered).toBeCloseTo(c?.serviceLevel ?? NaN, 6);
    expect(patient.averageSpeedOfAnswerSeconds).toBeCloseTo(c?.averageSpeedOfAnswerSeconds ?? NaN, 3);
    expect(patient.abandonProbability).toBeLessThan(1e-6);
  });

  it('has a steady state under overload, where those not served give up', () => {
    const figures = erlangA({ ...input, offeredLoad: 4000, agents: 1000, patienceSeconds: 3600 });
    expect(figures.occupancy).toBeCloseTo(1, 9);
    expect(figures.abandonProbability).toBeCloseTo(0.75, 9);
    expect(figures.serviceLevels.offered).toBeGreaterThanOrEqual(0);
    expect(figures.serviceLevels.offered).toBeLessThan(1e-9);
  });

  it('orders its readings: of offered lowest, of answered above it, of all but short abandons between', () => {
    const { serviceLevels } = erlangA({ ...input, agents: 9 });
    expect(serviceLevels.offered).toBeLessThan(serviceLevels['excluding-short-abandons']);
    expect(serviceLevels['excluding-short-abandons']).toBeLessThan(serviceLevels.answered);
    expect(serviceLevels.virtual).toBeGreaterThan(serviceLevels.offered);
  });

  it('at T = 0 answers those that do not wait', () => {
    const figures = erlangA({ ...input, answerThresholdSeconds: 0 });
    expect(figures.serviceLevels.offered).toBeCloseTo(1 - figures.waitProbability, 14);
    expect(figures.serviceLevels.virtual).toBeCloseTo(1 - figures.waitProbability, 14);
  });

  it('keeps its balance: load = served + given up', () => {
    const figures = erlangA({ ...input, agents: 8 });
    expect(figures.occupancy * 8).toBeCloseTo(10 * (1 - figures.abandonProbability), 12);
  });

  it('under overload lets callers wait until as many have given up as are too many', () => {
    const figures = erlangA({ ...input, offeredLoad: 4000, agents: 2000, patienceSeconds: 600 });
    expect(figures.averageSpeedOfAnswerSeconds).toBeCloseTo(600 * Math.log(2), 1);
    expect(figures.averageWaitOfAllSeconds).toBeCloseTo(300, 9);
  });

  it('refuses callers without any patience and queues without agents', () => {
    expect(() => erlangA({ ...input, patienceSeconds: 0 })).toThrow('patienceSeconds (0)');
    expect(() => erlangA({ ...input, agents: 0 })).toThrow('agents (0)');
    expect(() => erlangA({ ...input, patienceSeconds: 1e300 })).toThrow('out of all proportion');
  });
});
