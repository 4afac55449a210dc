import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { OffPhoneActivitiesService } from '../scheduling/terms/off-phone-activities.service.js';
import { PeriodMoneyService } from '../scheduling/terms/period-money.service.js';
import { PlanningRulesService } from '../scheduling/terms/planning-rules.service.js';
import { addDays, type LocalDate } from '../time/zoned-time.js';
import { ACTIVITIES, BUDGETS, FAIRNESS, MONEY } from './company/week-terms.js';
import { type DemoIds } from './demo-ids.js';

/** Money, fairness and work off the phone of one week. */
@Injectable()
export class DemoWeekTermsLoader {
  constructor(
    private readonly money: PeriodMoneyService,
    private readonly rules: PlanningRulesService,
    private readonly activities: OffPhoneActivitiesService,
  ) {}

  async load(periodId: number, monday: LocalDate, { sites, teams, agents }: DemoIds): Promise<void> {
    await this.money.setMoney(SYSTEM_ACTOR, { ...MONEY, periodId });
    for (const { siteCode, ...budget } of BUDGETS) {
      const siteId = siteCode === null ? null : sites.get(siteCode)!;
      await this.money.setBudget(SYSTEM_ACTOR, { ...budget, periodId, siteId });
    }
    for (const content of FAIRNESS) {
      const rule = {
        owner: { periodId },
        kind: 'fairness',
        content,
        validFrom: null,
        validTo: null,
      } as const;
      await this.rules.add(SYSTEM_ACTOR, rule);
    }
    for (const { teamCode, agentCodes, ...activity } of ACTIVITIES) {
      await this.activities.order(SYSTEM_ACTOR, {
        ...activity,
        periodId,
        firstDate: monday,
        lastDate: addDays(monday, 6),
        teamId: teamCode === null ? null : teams.get(teamCode)!,
        agentIds: agentCodes.map((code) => agents.get(code)!),
      });
    }
  }
}
