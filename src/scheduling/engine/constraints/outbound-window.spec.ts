import { aCampaign, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { localTime } from '../../../time/zoned-time.js';

const outboundWindow = ruleInRegistry('outbound-window');

describe('outbound-window', () => {
  const pack = {
    id: 'us',
    title: 'United States',
    jurisdiction: 'US',
    validFrom: MONDAY,
    validTo: null,
    source: 'a law',
    verified: true,
    rules: [
      {
        id: 'hours',
        callTypes: [],
        windows: [{ weekdays: [1, 2, 3, 4, 5], from: localTime('08:00'), to: localTime('21:00') }],
        closedOnHolidays: false,
        source: 'a law',
      },
    ],
    caps: [],
  } as const;

  it('finds the minutes of calls outside the window of the called party, with the rule and its source', () => {
    const problem = aProblem({ callingHours: [pack] });
    const roster = aRoster(aShift(0, '18:00', ['outbound 240']));
    const [found] = outboundWindow.evaluate(problem, roster);
    expect(found).toMatchObject({ start: on(0, '21:00'), amount: 60, workId: 'late' });
    expect(found.message).toContain('Source: a law');
  });

  it('finds any call without consent', () => {
    const [zone] = aCampaign().zones;
    const problem = aProblem({ campaigns: [aCampaign({ zones: [{ ...zone, consent: false }] })] });
    expect(outboundWindow.evaluate(problem, aRoster(aShift(0, '08:00', ['outbound 240'])))).toMatchObject([
      { amount: 240 },
    ]);
  });

  it('accepts calls up to the edges of the window', () => {
    const roster = aRoster(aShift(0, '07:00', ['outbound 240']), aShift(1, '16:00', ['outbound 240']));
    const windows = [{ weekdays: [1, 2] as const, from: localTime('07:00'), to: localTime('20:00') }];
    const problem = aProblem({ callingHours: [{ ...pack, rules: [{ ...pack.rules[0], windows }] }] });
    expect(outboundWindow.evaluate(problem, roster)).toEqual([]);
  });
});
