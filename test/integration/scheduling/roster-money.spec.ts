import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { type PlanningPeriod } from '../../../src/scheduling/planning-period.js';
import { PublishingService } from '../../../src/scheduling/publishing.service.js';
import { ProblemLoader } from '../../../src/scheduling/solver/problem-loader.js';
import { PayService } from '../../../src/scheduling/terms/pay.service.js';
import { PeriodMoneyService } from '../../../src/scheduling/terms/period-money.service.js';
import { PlanningRulesService } from '../../../src/scheduling/terms/planning-rules.service.js';
import { PlanningTermsService } from '../../../src/scheduling/terms/planning-terms.service.js';
import { addDays, localDate } from '../../../src/time/zoned-time.js';
import {
  aWeek,
  generated,
  MONDAY,
  NEW_YORK,
  planner,
  type SmallCompany,
  SOLVING_MS,
  startSmallCompany,
} from './small-company.js';

const NEXT = addDays(MONDAY, 7);
const FIRST = localDate('2026-01-01');

describe('what rosters cost, and what they were held to', () => {
  let company: SmallCompany;
  let week: PlanningPeriod;

  const problem = async (period = week): Promise<SchedulingProblem> => {
    const load = company.service(ProblemLoader);
    return (await company.service(UnitOfWork).read((manager) => load.load(manager, period.id))).problem;
  };

  beforeAll(async () => {
    company = await startSmallCompany();
    company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 14, zone: NEW_YORK });
    week = await aWeek(company);
  }, SOLVING_MS);
  afterAll(() => company.app.close());

  describe('pay', () => {
    const setRate = async (order: object) => company.service(PayService).setRate(planner, rate(order));
    const rate = (over: object) => ({
      contractId: null,
      agentId: null,
      currency: 'PHP',
      perHour: '180.5',
      premiums: [],
      validFrom: FIRST,
      validTo: null,
      ...over,
    });

    it('is of contracts and of agents, in one currency', async () => {
      const pay = company.service(PayService);
      const [agent, other] = company.bogotaAgents;
      const rates = [
        await pay.setRate(planner, rate({ contractId: company.contract.id })),
        await pay.setRate(planner, rate({ agentId: agent.id, currency: 'EUR', perHour: '12' })),
      ];
      const money = company.service(PeriodMoneyService);
      await money.setMoney(planner, {
        periodId: week.id,
        currency: 'PHP',
        exchangeRates: [{ currency: 'EUR', rate: '64.1' }],
        costWeight: null,
      });
      await money.setBudget(planner, {
        periodId: week.id,
        siteId: null,
        amount: '90000',
        level: 'soft',
        weight: 2,
      });
      const { contracts, agents, weights, labourBudgets } = await problem();
      const centsOf = (id: number) => {
        const { contractId } = agents.find((each) => each.id === String(id)) ?? fail('no agent');
        return contracts.find((each) => each.id === contractId)?.pay?.centsPerHour;
      };
      expect(centsOf(agent.id)).toBe(76_920);
      expect(centsOf(other.id)).toBe(18_050);
      expect(centsOf(company.manilaAgents[0].id)).toBeUndefined();
      // An hour at the dearest rate counts 30 points, so that pay does not outweigh cover.
      expect((weights.labourCost ?? 0) * 769.2).toBeCloseTo(30);
      expect(labourBudgets).toEqual([{ id: 'all sites, PHP', amount: 90_000, level: 'soft', weight: 2 }]);
      await money.setMoney(planner, {
        periodId: week.id,
        currency: 'USD',
        exchangeRates: [],
        costWeight: null,
      });
      const unknown = await company.service(PlanningTermsService).ofPeriod(planner, week.id);
      expect(unknown.map(({ text }) => text)).toContain(
        'Pay in EUR, PHP is not counted: give exchange rates into USD',
      );
      for (const { id } of rates) await pay.removeRate(planner, id);
      expect((await problem()).contracts.some((contract) => contract.pay !== undefined)).toBe(false);
    });

    it('ends a rate on the day before the next, and refuses what cannot be', async () => {
      const pay = company.service(PayService);
      const contractId = company.contract.id;
      const old = await pay.setRate(planner, rate({ contractId }));
      const next = await pay.setRate(planner, rate({ contractId, perHour: '200.00', validFrom: MONDAY }));
      const stored = (await pay.rates(planner)).find(({ id }) => id === old.id);
      expect(stored).toMatchObject({ perHour: '180.50', validTo: addDays(MONDAY, -1) });
      for (const [over, field] of [
        [{ contractId, perHour: '1.005' }, 'perHour'],
        [{ contractId, currency: 'euro' }, 'currency'],
        [{}, 'contractId'],
        [{ contractId, validFrom: addDays(MONDAY, -3) }, 'validFrom'],
      ] as const) {
        await expect(setRate(over)).rejects.toMatchObject({
          code: 'TERM_INVALID',
          place: { field },
        });
      }
      await expect(setRate({ contractId, premiums: [{ kind: 'night', percent: 10 }] })).rejects.toMatchObject(
        { code: 'PLANNING_RULE_INVALID', place: { field: 'premiums[0]' } },
      );
      for (const { id } of [old, next]) await pay.removeRate(planner, id);
    });
  });

  it(
    'stay with the run; what has changed since is told, and months before the period are known to rules that look back',
    async () => {
      const rules = company.service(PlanningRulesService);
      const pay = company.service(PayService);
      const first = await rules.add(planner, {
        owner: { siteId: company.bogota.id },
        kind: 'rule',
        content: { rule: 'average-hours', max: 2880, weeks: 17 },
        validFrom: FIRST,
        validTo: null,
      });
      const { id: rateId } = await pay.setRate(planner, {
        contractId: company.contract.id,
        agentId: null,
        currency: 'COP',
        perHour: '9000',
        premiums: [],
        validFrom: FIRST,
        validTo: null,
      });
      const money = { periodId: week.id, exchangeRates: [], costWeight: null };
      await company.service(PeriodMoneyService).setMoney(planner, { ...money, currency: 'COP' });
      const { scheduleId, inputs } = await generated(company, week.id);
      expect(inputs?.terms?.map(({ text }) => text)).toContain(
        'Average hours a week: at most 2880 paid minutes a week, over 17 weeks; hard from 2026-01-01',
      );
      const terms = company.service(PlanningTermsService);
      const draft = scheduleId ?? fail('no draft');
      expect(await terms.changesSince(planner, draft)).toEqual({ added: [], removed: [] });
      const cost = await terms.cost(planner, draft);
      expect(cost).toMatchObject({ currency: 'COP', unpaidAgents: expect.any(Number) as number });
      expect(cost?.total).toBeGreaterThan(0);
      expect((cost?.total ?? 0) % 9000).toBe(0);
      await rules.change(planner, first.id, {
        content: { rule: 'average-hours', max: 2400, weeks: 17 },
        validFrom: FIRST,
        validTo: null,
      });
      const changes = await terms.changesSince(planner, draft);
      expect(changes?.added.map(({ text }) => text)).toEqual([expect.stringContaining('2400')]);
      expect(changes?.removed.map(({ text }) => text)).toEqual([expect.stringContaining('2880')]);

      await company.service(PublishingService).publish(planner, draft);
      const next = await aWeek(company, { name: 'Week 11', firstDate: NEXT });
      const later = await problem(next);
      const worked = later.agents.filter(({ history }) => (history.shifts?.length ?? 0) > 0);
      expect(worked.length).toBeGreaterThan(0);
      for (const { history } of worked) {
        const paid = history.shifts?.reduce((sum, { paidMinutes }) => sum + paidMinutes, 0);
        expect(history.weeklyPaidMinutes).toEqual([paid]);
      }
      await rules.remove(planner, first.id);
      await pay.removeRate(planner, rateId);
    },
    SOLVING_MS,
  );
});
