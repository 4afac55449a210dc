import {
  aContract,
  anAgent,
  aProblem,
  aRoster,
  aShift,
  MONDAY,
  on,
} from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays, timeZone } from '../../../time/zoned-time.js';

const contractHours = ruleInRegistry('contract-hours');

describe('contract-hours', () => {
  const fullTime = { contracts: [aContract({ paidMinutesPerWeek: { min: 2400, max: 2400 } })] };
  const threeDays = aRoster(...[0, 1, 2].map((day) => aShift(day, '08:00', ['inbound 480'])));

  it('measures the paid minutes that are promised and missing', () => {
    expect(contractHours.evaluate(aProblem(fullTime), threeDays)).toMatchObject([{ amount: 960 }]);
  });

  it('owes a fifth less for each day of absence of somebody who works five days', () => {
    const absences = [{ start: on(3, '00:00'), end: on(5, '00:00') }];
    const problem = aProblem({ ...fullTime, agents: [anAgent({ absences })] });
    expect(contractHours.evaluate(problem, threeDays)).toEqual([]);
  });

  it('promises them in the weeks of the agent’s own calendar', () => {
    const problem = aProblem({ ...fullTime, agents: [anAgent({ zone: timeZone('Asia/Manila') })] });
    const shift = aShift(6, '19:00', ['inbound 480'], { date: addDays(MONDAY, 7) });
    // Of the week from 2 March six days lie wholly in the period; on Monday, the 9th, nothing is owed yet.
    expect(contractHours.evaluate(problem, aRoster(shift))).toMatchObject([
      { amount: expect.closeTo((2400 * 6) / 7, 6) as number, start: problem.period.span.start },
    ]);
  });
});
