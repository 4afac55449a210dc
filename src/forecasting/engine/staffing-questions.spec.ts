import fc from 'fast-check';
import { queueFigures, requiredAgents, type StaffingModel } from './staffing.js';
import { longestHandleTime, missedWith, mostContacts, secondsToAnswer } from './staffing-questions.js';

const work = { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180, patienceSeconds: 120 };
const eightyInTwenty = { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } };
const models = fc.constantFrom<StaffingModel>('C', 'A');
const counts = fc.integer({ min: 1, max: 900 });
const shares = fc.double({ min: 0.1, max: 0.99, noNaN: true });
const seconds = fc.double({ min: 5, max: 3600, noNaN: true });

describe('the most contacts that agents can take', () => {
  it('need just these agents, and a little more need one more', () => {
    fc.assert(
      fc.property(models, counts, shares, seconds, (model, agents, share, averageHandleTimeSeconds) => {
        const targets = { serviceLevel: { share, answerThresholdSeconds: 20 }, maxOccupancy: 0.95 };
        const busy = { ...work, averageHandleTimeSeconds };
        const contacts = mostContacts(model, busy, agents, targets);
        const needed = (count: number) =>
          requiredAgents(model, { ...busy, contacts: count }, targets).requiredAgents;
        expect(needed(contacts)).toBeLessThanOrEqual(agents);
        expect(needed(contacts * (1 + 1e-6) + 1e-9)).toBeGreaterThan(agents);
      }),
    );
  });

  it('are none without agents', () => {
    expect(mostContacts('C', work, 0, eightyInTwenty)).toBe(0);
  });

  it('are refused where the minimum asks for more agents, or where nothing is too much', () => {
    expect(() => mostContacts('C', work, 3, { ...eightyInTwenty, minAgents: 5 })).toThrow('minAgents (5)');
    expect(() => mostContacts('A', work, 3, { maxOccupancy: 1 })).toThrow(
      'No number of contacts is too much',
    );
    expect(() => mostContacts('C', work, 3, {})).toThrow('No target is set');
  });
});

describe('the longest handle time that still holds', () => {
  it('needs just these agents, and a little more needs one more', () => {
    fc.assert(
      fc.property(models, counts, shares, (model, agents, share) => {
        const targets = { serviceLevel: { share, answerThresholdSeconds: 20 } };
        const longest = longestHandleTime(model, work, agents, targets);
        const needed = (averageHandleTimeSeconds: number) =>
          requiredAgents(model, { ...work, averageHandleTimeSeconds }, targets).requiredAgents;
        expect(needed(longest)).toBeLessThanOrEqual(agents);
        expect(needed(longest * (1 + 1e-6) + 1e-9)).toBeGreaterThan(agents);
      }),
    );
  });

  it('has no end where nobody calls', () => {
    expect(() => longestHandleTime('C', { ...work, contacts: 0 }, 3, eightyInTwenty)).toThrow(
      'No handle time',
    );
  });
});

describe('the seconds in which a share is answered', () => {
  it('are a threshold with which the target is met, and none shorter', () => {
    fc.assert(
      fc.property(models, fc.integer({ min: 11, max: 30 }), shares, (model, agents, share) => {
        const found = secondsToAnswer(model, work, agents, { share });
        if (found === undefined) return;
        const level = (answerThresholdSeconds: number) =>
          queueFigures(model, work, agents, { answerThresholdSeconds }).serviceLevel ?? NaN;
        expect(level(found)).toBeGreaterThanOrEqual(share - 1e-12);
        if (found > 0) expect(level(found * 0.999)).toBeLessThan(share);
      }),
    );
  });

  it('do not exist where so many are never answered', () => {
    expect(secondsToAnswer('C', work, 10, { share: 0.8 })).toBeUndefined();
    expect(secondsToAnswer('A', work, 5, { share: 0.8 })).toBeUndefined();
  });
});

describe('what given agents miss', () => {
  it('is the first target that they do not meet, or nothing', () => {
    expect(missedWith('C', work, 13, eightyInTwenty)).toBe('service-level');
    expect(missedWith('C', work, 14, { ...eightyInTwenty, maxOccupancy: 0.6 })).toBe('max-occupancy');
    expect(missedWith('C', work, 14, eightyInTwenty)).toBeUndefined();
  });
});
