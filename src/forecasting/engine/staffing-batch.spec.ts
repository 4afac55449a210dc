import { requiredAgents } from './staffing.js';
import { requiredAgentsBatch } from './staffing-batch.js';

const eightyInTwenty = { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } };
const contacts = Float64Array.from({ length: 200 }, (_, i) => ((i * 7919) % 200) * 11.5);
const handleTimes = contacts.map((_, i) => 120 + ((i * 31) % 400));

describe('a batch of intervals', () => {
  it.each(['C', 'A'] as const)('needs of model %s what its intervals need one by one', (model) => {
    const work = { intervalSeconds: 900, patienceSeconds: 90 };
    const agents = requiredAgentsBatch({
      ...work,
      model,
      contacts,
      averageHandleTimeSeconds: handleTimes,
      targets: eightyInTwenty,
    });
    const alone = Array.from(contacts, (each, i) =>
      requiredAgents(
        model,
        { ...work, contacts: each, averageHandleTimeSeconds: handleTimes[i] },
        eightyInTwenty,
      ),
    );
    expect([...agents]).toEqual(alone.map(({ requiredAgents: count }) => count));
  });

  it('may have targets and patience of its own in every interval, and writes where it is told', () => {
    const agents = new Int32Array(3);
    const batch = {
      model: 'A' as const,
      contacts: new Float64Array([100, 100, 0]),
      intervalSeconds: 1800,
      averageHandleTimeSeconds: 180,
      patienceSeconds: new Float64Array([30, 600, 30]),
      targets: [eightyInTwenty, eightyInTwenty, { minAgents: 2 }],
    };
    expect(requiredAgentsBatch(batch, agents)).toBe(agents);
    expect(agents[0]).toBeLessThan(agents[1]);
    expect(agents[2]).toBe(2);
  });

  it('says which interval cannot be', () => {
    const batch = { model: 'C' as const, intervalSeconds: 900, averageHandleTimeSeconds: 240 };
    expect(() =>
      requiredAgentsBatch({ ...batch, contacts: new Float64Array([1, NaN]), targets: eightyInTwenty }),
    ).toThrow('Interval 1: contacts (NaN)');
    expect(() => requiredAgentsBatch({ ...batch, contacts: new Float64Array(1), targets: {} })).toThrow(
      'Interval 0: No target is set',
    );
  });
});
