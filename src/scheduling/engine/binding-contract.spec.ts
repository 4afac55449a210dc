import { aContract, anAgent, aProblem, MONDAY } from '../../../test/builders/roster.js';
import { localTime, timeZone } from '../../time/zoned-time.js';
import { bindingContracts } from './binding-contract.js';
import { type Contract, type SchedulingProblem } from './problem.js';
import { type WorkRule } from './work-rules.js';

const contract = aContract({ minRestMinutes: 600, minDaysOffPerWeek: 0, maxConsecutiveDays: 7 });
const bound = (...rules: WorkRule[]) =>
  bindingContracts(aProblem({ contracts: [contract], rules })).contracts[0];

describe('contracts with the hard rules that bind', () => {
  it('are the narrowest of contract and rules', () => {
    expect(
      bound(
        { rule: 'minimum-rest', minutes: 660 },
        { rule: 'minimum-rest', minutes: 480 },
        { rule: 'consecutive-days', max: 6 },
        { rule: 'consecutive-shifts', min: 2, max: 5 },
        { rule: 'days-off', min: 1 },
        { rule: 'paid-time-per-day', max: 450 },
        { rule: 'paid-time-per-week', min: 2500, max: 2880 },
        { rule: 'spread-over', max: 400 },
      ),
    ).toMatchObject({
      minRestMinutes: 660,
      maxConsecutiveDays: 5,
      minDaysOffPerWeek: 1,
      paidMinutesPerDay: { min: 240, max: 450 },
      paidMinutesPerWeek: { min: 0, max: 2400 },
      shiftLengthsMinutes: [240],
    });
  });

  it('have a day off for a weekly rest that no two days of work leave room for', () => {
    const short = { earliest: localTime('08:00'), latest: localTime('12:00'), stepMinutes: 30 };
    const office = { ...contract, shiftStarts: short, shiftLengthsMinutes: [480] };
    const of = (rule: WorkRule, made: Contract = office) =>
      bindingContracts(aProblem({ contracts: [made], rules: [rule] })).contracts[0];
    const weekly = { rule: 'weekly-rest', minutes: 2100 } as const;
    const after = { rule: 'weekly-rest', minutes: 1440, afterDays: 6 } as const;
    expect(of(weekly)).toMatchObject({ minDaysOffPerWeek: 1, maxConsecutiveDays: 7 });
    expect(of(after)).toMatchObject({ minDaysOffPerWeek: 0, maxConsecutiveDays: 6 });
    // From 06:00 to 10:00, and on the next day at 20:00: 34 hours, 35 when clocks go back.
    expect(of(weekly, contract)).toMatchObject({ minDaysOffPerWeek: 0 });
    expect(of(after, contract)).toMatchObject({ maxConsecutiveDays: 7 });
  });

  it('have the rules about weeks that are everybody’s own, but a day off for a weekly rest in whole weeks alone', () => {
    const rules = [
      { rule: 'days-off', min: 3 },
      { rule: 'paid-time-per-week', max: 1200 },
    ] as const;
    const weekly = [{ rule: 'weekly-rest', minutes: 2400 }] as const;
    const of = (changes: Partial<SchedulingProblem>) => bindingContracts(aProblem(changes)).contracts[0];
    const kept = { minDaysOffPerWeek: 3, paidMinutesPerWeek: { max: 1200 } };
    const manila = [anAgent({ zone: timeZone('Asia/Manila') })];
    expect(of({ rules })).toMatchObject(kept);
    expect(of({ rules, sites: [{ id: 'bogota', weekStartsOn: 7 }] })).toMatchObject(kept);
    expect(of({ rules, agents: manila })).toMatchObject(kept);
    const contracts = [contract];
    expect(of({ contracts, rules: weekly })).toMatchObject({ minDaysOffPerWeek: 1 });
    expect(of({ contracts, rules: weekly, agents: manila })).toMatchObject({ minDaysOffPerWeek: 0 });
  });

  it('leave soft rules out, and are the same problem where there are no rules', () => {
    expect(bound({ rule: 'minimum-rest', minutes: 660, level: 'soft', weight: 1 }).minRestMinutes).toBe(600);
    const problem = aProblem();
    expect(bindingContracts(problem)).toBe(problem);
  });

  it('differ for agents whose site, flags or own rules do', () => {
    const pack = {
      id: 'in',
      title: 'India',
      jurisdiction: 'IN',
      validFrom: MONDAY,
      validTo: null,
      source: 'OSH Code 2020',
      verified: false,
      rules: [{ rule: 'paid-time-per-day', max: 300, unlessFlag: 'overtime' } as const],
    };
    const agents = [
      anAgent({ id: 'a', siteId: 'pune' }),
      anAgent({ id: 'b', siteId: 'pune', flags: ['overtime'] }),
      anAgent({ id: 'c' }),
      anAgent({ id: 'd', rules: [{ rule: 'days-off', min: 3 }] }),
    ];
    const sites = [{ id: 'pune', labourPacks: ['in'] }];
    const made = bindingContracts(aProblem({ agents, sites, labourPacks: [pack] }));
    const of = (id: string) => made.agents.find((agent) => agent.id === id)?.contractId;
    expect(of('b')).toBe(of('c'));
    expect(new Set(made.agents.map(({ contractId }) => contractId)).size).toBe(3);
    expect(made.contracts.map(({ paidMinutesPerDay }) => paidMinutesPerDay.max)).toEqual([300, 480, 480]);
    expect(made.contracts.map(({ minDaysOffPerWeek }) => minDaysOffPerWeek)).toEqual([2, 2, 3]);
  });
});
