import { anAgent, aProblem, aRoster, aShift, MONDAY } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { localTime } from '../../../time/zoned-time.js';

const requests = ruleInRegistry('requests');

describe('requests', () => {
  const shiftTypes = [{ id: 'late', starts: { earliest: localTime('14:00'), latest: localTime('18:00') } }];
  const asking = (request: { wish: 'for' | 'against'; shiftType?: string }) =>
    aProblem({ shiftTypes, requests: [{ agentId: 'ana', date: MONDAY, weight: 25, ...request }] });
  const off = aRoster(aShift(1, '14:00', ['inbound 240']));
  const early = aRoster(aShift(0, '08:00', ['inbound 240']));
  const late = aRoster(aShift(0, '14:00', ['inbound 240']));

  it('costs the weight of a day off or a working day that is not granted', () => {
    expect(requests.evaluate(asking({ wish: 'against' }), early)).toMatchObject([
      { amount: 1, cost: 25, message: 'The request against work on 2026-03-02 is not granted.' },
    ]);
    expect(requests.evaluate(asking({ wish: 'against' }), off)).toEqual([]);
    expect(requests.evaluate(asking({ wish: 'for' }), off)).toHaveLength(1);
    expect(requests.evaluate(asking({ wish: 'for' }), early)).toEqual([]);
  });

  it('may be for or against shifts of one type', () => {
    const found = (wish: 'for' | 'against') =>
      [off, early, late].map(
        (roster) => requests.evaluate(asking({ wish, shiftType: 'late' }), roster).length,
      );
    expect(found('for')).toEqual([1, 1, 0]);
    expect(found('against')).toEqual([0, 0, 1]);
  });

  it('is of one agent alone', () => {
    const problem = { ...asking({ wish: 'for' }), agents: [anAgent(), anAgent({ id: 'bo' })] };
    const ofBo = aRoster(aShift(0, '08:00', ['inbound 240'], { agentId: 'bo' }));
    expect(requests.evaluate(problem, ofBo)).toMatchObject([{ agentId: 'ana' }]);
  });
});
