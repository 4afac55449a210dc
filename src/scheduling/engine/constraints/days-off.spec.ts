import { aContract, anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const daysOff = ruleInRegistry('days-off');

describe('days-off', () => {
  it('refuses a sixth day where two are off', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, day) => aShift(day, '08:00', ['inbound 240']));
    expect(daysOff.evaluate(aProblem(), aRoster(...days(5)))).toEqual([]);
    expect(daysOff.evaluate(aProblem(), aRoster(...days(6)))).toMatchObject([{ amount: 1 }]);
  });

  it('counts the days worked before the period in a week that it cuts, but not them alone', () => {
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 3 };
    const problem = aProblem({
      agents: [anAgent({ history })],
      sites: [{ id: 'bogota', weekStartsOn: 6 }],
    });
    const days = (count: number) =>
      aRoster(...Array.from({ length: count }, (_, day) => aShift(day, '08:00', ['inbound 240'])));
    // The week began on Saturday, and he worked on Friday, Saturday and Sunday.
    expect(daysOff.evaluate(problem, days(3))).toEqual([]);
    expect(daysOff.evaluate(problem, days(4))).toMatchObject([{ amount: 1 }]);
    const whole = { ...history, consecutiveDaysWorked: 6 };
    const tired = {
      ...problem,
      agents: [anAgent({ history: whole })],
      contracts: [aContract({ minDaysOffPerWeek: 6 })],
    };
    expect(daysOff.evaluate(tired, aRoster())).toEqual([]);
    expect(daysOff.evaluate(tired, days(1))).toMatchObject([{ amount: 1 }]);
  });

  it('gives the days off of other rules in the site’s weeks', () => {
    const rules = [{ rule: 'days-off', min: 4 } as const];
    const roster = aRoster(...[0, 1, 2, 4].map((day) => aShift(day, '08:00', ['inbound 240'])));
    expect(daysOff.evaluate(aProblem({ rules }), roster)).toMatchObject([{ amount: 1 }]);
    const wednesdays = aProblem({ rules, sites: [{ id: 'bogota', weekStartsOn: 3 }] });
    expect(daysOff.evaluate(wednesdays, roster)).toEqual([]);
  });
});
