import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays, localTime } from '../../../time/zoned-time.js';

const rotation = ruleInRegistry('rotation');

describe('rotation', () => {
  const shiftTypes = [
    { id: 'early', starts: { earliest: localTime('06:00'), latest: localTime('09:00') } },
    { id: 'late', starts: { earliest: localTime('14:00'), latest: localTime('18:00') } },
  ];
  const week = (type: string) => [type, type, type, type, 'any', 'off', 'off'];
  const days = [...week('early'), ...week('late')];
  const problem = (firstDate = MONDAY, absences = anAgent().absences) =>
    aProblem({ shiftTypes, agents: [anAgent({ absences, rules: [{ rule: 'rotation', firstDate, days }] })] });
  const roster = (time: string, ...on: number[]) =>
    aRoster(...on.map((day) => aShift(day, time, ['inbound 240'])));

  it('refuses another type, a missing shift and a shift on a day off', () => {
    expect(rotation.evaluate(problem(), roster('08:00', 0, 1, 2, 3))).toEqual([]);
    expect(rotation.evaluate(problem(), roster('08:00', 0, 1, 2, 5))).toMatchObject([
      { message: 'The rotation has "early" on 2026-03-05, the roster "off".' },
      { message: 'The rotation has "off" on 2026-03-07, the roster "early".' },
    ]);
    expect(rotation.evaluate(problem(), roster('14:00', 0, 1, 2, 3))).toHaveLength(4);
  });

  it('goes on from cycle to cycle, from before the period or after it', () => {
    for (const weeks of [-3, -1, 1, 5]) {
      expect(rotation.evaluate(problem(addDays(MONDAY, weeks * 7)), roster('14:00', 0, 1, 2, 3))).toEqual([]);
    }
  });

  it('asks for no shift on a day of absence', () => {
    const absent = problem(MONDAY, [{ start: on(2, '00:00'), end: on(3, '00:00') }]);
    expect(rotation.evaluate(absent, roster('08:00', 0, 1, 3))).toEqual([]);
  });
});
