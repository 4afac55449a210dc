import {
  aContract,
  anAgent,
  aProblem,
  aRoster,
  aShift,
  on,
  MONDAY,
} from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays, localTime } from '../../../time/zoned-time.js';
import { check } from '../check.js';
import { type PayPremium } from '../pay.js';
import { type SchedulingProblem } from '../problem.js';
import { type Shift } from '../roster.js';
import { type WorkRule } from '../work-rules.js';

const paying = (
  premiums: readonly PayPremium[],
  changes: Partial<SchedulingProblem> = {},
  centsPerHour = 1200,
) => aProblem({ contracts: [aContract({ pay: { centsPerHour, premiums } })], ...changes });
const cost = (problem: SchedulingProblem, ...shifts: Shift[]) =>
  labourCost.evaluate(problem, aRoster(...shifts)).reduce((sum, { amount }) => sum + amount, 0);
const days = (count: number, minutes: number) =>
  Array.from({ length: count }, (_, day) => aShift(day, '08:00', [`inbound ${minutes}`]));

const labourCost = ruleInRegistry('labour-cost');

describe('labour-cost', () => {
  it('is paid minutes at the rate, to the last digit, and nothing without pay', () => {
    const shift = aShift(0, '08:00', ['inbound 240', 'meal 30', 'inbound 215']);
    expect(cost(paying([]), shift)).toBe(91);
    expect(cost(paying([], {}, 1001), shift)).toBe((455 * 1001) / 6000);
    expect(labourCost.evaluate(aProblem(), aRoster(shift))).toEqual([]);
  });

  it('weighs as much as the problem says, 1 where it says nothing', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']));
    const scored = (problem: SchedulingProblem) =>
      check(problem, roster).perRule.find(({ ruleId }) => ruleId === 'labour-cost')?.cost;
    expect(scored(paying([]))).toBe(48);
    expect(scored(paying([], { weights: { ...aProblem().weights, labourCost: 0.5 } }))).toBe(24);
  });

  it('adds the night premium to the paid minutes inside the window alone', () => {
    const window = { from: localTime('22:00'), to: localTime('06:00') };
    const problem = paying([{ kind: 'night', percent: 10, window }]);
    expect(cost(problem, aShift(0, '20:00', ['inbound 240', 'meal 60', 'inbound 240']))).toBe(96 + 6 * 1.2);
  });

  it('adds weekends and public holidays by the agent’s calendar, on top of each other', () => {
    const sites = [{ id: 'bogota', premiumDays: [{ date: addDays(MONDAY, 6), name: 'Feast' }] }];
    const premiums: PayPremium[] = [
      { kind: 'weekend', percent: 50, weekdays: [6, 7] },
      { kind: 'holiday', percent: 100 },
    ];
    const friday = aShift(4, '20:00', ['inbound 480']);
    const saturday = aShift(5, '20:00', ['inbound 480']);
    expect(cost(paying(premiums, { sites }), friday)).toBe(96 + 24);
    expect(cost(paying(premiums, { sites }), saturday)).toBe(96 + 48 + 48);
    const special = [{ id: 'bogota', premiumDays: [{ ...sites[0].premiumDays[0], percent: 30 }] }];
    expect(cost(paying(premiums, { sites: special }), saturday)).toBe(96 + 48 + 4 * 12 * 0.3);
  });

  const california: PayPremium[] = [
    { kind: 'overtime', per: 'day', afterMinutes: 480, percent: 50 },
    { kind: 'overtime', per: 'day', afterMinutes: 720, percent: 100 },
    { kind: 'overtime', per: 'week', afterMinutes: 2400, percent: 50 },
    { kind: 'overtime', per: 'seventh-day', afterMinutes: 0, percent: 50 },
    { kind: 'overtime', per: 'seventh-day', afterMinutes: 480, percent: 100 },
  ];

  it('pays time and a half beyond 8 hours of a day and double beyond 12', () => {
    expect(cost(paying(california), ...days(1, 13 * 60))).toBe(13 * 12 + 4 * 6 + 12);
  });

  it('pays the week’s hours beyond 40 of straight time, and the seventh day in a row', () => {
    expect(cost(paying(california), ...days(6, 480))).toBe(48 * 12 + 8 * 6);
    expect(cost(paying(california), ...days(4, 600))).toBe(40 * 12 + 8 * 6);
    expect(cost(paying(california), ...days(7, 240))).toBe(28 * 12 + 4 * 6);
    expect(cost(paying(california), ...days(7, 600))).toBe(70 * 12 + 12 * 6 + 8 * 6 + 8 * 6 + 2 * 12);
  });

  it('counts the running week’s hours of the previous period', () => {
    const shifts = [-2, -1].map((day) => ({
      date: addDays(MONDAY, day),
      start: on(day, '08:00'),
      end: on(day, '20:00'),
      paidMinutes: 720,
    }));
    const history = { lastShiftEnd: on(-1, '20:00'), consecutiveDaysWorked: 2, shifts };
    const sites = [{ id: 'bogota', weekStartsOn: 6 as const }];
    const weekly = california.slice(2, 3);
    const problem = paying(weekly, { agents: [anAgent({ history })], sites });
    expect(cost(problem, ...days(4, 480))).toBe(32 * 12 + 16 * 6);
    expect(cost(paying(weekly, { agents: [anAgent({ history })] }), ...days(4, 480))).toBe(32 * 12);
  });

  it('pays an hour a day for meals not given in time, and another for rests', () => {
    const rules: WorkRule[] = [
      {
        rule: 'pauses-by-hours',
        kind: 'meal',
        minutes: 30,
        overMinutes: 300,
        count: 1,
        startsWithinMinutes: 300,
      },
      { rule: 'rests-by-hours', minutes: 10, perMinutes: 240, fromMinutes: 210 },
    ];
    const missed: PayPremium[] = [
      { kind: 'missed-pause', rule: 'pauses-by-hours', minutes: 60, percent: 100 },
      { kind: 'missed-pause', rule: 'rests-by-hours', minutes: 60, percent: 100 },
    ];
    const problem = paying(missed, { rules });
    const day = [
      'inbound 115',
      'break 10',
      'inbound 115',
      'meal 30',
      'inbound 115',
      'break 10',
      'inbound 115',
    ];
    expect(cost(problem, aShift(0, '08:00', day))).toBe(8 * 12);
    const late = [
      'inbound 150',
      'break 10',
      'inbound 145',
      'meal 30',
      'inbound 50',
      'break 10',
      'inbound 115',
    ];
    expect(cost(problem, aShift(0, '08:00', late))).toBe(8 * 12 + 12);
    // Nothing at all, twice on a day and once on another: an hour for meals and one for rests on both.
    const none = [
      aShift(0, '00:00', ['inbound 480']),
      aShift(0, '12:00', ['inbound 480']),
      ...days(2, 480).slice(1),
    ];
    expect(cost(problem, ...none)).toBe(24 * 12 + 4 * 12);
    expect(cost(paying(missed), ...none)).toBe(24 * 12);
  });
});
