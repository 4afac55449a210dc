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
