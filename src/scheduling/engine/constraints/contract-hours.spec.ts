import { aContract, anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { contractHours } from './contract-hours.js';

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
});
