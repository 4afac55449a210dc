import fc from 'fast-check';
import { erlangC } from './erlang-c.js';
import { queueFigures, requiredAgents } from './staffing.js';

const work = { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 };
const eightyInTwenty = { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } };

describe('required agents', () => {
  it('are the smallest count that meets the service level', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 2_000, noNaN: true }),
        fc.double({ min: 0.05, max: 0.99, noNaN: true }),
        (contacts, share) => {
          const busy = { ...work, contacts };
          const found = requiredAgents('C', busy, { serviceLevel: { share, answerThresholdSeconds: 20 } });
          const level = (agents: number) =>
            queueFigures('C', busy, agents, { answerThresholdSeconds: 20 }).serviceLevel ?? 0;
          expect(level(found.requiredAgents)).toBeGreaterThanOrEqual(share - 1e-13);
          expect(level(found.requiredAgents - 1)).toBeLessThan(share);
        },
      ),
    );
  });

  it('count a target met exactly as met', () => {
    const exact = erlangC({
      offeredLoad: 10,
      agents: 13,
      averageHandleTimeSeconds: 180,
      answerThresholdSeconds: 20,
    });
    const targets = { serviceLevel: { share: exact?.serviceLevel ?? NaN, answerThresholdSeconds: 20 } };
    expect(requiredAgents('C', work, targets).requiredAgents).toBe(13);
    expect(requiredAgents('C', work, { maxOccupancy: 10 / 16 }).requiredAgents).toBe(16);
  });

  it('can be one, at half an erlang and a soft target', () => {
    const little = { contacts: 5, intervalSeconds: 1800, averageHandleTimeSeconds: 180 };
    const soft = { serviceLevel: { share: 0.5, answerThresholdSeconds: 20 } };
    expect(requiredAgents('C', little, soft).requiredAgents).toBe(1);
  });

  it('are fewer where callers give up', () => {
    const c = requiredAgents('C', work, eightyInTwenty).requiredAgents;
    const a = requiredAgents('A', { ...work, patienceSeconds: 60 }, eightyInTwenty).requiredAgents;
    expect(a).toBeLessThan(c);
  });

  it('without contacts are the minimum', () => {
    expect(requiredAgents('C', { ...work, contacts: 0 }, eightyInTwenty).requiredAgents).toBe(0);
    expect(
      requiredAgents('C', { ...work, contacts: 0 }, { ...eightyInTwenty, minAgents: 2 }).requiredAgents,
    ).toBe(2);
  });

  it.each([
    ['service-level', eightyInTwenty],
    ['average-speed-of-answer', { ...eightyInTwenty, averageSpeedOfAnswerSeconds: 1 }],
    ['max-occupancy', { ...eightyInTwenty, maxOccupancy: 0.5 }],
    ['min-agents', { ...eightyInTwenty, minAgents: 40 }],
    ['stability', { serviceLevel: { share: 0.01, answerThresholdSeconds: 600 } }],
  ] as const)('name the target that binds: %s', (name, targets) => {
    expect(requiredAgents('C', work, targets).bindingTarget).toBe(name);
  });

  it('name abandonment when it binds', () => {
    const found = requiredAgents(
      'A',
      { ...work, patienceSeconds: 60 },
      { ...eightyInTwenty, maxAbandonment: 0.001 },
    );
    expect(found.bindingTarget).toBe('max-abandonment');
    expect(found.abandonProbability).toBeLessThanOrEqual(0.001);
  });

  it('refuse targets that mean nothing, with the value and what to write', () => {
    expect(() => requiredAgents('C', work, {})).toThrow('No target is set');
    expect(() =>
      requiredAgents('C', work, { serviceLevel: { share: 80, answerThresholdSeconds: 20 } }),
    ).toThrow('serviceLevel (80) must be above 0 and below 1, 0.8 for 80 %.');
    expect(() => requiredAgents('A', work, eightyInTwenty)).toThrow('patienceSeconds is missing');
    expect(() => requiredAgents('C', work, { maxAbandonment: 0.05 })).toThrow('Erlang A');
    expect(() => requiredAgents('C', { ...work, contacts: 1e9 }, eightyInTwenty)).toThrow(
      'No number of agents',
    );
  });
});

