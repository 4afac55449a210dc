import { aQueue, aScenario, aShift, someAgents } from '../../../../test/builders/scenario.js';
import { compareScenarios, simulate } from './simulate.js';

const HOUR = 3600;
const staffed = (count: number) =>
  aScenario({ name: `${count}`, agents: someAgents(count, 'all', [aShift(0, 2 * HOUR)]) });

describe('scenarios side by side', () => {
  const options = { seed: 3, replications: 30 };
  const { results, differences } = compareScenarios([staffed(7), staffed(8), staffed(7)], options);

  it('say what each says alone', () => {
    expect(results[1]).toEqual(simulate(staffed(8), options));
  });

  it('differ by the difference of their figures, the later less the first', () => {
    const [first, second] = results.map(({ all }) => all.total.serviceLevels['sl.offered']?.value ?? 0);
    expect(differences[0].scenario).toBe('8');
    expect(differences[0].total.serviceLevels['sl.offered']?.value).toBeCloseTo(second - first);
    expect(differences[0].queues[0].total.agents.value).toBeCloseTo(1);
  });

  it('do not differ where nothing differs', () => {
    const { serviceLevels, offered } = differences[1].total;
    expect(serviceLevels['sl.offered']?.value).toBe(0);
    expect(serviceLevels['sl.offered']?.halfWidth).toBeCloseTo(0);
    expect(offered).toEqual({ value: 0, halfWidth: 0 });
  });

  it('show a difference sooner than runs of their own, as they meet the same contacts', () => {
    const alone = simulate(staffed(8), { ...options, seed: 4 }).all.total.serviceLevels['sl.offered'];
    const apart = Math.hypot(
      alone?.halfWidth ?? 0,
      results[0].all.total.serviceLevels['sl.offered']?.halfWidth ?? 0,
    );
    expect(differences[0].total.serviceLevels['sl.offered']?.halfWidth).toBeLessThan(0.7 * apart);
  });

  it('compare the queues that both have', () => {
    const wider = { ...staffed(7), queues: [aQueue({ id: 'shop' }), aQueue()] };
    const both = compareScenarios([staffed(7), wider], { seed: 1, replications: 2 });
    expect(both.differences[0].queues.map(({ queueId }) => queueId)).toEqual(['bank']);
  });
});
