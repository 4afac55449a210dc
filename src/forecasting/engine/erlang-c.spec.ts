import fc from 'fast-check';
import { erlangB, erlangC, offeredLoad } from './erlang-c.js';

const input = { averageHandleTimeSeconds: 180, answerThresholdSeconds: 20 };

describe('Erlang B', () => {
  it('blocks everybody without agents and nobody without load', () => {
    expect(erlangB(3, 0)).toBe(1);
    expect(erlangB(0, 1)).toBe(0);
  });

  it('stays a share for any load, up to thousands of agents', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 12_000, noNaN: true }),
        fc.integer({ min: 0, max: 12_000 }),
        (load, agents) => {
          const blocking = erlangB(load, agents);
          expect(blocking).toBeGreaterThanOrEqual(0);
          expect(blocking).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('Erlang C', () => {
  it('has no steady state where agents do not exceed the load', () => {
    expect(erlangC({ ...input, offeredLoad: 12, agents: 12 })).toBeUndefined();
    expect(erlangC({ ...input, offeredLoad: 12.4, agents: 12 })).toBeUndefined();
  });

  it('with one agent waits as often as the agent is busy', () => {
    const figures = erlangC({ ...input, offeredLoad: 0.75, agents: 1 });
    expect(figures?.waitProbability).toBeCloseTo(0.75, 14);
    expect(figures?.averageWaitOfWaitingSeconds).toBeCloseTo(720, 10);
  });

  it('answers at once, with T = 0, all that do not wait', () => {
    const figures = erlangC({ ...input, answerThresholdSeconds: 0, offeredLoad: 10, agents: 12 });
    expect(figures?.serviceLevel).toBe(1 - (figures?.waitProbability ?? NaN));
  });

  it('serves better with every agent more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 500, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        (load, spare) => {
          const agents = Math.floor(load) + spare;
          const fewer = erlangC({ ...input, offeredLoad: load, agents });
          const more = erlangC({ ...input, offeredLoad: load, agents: agents + 1 });
          expect(more?.serviceLevel).toBeGreaterThanOrEqual((fewer?.serviceLevel ?? NaN) - 1e-15);
          expect(more?.averageSpeedOfAnswerSeconds).toBeLessThanOrEqual(
            fewer?.averageSpeedOfAnswerSeconds ?? NaN,
          );
        },
      ),
    );
  });

  it('refuses what cannot be, with the value', () => {
    expect(() => erlangC({ ...input, offeredLoad: -1, agents: 2 })).toThrow('offeredLoad (-1)');
    expect(() => erlangC({ ...input, offeredLoad: 1, agents: 2.5 })).toThrow('agents (2.5)');
    expect(() => offeredLoad(10, 0, 60)).toThrow('intervalSeconds (0)');
    expect(() => offeredLoad(10, 900, 0)).toThrow('averageHandleTimeSeconds (0)');
  });
});