describe('over all loads, targets and patiences', () => {
  const loads = fc.double({ min: 0.001, max: 3_000, noNaN: true });
  const shares = fc.double({ min: 0.05, max: 0.99, noNaN: true });
  const patiences = fc.double({ min: 1, max: 3600, noNaN: true });
  const thresholds = fc.constantFrom(0, 5, 20, 60, 300);
  const at = (load: number, patienceSeconds: number) => ({ ...work, contacts: load * 10, patienceSeconds });

  it('agents that Erlang A needs are the smallest count that meets the service level', () => {
    fc.assert(
      fc.property(loads, shares, patiences, thresholds, (load, share, patience, answerThresholdSeconds) => {
        const targets = { serviceLevel: { share, answerThresholdSeconds } };
        const { requiredAgents: agents } = requiredAgents('A', at(load, patience), targets);
        const level = (count: number) =>
          queueFigures('A', at(load, patience), count, { answerThresholdSeconds }).serviceLevel ?? NaN;
        expect(level(agents)).toBeGreaterThanOrEqual(share - 1e-13);
        if (agents > 0) expect(level(agents - 1)).toBeLessThan(share);
      }),
    );
  });

  it.each(['virtual', 'offered', 'answered', 'excluding-short-abandons'] as const)(
    'the service level, read as %s, grows with the agents',
    (reading) => {
      fc.assert(
        fc.property(
          loads,
          patiences,
          thresholds,
          fc.double({ min: 0.2, max: 2, noNaN: true }),
          (load, patience, t, rho) => {
            const question = { answerThresholdSeconds: t, reading };
            const agents = Math.max(1, Math.round(load / rho));
            const level = (count: number) =>
              queueFigures('A', at(load, patience), count, question).serviceLevel ?? NaN;
            expect(level(agents + 1)).toBeGreaterThanOrEqual(level(agents) - 1e-14);
          },
        ),
      );
    },
  );

  it.each(['C', 'A'] as const)(
    'required agents of model %s grow with the load and with the target',
    (model) => {
      fc.assert(
        fc.property(loads, loads, shares, shares, patiences, (load, more, share, higher, patience) => {
          const needed = (erlangs: number, wanted: number) =>
            requiredAgents(model, at(erlangs, patience), {
              serviceLevel: { share: wanted, answerThresholdSeconds: 20 },
            }).requiredAgents;
          const least = needed(Math.min(load, more), Math.min(share, higher));
          expect(needed(Math.max(load, more), Math.min(share, higher))).toBeGreaterThanOrEqual(least);
          expect(needed(Math.min(load, more), Math.max(share, higher))).toBeGreaterThanOrEqual(least);
        }),
      );
    },
  );

  it('Erlang A needs no more agents than Erlang C for the same wait', () => {
    fc.assert(
      fc.property(loads, shares, patiences, thresholds, (load, share, patience, answerThresholdSeconds) => {
        const needed = (model: 'C' | 'A') =>
          requiredAgents(model, at(load, patience), {
            serviceLevel: { share, answerThresholdSeconds, reading: 'virtual' },
          }).requiredAgents;
        expect(needed('A')).toBeLessThanOrEqual(needed('C'));
      }),
    );
  });

  it('Erlang A comes to Erlang C as patience grows without end', () => {
    fc.assert(
      fc.property(
        loads,
        fc.integer({ min: 1, max: 60 }),
        thresholds,
        (load, spare, answerThresholdSeconds) => {
          const agents = Math.floor(load) + spare;
          const question = { answerThresholdSeconds };
          const c = queueFigures('C', at(load, 1), agents, question);
          fc.pre(agents - load > 0.01);
          const a = queueFigures('A', at(load, 1e12), agents, question);
          expect(Math.abs((a.serviceLevel ?? NaN) - (c.serviceLevel ?? NaN))).toBeLessThan(1e-4);
          expect(Math.abs((a.waitProbability ?? NaN) - (c.waitProbability ?? NaN))).toBeLessThan(1e-4);
        },
      ),
    );
  });

  it('all targets together need what the one that asks for most needs', () => {
    fc.assert(
      fc.property(loads, shares, shares, patiences, (load, share, maxOccupancy, patience) => {
        const targets = {
          serviceLevel: { share, answerThresholdSeconds: 20 },
          averageSpeedOfAnswerSeconds: 10,
          maxOccupancy,
          maxAbandonment: 0.05,
          minAgents: 12,
        };
        const each = Object.entries(targets).map(
          ([name, target]) => requiredAgents('A', at(load, patience), { [name]: target }).requiredAgents,
        );
        const { requiredAgents: together, bindingTarget } = requiredAgents('A', at(load, patience), targets);
        expect(together).toBe(Math.max(...each));
        expect(bindingTarget).not.toBe('nothing');
      }),
    );
  });
});

describe('figures at a number of agents', () => {
  it('are absent in Erlang C where the queue grows without end', () => {
    expect(queueFigures('C', work, 10, { answerThresholdSeconds: 20 }).serviceLevel).toBeUndefined();
  });

  it('say that nobody is answered without agents, where callers give up', () => {
    const figures = queueFigures('A', { ...work, patienceSeconds: 60 }, 0, { answerThresholdSeconds: 20 });
    expect(figures).toMatchObject({ serviceLevel: 0, abandonProbability: 1, waitProbability: 1 });
  });

  it('are ideal where agents sit and nobody calls', () => {
    expect(queueFigures('C', { ...work, contacts: 0 }, 2, { answerThresholdSeconds: 20 })).toMatchObject({
      serviceLevel: 1,
      averageSpeedOfAnswerSeconds: 0,
      occupancy: 0,
    });
  });
});
