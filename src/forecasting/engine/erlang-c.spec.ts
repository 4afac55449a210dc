import fc from 'fast-check';
import { erlangC } from './erlang-c.js';
import { loadResidue, offeredLoad } from './offered-load.js';

const input = { averageHandleTimeSeconds: 180, answerThresholdSeconds: 20 };

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
    expect(figures?.serviceLevel).toBeCloseTo(1 - (figures?.waitProbability ?? NaN), 15);
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

  it('keeps its digits where agents exceed the load by less than its rounding', () => {
    const contacts = 3 - 2 ** -51;
    const load = {
      offeredLoad: offeredLoad(contacts, 900, 300),
      loadResidue: loadResidue(contacts, 900, 300),
    };
    const figures = erlangC({ ...load, agents: 1, averageHandleTimeSeconds: 300, answerThresholdSeconds: 0 });
    expect((figures?.averageWaitOfWaitingSeconds ?? NaN) / (900 * 2 ** 51)).toBeCloseTo(1, 14);
    expect(erlangC({ ...input, offeredLoad: 12, loadResidue: 1e-16, agents: 12 })).toBeUndefined();
  });

  it('refuses what cannot be, with the value', () => {
    expect(() => erlangC({ ...input, offeredLoad: -1, agents: 2 })).toThrow('offeredLoad (-1)');
    expect(() => erlangC({ ...input, offeredLoad: 1, agents: 2.5 })).toThrow('agents (2.5)');
    expect(() => offeredLoad(10, 0, 60)).toThrow('intervalSeconds (0)');
    expect(() => offeredLoad(10, 900, 0)).toThrow('averageHandleTimeSeconds (0)');
  });
});
