import { aContract, anAgent, aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { check } from '../check.js';

const labourBudget = ruleInRegistry('labour-budget');

describe('labour-budget', () => {
  const contracts = [aContract({ pay: { centsPerHour: 1500 } })];
  const roster = aRoster(aShift(0, '08:00', ['inbound 480']), aShift(1, '08:00', ['inbound 240']));
  const withBudget = (changes: object) =>
    aProblem({ contracts, labourBudgets: [{ id: 'March', amount: 150, ...changes }] });

  it('refuses 12 hours at 15.00 on a budget of 150', () => {
    expect(labourBudget.evaluate(withBudget({}), roster)).toMatchObject([
      { amount: 30, message: 'Budget "March": paid time costs 180.00 of 150.00.' },
    ]);
    expect(labourBudget.evaluate(withBudget({ amount: 180 }), roster)).toEqual([]);
  });

  it('costs points where it is soft', () => {
    const problem = withBudget({ level: 'soft', weight: 3 });
    const score = check(problem, roster).perRule.find(({ ruleId }) => ruleId === 'labour-budget');
    expect(score).toMatchObject({ level: 'soft', hardViolations: 0, cost: 90 });
  });

  it('counts one site alone where it is that site’s', () => {
    const agents = [anAgent(), anAgent({ id: 'bo', siteId: 'manila' })];
    const problem = { ...withBudget({ siteId: 'manila', amount: 59 }), agents };
    const ofBo = aShift(2, '08:00', ['inbound 240'], { agentId: 'bo' });
    expect(labourBudget.evaluate(problem, aRoster(...roster.shifts, ofBo))).toMatchObject([{ amount: 1 }]);
  });
});
