import { anAgent, aProblem, aRoster, aShift, MONDAY } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays, localTime } from '../../../time/zoned-time.js';

const shiftTypeCover = ruleInRegistry('shift-type-cover');

describe('shift-type-cover', () => {
  const shiftTypes = [{ id: 'late', starts: { earliest: localTime('14:00'), latest: localTime('18:00') } }];
  const agents = [anAgent(), anAgent({ id: 'bo', siteId: 'manila' })];
  const problem = (wanted: object) =>
    aProblem({ shiftTypes, agents, shiftTypeCover: [{ shiftType: 'late', ...wanted }] });
  const roster = aRoster(
    aShift(0, '14:00', ['inbound 240']),
    aShift(0, '15:00', ['inbound 240'], { agentId: 'bo' }),
    aShift(1, '08:00', ['inbound 240']),
  );

  it('counts the shifts of a type that start on a day', () => {
    const dates = [MONDAY, addDays(MONDAY, 1)];
    expect(shiftTypeCover.evaluate(problem({ dates, min: 1 }), roster)).toMatchObject([
      { amount: 1, message: '0 shifts of type "late" on 2026-03-03; at least 1 are wanted.' },
    ]);
    expect(shiftTypeCover.evaluate(problem({ dates, max: 1 }), roster)).toMatchObject([{ amount: 1 }]);
    expect(shiftTypeCover.evaluate(problem({ dates: [MONDAY], min: 2, max: 2 }), roster)).toEqual([]);
  });

  it('counts one site alone, on days of the week or on all of them', () => {
    expect(shiftTypeCover.evaluate(problem({ siteId: 'manila', weekdays: [1], max: 1 }), roster)).toEqual([]);
    expect(shiftTypeCover.evaluate(problem({ siteId: 'manila', min: 1 }), roster)).toHaveLength(6);
  });

  it('costs its weight a shift where it is soft', () => {
    const wanted = { weekdays: [1], min: 4, level: 'soft', weight: 60 };
    expect(shiftTypeCover.evaluate(problem(wanted), roster)).toMatchObject([{ level: 'soft', cost: 120 }]);
  });
});
